// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Date and time as JSON has them: the text of RFC 3339, and seconds since 1970.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/time/detail/civil_time.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {

/// Reads a date-time of RFC 3339 section 5.6:
///
///     date-time = 4DIGIT "-" 2DIGIT "-" 2DIGIT "T" 2DIGIT ":" 2DIGIT ":" 2DIGIT
///                 ["." 1*9DIGIT] ("Z" / ("+" / "-") 2DIGIT ":" 2DIGIT)
///
/// "t" and "z" may be in lower case. The offset "-00:00" is read as UTC. A leap second, ":60", is
/// read as the second after it. Nothing for any other text, for a date that does not exist, and for
/// a moment outside the years 0000 to 9999 in UTC. O(size).
///
/// @snippet reference_examples.cpp rfc3339
constexpr std::optional<timestamp> parse_rfc3339(std::string_view text) noexcept {
  if (text.size() < 20) return std::nullopt;
  const auto two = [text](std::size_t at) { return detail::two_digits(text.data() + at); };
  const int century = two(0);
  const int year = two(2);
  const detail::civil_time civil{century * 100 + year, two(5), two(8), two(11), two(14), two(17)};
  // A part that is no number is negative, and `seconds_from_civil` refuses the others.
  if ((century | year) < 0 || text[4] != '-' || text[7] != '-' ||
      (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  text.remove_prefix(19);

  std::int32_t nanoseconds = 0;
  if (text.front() == '.') {
    text.remove_prefix(1);
    std::size_t count = detail::find_first<~detail::digit_chars>(text);
    const auto fraction = detail::parse_decimal(text.substr(0, count));
    if (!fraction || count > 9 || count == text.size()) return std::nullopt;
    text.remove_prefix(count);
    nanoseconds = static_cast<std::int32_t>(*fraction);
    for (; count != 9; ++count) nanoseconds *= 10;
  }

  int offset = 0;
  const char zone = text.front();
  if (zone == '+' || zone == '-') {
    if (text.size() != 6 || text[3] != ':') return std::nullopt;
    const int hours = detail::two_digits(text.data() + 1);
    const int minutes = detail::two_digits(text.data() + 4);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    offset = (hours * 60 + minutes) * (zone == '-' ? -1 : 1);
  } else if (text.size() != 1 || (zone != 'Z' && zone != 'z')) {
    return std::nullopt;
  }

  const std::optional<std::int64_t> seconds = detail::seconds_from_civil(civil, offset);
  if (!seconds) return std::nullopt;
  return timestamp{*seconds, nanoseconds};
}

/// Appends the moment in UTC, such as "2026-01-02T03:04:05.678Z", with as many digits of a fraction
/// as it needs. A moment outside the years 0000 to 9999 is written as the nearest one inside. O(1).
template <text_sink S>
constexpr void append_rfc3339(S& sink, timestamp time) {
  time = clamped(time);
  const detail::civil_time civil = detail::civil_from_seconds(time.seconds);
  std::array<char, 30> text{};
  char* at = detail::write_digits<4>(text.data(), static_cast<unsigned>(civil.year));
  *at++ = '-';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.month));
  *at++ = '-';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.day));
  *at++ = 'T';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.hour));
  *at++ = ':';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.minute));
  *at++ = ':';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.second));
  if (time.nanoseconds != 0) {
    *at++ = '.';
    at = detail::write_digits<9>(at, static_cast<unsigned>(time.nanoseconds));
    while (at[-1] == '0') --at;
  }
  *at++ = 'Z';
  sink.append(std::string_view(text.data(), static_cast<std::size_t>(at - text.data())));
}

/// The same as a new string. `parse_rfc3339` reads it back without loss.
constexpr std::string format_rfc3339(timestamp time) {
  std::string text;
  append_rfc3339(text, time);
  return text;
}

/// The moment so many whole seconds after 1970 began. Nothing outside the years 0000 to 9999. O(1).
template <std::integral I>
requires(!std::same_as<I, bool>) constexpr std::optional<timestamp> timestamp_from_epoch(
    I seconds) noexcept {
  if (std::cmp_less(seconds, (timestamp::min)().seconds) ||
      std::cmp_greater(seconds, (timestamp::max)().seconds)) {
    return std::nullopt;
  }
  return timestamp{static_cast<std::int64_t>(seconds), 0};
}

/// The same for seconds with a fraction. Nothing outside the years 0000 to 9999, and for NaN.
///
/// Near today, a double is exact to some 240 ns only. So the fraction is taken as the shortest
/// decimal that gives this double: 1767323045.678 has 678'000'000 ns and not 677'999'973. Where
/// that takes more than nine digits, the fraction is rounded to the nearest nanosecond. O(1).
///
/// @snippet reference_examples.cpp timestamp_from_epoch
constexpr std::optional<timestamp> timestamp_from_epoch(double epoch) noexcept {
  constexpr auto first = static_cast<double>((timestamp::min)().seconds);
  constexpr auto end = static_cast<double>((timestamp::max)().seconds + 1);
  if (!(epoch >= first && epoch < end)) return std::nullopt;

  auto seconds = static_cast<std::int64_t>(epoch);
  if (static_cast<double>(seconds) > epoch) --seconds;           // the cast rounded towards zero
  const double fraction = epoch - static_cast<double>(seconds);  // exact, 0 <= fraction < 1

  std::int64_t nanoseconds = 0;
  std::int64_t scale = 1;
  for (int digits = 0; digits <= 9; ++digits, scale *= 10) {
    const auto scaled = static_cast<std::int64_t>(fraction * static_cast<double>(scale) + 0.5);
    nanoseconds = scaled * (1'000'000'000 / scale);
    const double read_back =
        static_cast<double>(seconds) + static_cast<double>(scaled) / static_cast<double>(scale);
    // As bits, which are those of a double: the x87 has registers with more, and compares all.
    if (std::bit_cast<std::uint64_t>(read_back) == std::bit_cast<std::uint64_t>(epoch)) break;
  }
  if (nanoseconds == 1'000'000'000) {
    nanoseconds = 0;
    ++seconds;
  }
  if (seconds > (timestamp::max)().seconds) return std::nullopt;
  return timestamp{seconds, static_cast<std::int32_t>(nanoseconds)};
}

}  // namespace sansaws
