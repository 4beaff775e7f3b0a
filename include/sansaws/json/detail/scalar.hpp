// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// One JSON string, number or literal into one C++ value.
#pragma once

#include <sansaws/json/shape.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <charconv>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::json::detail {

/// What a JSON string stands for. `owner` holds it and may be moved from; null where the text has
/// to be copied.
struct json_text {
  std::string_view view;
  std::string* owner;
};

/// A key, a text or an open enumeration, without a second copy of a long text.
template <class T>
T make_from(const json_text& text) {
  return text.owner != nullptr ? T(std::move(*text.owner)) : T(text.view);
}

/// A JSON number: as it is written, and as the parser read it. That can be off in the last place,
/// is infinite or 0 beyond the range, and no number at all for a 0 with a huge exponent.
struct json_number {
  std::string_view written;
  double about;
};

/// The double nearest to what is written, where the standard library reads such; else the parser's.
/// Infinite where it is beyond the range.
template <class Double = double>
Double nearest(const json_number& number) noexcept {
  const bool is_number = number.about == number.about;
  if constexpr (requires(const char* p, Double& to) { std::from_chars(p, p, to); }) {
    Double exact = 0;
    const char* const first = number.written.data();
    if (std::from_chars(first, first + number.written.size(), exact).ec == std::errc{}) {
      return exact;
    }
    // It does not tell too large from too small, and the parser may have stopped short of infinity.
    constexpr Double infinity = std::numeric_limits<Double>::infinity();
    if (number.about > 1) return infinity;
    if (number.about < -1) return -infinity;
  }
  return is_number ? number.about : 0;
}

/// Where it is a 64-bit integer without fraction and exponent.
inline bool read_integer(std::int64_t& to, std::string_view written) noexcept {
  const char* const last = written.data() + written.size();
  const auto [end, error] = std::from_chars(written.data(), last, to);
  return end == last && error == std::errc{};
}

// Each stores what a JSON value says, where the type takes that kind of value; false where the
// value is impossible.

inline bool store(std::string& to, const json_text& text) {
  to = make_from<std::string>(text);
  return true;
}
template <class E>
bool store(open_enum<E>& to, const json_text& text) {
  if (const auto known = from_wire<E>(text.view)) {
    to = *known;
  } else {
    to = make_from<open_enum<E>>(text);
  }
  return true;
}
/// RFC 3339.
inline bool store(timestamp& to, const json_text& text) {
  const auto time = parse_rfc3339(text.view);
  if (time) to = *time;
  return time.has_value();
}
/// Seconds since the epoch.
inline bool store(timestamp& to, const json_number& number) noexcept {
  std::int64_t seconds = 0;
  const auto time = read_integer(seconds, number.written) ? timestamp_from_epoch(seconds)
                                                          : timestamp_from_epoch(nearest(number));
  if (time) to = *time;
  return time.has_value();
}
inline bool store(double& to, const json_number& number) noexcept {
  constexpr double largest = std::numeric_limits<double>::max();
  to = nearest(number);
  return to >= -largest && to <= largest;
}
/// Integers may be written as decimals, `1e3`.
inline bool store(std::int64_t& to, const json_number& number) noexcept {
  if (read_integer(to, number.written)) return true;
  constexpr double exact = 9007199254740992.0;  // 2^53: beyond it doubles skip integers
  const double value = nearest(number);
  if (!(value > -exact && value < exact)) return false;
  to = static_cast<std::int64_t>(value);
  return static_cast<double>(to) == value;
}
inline bool store(bool& to, bool truth) noexcept {
  to = truth;
  return true;
}

/// Whether a `T` takes that kind of JSON value.
template <class T, class V>
concept takes = requires(T& to, const V& value) {
  store(to, value);
};

}  // namespace sansaws::json::detail
