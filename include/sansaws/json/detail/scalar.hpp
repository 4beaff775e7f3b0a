// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a JSON string or number says, into one C++ value.
#pragma once

#include <sansaws/core/ascii.hpp>
#include <sansaws/encoding/rfc3339.hpp>
#include <sansaws/json/shape.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

namespace sansaws::json::detail {

/// The double that `written`, a JSON number, stands for, up to a few units in the last place;
/// infinite or 0 where it is beyond the range. Linear.
inline double approximate(std::string_view written) noexcept {
  double value = 0;
  std::int64_t exponent = 0;
  bool fraction = false;
  const std::size_t mantissa_end = std::min(written.find_first_of("eE"), written.size());
  for (const char c : written.substr(0, mantissa_end)) {
    if (c == '.') fraction = true;
    if (!ascii::is_digit(c)) continue;
    const bool counts = value < 1e18;  // what follows is beyond the precision
    if (counts) value = value * 10 + (c - '0');
    exponent += static_cast<int>(!counts) - static_cast<int>(fraction);
  }
  if (mantissa_end != written.size()) {
    const std::string_view power = written.substr(mantissa_end + 1);
    const std::size_t digits = power.front() == '+' ? 1 : 0;  // from_chars knows no plus
    std::int64_t ten = 0;
    const auto read = std::from_chars(power.data() + digits, power.data() + power.size(), ten);
    constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max() / 2;
    if (read.ec != std::errc{}) ten = power.front() == '-' ? -huge : huge;
    exponent += std::clamp(ten, -huge, huge);
  }
  constexpr std::int64_t beyond = 400;  // more than any double has, whatever the digits
  exponent = std::clamp(exponent, -beyond, beyond);
  for (; exponent > 0; --exponent) value *= 10;
  for (; exponent < 0; ++exponent) value /= 10;
  return written.front() == '-' ? -value : value;
}

/// The double nearest to `written`, a JSON number, where the standard library has that; infinite
/// where that is beyond the range.
template <class Double = double>
Double nearest(std::string_view written) noexcept {
  Double exact = 0;
  // Not every one has this for floating point, and none tells too large from too small.
  if constexpr (requires(const char* p) { std::from_chars(p, p, exact); }) {
    const char* const first = written.data();
    if (std::from_chars(first, first + written.size(), exact).ec == std::errc{}) return exact;
    constexpr Double infinity = std::numeric_limits<Double>::infinity();
    const Double about = approximate(written);
    return about > 1 ? infinity : about < -1 ? -infinity : about;
  } else {
    return approximate(written);
  }
}

/// `written`, a JSON number, where it is a 64-bit integer without fraction and exponent.
inline bool read_integer(std::int64_t& to, std::string_view written) noexcept {
  const char* const last = written.data() + written.size();
  const auto [end, error] = std::from_chars(written.data(), last, to);
  return end == last && error == std::errc{};
}

inline bool store_number(double& to, std::string_view written) noexcept {
  constexpr double largest = std::numeric_limits<double>::max();
  to = nearest(written);
  return to >= -largest && to <= largest;
}
/// Integers may be written as decimals, `1e3`.
inline bool store_number(std::int64_t& to, std::string_view written) noexcept {
  if (read_integer(to, written)) return true;
  constexpr double exact = 9007199254740992.0;  // 2^53: beyond it doubles skip integers
  const double number = nearest(written);
  if (!(number > -exact && number < exact)) return false;
  to = static_cast<std::int64_t>(number);
  return static_cast<double>(to) == number;
}
/// Seconds since the epoch.
inline bool store_number(encoding::timestamp& to, std::string_view written) noexcept {
  std::int64_t seconds = 0;
  const auto time = read_integer(seconds, written)
                        ? encoding::timestamp_from_epoch(seconds)
                        : encoding::timestamp_from_epoch(nearest(written));
  if (time) to = *time;
  return time.has_value();
}

inline bool store_text(std::string& to, std::string_view text) {
  to = text;
  return true;
}
/// RFC 3339.
inline bool store_text(encoding::timestamp& to, std::string_view text) {
  const auto time = encoding::parse_rfc3339(text);
  if (time) to = *time;
  return time.has_value();
}

/// What comes as a JSON string, and what as a JSON number; a timestamp as either.
template <class T>
concept text_shape = is_open_enum<T> || requires(T& to, std::string_view text) {
  store_text(to, text);
};
template <class T>
concept number_shape = requires(T& to, std::string_view written) {
  store_number(to, written);
};

}  // namespace sansaws::json::detail
