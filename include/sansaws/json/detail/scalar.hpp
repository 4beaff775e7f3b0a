// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Stores one JSON string, number or literal in one C++ value.
#pragma once

#include <sansaws/core/secret.hpp>
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

/// The text of a JSON string, without its escapes. `owner` is the string that holds the text, to be
/// moved from; null if the text has to be copied.
struct json_text {
  std::string_view view;
  std::string* owner;
};

/// A `T`, which is a string or an open enumeration, with that text. Moves the text if it can.
template <class T>
T make_from(const json_text& text) {
  return text.owner != nullptr ? T(std::move(*text.owner)) : T(text.view);
}

/// A JSON number, as it is written and as the parser read it. The parser's value can be wrong in
/// the last digit; it is infinite or 0 beyond the range of double, and NaN for a 0 with a huge
/// exponent.
struct json_number {
  std::string_view written;
  double approximate;
};

/// The double nearest to what is written, if the standard library can read floating-point numbers
/// (libc++ from version 20 on); else the value of the parser. Infinite beyond the range of double.
template <class Double = double>
Double nearest(const json_number& number) noexcept {
  const bool is_number = number.approximate == number.approximate;
  if constexpr (requires(const char* p, Double& to) { std::from_chars(p, p, to); }) {
    Double exact = 0;
    const char* const first = number.written.data();
    if (std::from_chars(first, first + number.written.size(), exact).ec == std::errc{}) {
      return exact;
    }
    // from_chars does not tell too large from too small. The parser's value does, but it can be a
    // finite number where infinity is right.
    constexpr Double infinity = std::numeric_limits<Double>::infinity();
    if (number.approximate > 1) return infinity;
    if (number.approximate < -1) return -infinity;
  }
  return is_number ? number.approximate : 0;
}

/// Stores a number that is written as an integer, without fraction and exponent. False if it is
/// not, or if it does not fit into 64 bits.
inline bool parse_integer(std::int64_t& to, std::string_view written) noexcept {
  const char* const last = written.data() + written.size();
  const auto [end, error] = std::from_chars(written.data(), last, to);
  return end == last && error == std::errc{};
}

// There is one `store` for each type and each kind of JSON value that the type can hold. False if
// it cannot hold this value.

inline bool store(std::string& to, const json_text& text) {
  to = make_from<std::string>(text);
  return true;
}
inline bool store(secret& to, const json_text& text) {
  to = secret(text.view);
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
/// A text in the form of RFC 3339.
inline bool store(timestamp& to, const json_text& text) {
  const auto time = parse_rfc3339(text.view);
  if (time) to = *time;
  return time.has_value();
}
/// A number of seconds since the epoch.
inline bool store(timestamp& to, const json_number& number) noexcept {
  std::int64_t seconds = 0;
  const auto time = parse_integer(seconds, number.written) ? timestamp_from_epoch(seconds)
                                                           : timestamp_from_epoch(nearest(number));
  if (time) to = *time;
  return time.has_value();
}
inline bool store(double& to, const json_number& number) noexcept {
  constexpr double max = (std::numeric_limits<double>::max)();
  to = nearest(number);
  return to >= -max && to <= max;
}
/// An integer, which may be written with a fraction or exponent, as in `1e3`.
inline bool store(std::int64_t& to, const json_number& number) noexcept {
  if (parse_integer(to, number.written)) return true;
  constexpr double max_exact = 9007199254740992.0;  // 2^53: beyond it doubles skip integers
  const double value = nearest(number);
  if (!(value > -max_exact && value < max_exact)) return false;
  to = static_cast<std::int64_t>(value);
  return static_cast<double>(to) == value;
}
inline bool store(bool& to, bool truth) noexcept {
  to = truth;
  return true;
}

/// Whether a `T` can hold that kind of JSON value.
template <class T, class V>
concept takes = requires(T& to, const V& value) {
  store(to, value);
};

}  // namespace sansaws::json::detail
