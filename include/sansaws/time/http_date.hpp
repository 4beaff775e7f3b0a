// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Dates in HTTP fields (RFC 9110 section 5.6.7).
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/time/detail/civil_time.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace detail {

inline constexpr std::array<std::string_view, 7> day_names{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
inline constexpr std::string_view month_names = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// The month of a three-letter name, 1 to 12. 0 for any other text.
constexpr int month_called(std::string_view name) noexcept {
  for (int month = 12; month != 0; --month) {
    if (name == month_names.substr(static_cast<std::size_t>(month - 1) * 3, 3)) return month;
  }
  return 0;
}

/// Reads a text by its layout, which has one character for each of the text:
///
///     Y, D, h, m, s       a digit of the year, day, hour, minute or second
///     d                   a digit of the day, or a space before a single digit
///     NNN                 the three-letter name of a month
///     anything else       that character
///
/// Nothing where the text differs from the layout.
constexpr std::optional<civil_time> scan_date(std::string_view text,
                                              std::string_view layout) noexcept {
  if (text.size() != layout.size()) return std::nullopt;
  civil_time civil{0, 0, 0, 0, 0, 0};
  for (std::size_t i = 0; i != text.size(); ++i) {
    const char c = text[i];
    int* number = nullptr;
    switch (layout[i]) {
      case 'Y':
        number = &civil.year;
        break;
      case 'D':
      case 'd':
        number = &civil.day;
        break;
      case 'h':
        number = &civil.hour;
        break;
      case 'm':
        number = &civil.minute;
        break;
      case 's':
        number = &civil.second;
        break;
      case 'N':
        if (civil.month == 0) civil.month = month_called(text.substr(i, 3));
        if (civil.month == 0) return std::nullopt;
        continue;
      default:
        if (c != layout[i]) return std::nullopt;
        continue;
    }
    if (layout[i] == 'd' && c == ' ') continue;
    if (!detail::digit_chars.contains(c)) return std::nullopt;
    *number = *number * 10 + (c - '0');
  }
  return civil;
}

}  // namespace detail

/// Reads an HTTP-date in any of its three forms. Nothing for any other text, for a date that does
/// not exist, and for one outside the years 0000 to 9999. O(1).
///
/// The name of the day must be valid, but is not compared with the date. A leap second is read as
/// the second after it. The RFC 850 form has a year of two digits: of the possible years, the
/// latest is taken that is not more than 50 years after `now`. A caller that knows the time passes
/// it; the default is 2020.
///
/// Specification: RFC 9110 section 5.6.7.
///
/// @snippet reference_examples.cpp http_date
constexpr std::optional<timestamp> parse_http_date(std::string_view text,
                                                   timestamp now = {1'577'836'800, 0}) noexcept {
  for (const std::string_view day : detail::day_names) {
    if (!text.starts_with(day.substr(0, 3))) continue;
    const std::string_view short_form = text.substr(3);
    std::optional<std::int64_t> seconds;
    if (auto civil = detail::scan_date(short_form, ", DD NNN YYYY hh:mm:ss GMT")) {
      seconds = detail::seconds_from_civil(*civil);
    } else if (civil = detail::scan_date(short_form, " NNN dD hh:mm:ss YYYY"); civil) {
      seconds = detail::seconds_from_civil(*civil);
    } else if (text.starts_with(day)) {
      civil = detail::scan_date(text.substr(day.size()), ", DD-NNN-YY hh:mm:ss GMT");
      if (!civil) return std::nullopt;
      const int in_century = civil->year;
      const timestamp latest = plus_seconds(now, 50LL * 31'556'952);
      const int latest_year = detail::civil_from_seconds(latest.seconds).year;
      civil->year = latest_year - (latest_year - in_century) % 100;
      seconds = detail::seconds_from_civil(*civil);
      if (!seconds || *seconds > latest.seconds) {
        civil->year -= 100;
        seconds = detail::seconds_from_civil(*civil);
      }
    }
    if (!seconds) return std::nullopt;
    return timestamp{*seconds, 0};
  }
  return std::nullopt;
}

/// The moment as an IMF-fixdate, such as "Sun, 06 Nov 1994 08:49:37 GMT". Rounds down to the
/// second. A moment outside the years 0000 to 9999 is written as the nearest one inside. O(1).
constexpr std::string format_http_date(timestamp time) {
  const std::int64_t seconds = clamped(time).seconds;
  const detail::civil_time civil = detail::civil_from_seconds(seconds);
  // The first of January of the year 0000 was a Saturday.
  const std::int64_t days = (seconds - (timestamp::min)().seconds) / 86'400;
  const std::string_view month =
      detail::month_names.substr(static_cast<std::size_t>(civil.month - 1) * 3, 3);
  std::array<char, 29> text{};
  char* at = text.data();
  at += detail::day_names[static_cast<std::size_t>((days + 6) % 7)].copy(at, 3);
  at += std::string_view(", ").copy(at, 2);
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.day));
  *at++ = ' ';
  at += month.copy(at, 3);
  *at++ = ' ';
  at = detail::write_digits<4>(at, static_cast<unsigned>(civil.year));
  *at++ = ' ';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.hour));
  *at++ = ':';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.minute));
  *at++ = ':';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.second));
  std::string_view(" GMT").copy(at, 4);
  return std::string(text.data(), text.size());
}

}  // namespace sansaws
