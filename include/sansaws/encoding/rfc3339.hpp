// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Date and time on the internet (RFC 3339), and seconds since 1970 as JSON numbers carry them.
#pragma once

#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/civil_time.hpp>
#include <sansaws/encoding/fixed_text.hpp>
#include <sansaws/encoding/timestamp.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::encoding {

/// Reads an RFC 3339 section 5.6 date-time.
///
///     date-time = 4DIGIT "-" 2DIGIT "-" 2DIGIT "T" 2DIGIT ":" 2DIGIT ":" 2DIGIT
///                 ["." 1*9DIGIT] ("Z" / ("+" / "-") 2DIGIT ":" 2DIGIT)
///
/// "t" and "z" count as their upper case; the date must exist; the offset "-00:00" counts as UTC.
/// A leap second, ":60", is taken as the second after it. Nothing
/// for any other text, and for a moment outside the years 0000 to 9999 in UTC.
constexpr std::optional<timestamp> parse_rfc3339(std::string_view text) noexcept {
  detail::text_scanner in{text};
  detail::civil_time civil;
  if ((civil.year = in.digits<4>()) < 0 || !in.literal("-")) return std::nullopt;
  if ((civil.month = in.digits<2>()) < 0 || !in.literal("-")) return std::nullopt;
  if ((civil.day = in.digits<2>()) < 0 || in.one_of("Tt") == '\0') return std::nullopt;
  if ((civil.hour = in.digits<2>()) < 0 || !in.literal(":")) return std::nullopt;
  if ((civil.minute = in.digits<2>()) < 0 || !in.literal(":")) return std::nullopt;
  if ((civil.second = in.digits<2>()) < 0) return std::nullopt;

  std::int32_t nanoseconds = 0;
  if (in.literal(".")) {
    std::size_t count = 0;
    for (int digit = in.digits<1>(); digit >= 0; digit = in.digits<1>()) {
      if (++count > 9) return std::nullopt;
      nanoseconds = nanoseconds * 10 + digit;
    }
    if (count == 0) return std::nullopt;
    for (; count != 9; ++count) nanoseconds *= 10;
  }

  int offset = 0;
  const char zone = in.one_of("Zz+-");
  if (zone == '+' || zone == '-') {
    const int hours = in.digits<2>();
    if (hours < 0 || hours > 23 || !in.literal(":")) return std::nullopt;
    const int minutes = in.digits<2>();
    if (minutes < 0 || minutes > 59) return std::nullopt;
    offset = (hours * 60 + minutes) * (zone == '-' ? -1 : 1);
  }
  if (zone == '\0' || !in.at_end()) return std::nullopt;

  const std::optional<std::int64_t> seconds = detail::seconds_from_civil(civil, offset);
  if (!seconds) return std::nullopt;
  return timestamp{*seconds, nanoseconds};
}

/// Appends the moment in UTC, "2026-01-02T03:04:05.678Z", with as many fraction digits as it needs.
///
/// A moment outside the years 0000 to 9999 is written as the nearest inside.
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

/// The same as a string of its own; `parse_rfc3339` undoes it exactly.
constexpr std::string format_rfc3339(timestamp time) {
  std::string text;
  append_rfc3339(text, time);
  return text;
}

/// Whole seconds since 1970; nothing outside the years 0000 to 9999.
template <std::integral I>
requires(!std::same_as<I, bool>) constexpr std::optional<timestamp> timestamp_from_epoch(
    I seconds) noexcept {
  if (std::cmp_less(seconds, timestamp::min().seconds) ||
      std::cmp_greater(seconds, timestamp::max().seconds)) {
    return std::nullopt;
  }
  return timestamp{static_cast<std::int64_t>(seconds), 0};
}

/// Seconds since 1970 with a fraction; nothing outside the years 0000 to 9999, nor for NaN.
///
/// A double near today is exact to some 240 ns only. So it is read as the shortest decimal fraction
/// that it could have been written as: 1767323045.678 has 678'000'000 ns and not 677'999'973.
/// Where that takes more than nine digits, as the nearest nanosecond.
constexpr std::optional<timestamp> timestamp_from_epoch(double epoch) noexcept {
  constexpr auto first = static_cast<double>(timestamp::min().seconds);
  constexpr auto end = static_cast<double>(timestamp::max().seconds + 1);
  if (!(epoch >= first && epoch < end)) return std::nullopt;

  auto seconds = static_cast<std::int64_t>(epoch);
  if (static_cast<double>(seconds) > epoch) --seconds;           // the cast rounds towards zero
  const double fraction = epoch - static_cast<double>(seconds);  // exact, 0 <= fraction < 1

  std::int64_t nanoseconds = 0;
  std::int64_t scale = 1;
  for (int digits = 0; digits <= 9; ++digits, scale *= 10) {
    const auto scaled = static_cast<std::int64_t>(fraction * static_cast<double>(scale) + 0.5);
    nanoseconds = scaled * (1'000'000'000 / scale);
    const double read_back =
        static_cast<double>(seconds) + static_cast<double>(scaled) / static_cast<double>(scale);
    if (read_back == epoch) break;
  }
  if (nanoseconds == 1'000'000'000) {
    nanoseconds = 0;
    ++seconds;
  }
  if (seconds > timestamp::max().seconds) return std::nullopt;
  return timestamp{seconds, static_cast<std::int32_t>(nanoseconds)};
}

}  // namespace sansaws::encoding
