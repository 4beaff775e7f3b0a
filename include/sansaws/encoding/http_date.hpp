// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Dates in HTTP fields (RFC 9110 section 5.6.7).
#pragma once

#include <sansaws/encoding/civil_time.hpp>
#include <sansaws/encoding/fixed_text.hpp>
#include <sansaws/encoding/timestamp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::encoding {
namespace detail {

inline constexpr std::array<std::string_view, 7> day_names{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
inline constexpr std::string_view month_names = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// A month's three letters as 1 to 12, else 0.
constexpr int scan_month(text_scanner& in) noexcept {
  for (int month = 1; month <= 12; ++month) {
    if (in.literal(month_names.substr(static_cast<std::size_t>(month - 1) * 3, 3))) return month;
  }
  return 0;
}

/// time-of-day = hour ":" minute ":" second
constexpr bool scan_time_of_day(text_scanner& in, civil_time& civil) noexcept {
  return (civil.hour = in.digits<2>()) >= 0 && in.literal(":") &&
         (civil.minute = in.digits<2>()) >= 0 && in.literal(":") &&
         (civil.second = in.digits<2>()) >= 0;
}

/// IMF-fixdate after the day's name: ", 06 Nov 1994 08:49:37 GMT".
constexpr bool scan_imf_fixdate(text_scanner& in, civil_time& civil) noexcept {
  return in.literal(", ") && (civil.day = in.digits<2>()) >= 0 && in.literal(" ") &&
         (civil.month = scan_month(in)) != 0 && in.literal(" ") &&
         (civil.year = in.digits<4>()) >= 0 && in.literal(" ") && scan_time_of_day(in, civil) &&
         in.literal(" GMT") && in.at_end();
}

/// rfc850-date after the day's name: ", 06-Nov-94 08:49:37 GMT".
constexpr bool scan_rfc850_date(text_scanner& in, civil_time& civil) noexcept {
  return in.literal(", ") && (civil.day = in.digits<2>()) >= 0 && in.literal("-") &&
         (civil.month = scan_month(in)) != 0 && in.literal("-") &&
         (civil.year = in.digits<2>()) >= 0 && in.literal(" ") && scan_time_of_day(in, civil) &&
         in.literal(" GMT") && in.at_end();
}

/// asctime-date after the day's name: " Nov  6 08:49:37 1994".
constexpr bool scan_asctime_date(text_scanner& in, civil_time& civil) noexcept {
  if (!in.literal(" ") || (civil.month = scan_month(in)) == 0 || !in.literal(" ")) return false;
  civil.day = in.literal(" ") ? in.digits<1>() : in.digits<2>();
  return civil.day >= 0 && in.literal(" ") && scan_time_of_day(in, civil) && in.literal(" ") &&
         (civil.year = in.digits<4>()) >= 0 && in.at_end();
}

}  // namespace detail

/// Reads any of the three forms of an HTTP-date. Nothing for any other text, for a date that does
/// not exist, and for one outside the years 0000 to 9999.
///
/// The day of the week must be a day's name, and is not compared with the date. The two-digit year
/// of the RFC 850 form is the latest that puts the moment at most 50 years after `now`; who knows
/// the time may say it. A leap second counts as the second after it.
constexpr std::optional<timestamp> parse_http_date(std::string_view text,
                                                   timestamp now = {1'577'836'800, 0}) noexcept {
  for (const std::string_view day : detail::day_names) {
    if (text.substr(0, 3) != day.substr(0, 3)) continue;
    detail::civil_time civil;
    std::optional<std::int64_t> seconds;
    if (detail::text_scanner in{text.substr(3)}; detail::scan_imf_fixdate(in, civil)) {
      seconds = detail::seconds_from_civil(civil);
    } else if (in = {text.substr(3)}; detail::scan_asctime_date(in, civil)) {
      seconds = detail::seconds_from_civil(civil);
    } else if (in = {text}; in.literal(day) && detail::scan_rfc850_date(in, civil)) {
      const int in_century = civil.year;
      const timestamp latest = plus_seconds(now, 50LL * 31'556'952);
      const int latest_year = detail::civil_from_seconds(latest.seconds).year;
      civil.year = latest_year - (latest_year - in_century) % 100;
      seconds = detail::seconds_from_civil(civil);
      if (!seconds || *seconds > latest.seconds) {
        civil.year -= 100;
        seconds = detail::seconds_from_civil(civil);
      }
    }
    if (!seconds) return std::nullopt;
    return timestamp{*seconds, 0};
  }
  return std::nullopt;
}

/// The moment as an IMF-fixdate, "Sun, 06 Nov 1994 08:49:37 GMT". Rounds down to the second; a
/// moment outside the years 0000 to 9999 is written as the nearest inside.
constexpr std::string format_http_date(timestamp time) {
  const std::int64_t seconds = clamped(time).seconds;
  const detail::civil_time civil = detail::civil_from_seconds(seconds);
  // The first moment was a Saturday.
  const std::int64_t days = (seconds - timestamp::min().seconds) / 86'400;
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

}  // namespace sansaws::encoding
