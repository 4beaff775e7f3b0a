// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The calendar: a moment as year, month, day, hour, minute and second in UTC, and back.
#pragma once

#include <sansaws/time/timestamp.hpp>

#include <cstdint>
#include <optional>

namespace sansaws::inline SANSAWS_ABI::detail {

/// A date and time of the Gregorian calendar, which counts for all years as in RFC 3339.
struct civil_time {
  int year = 0;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

constexpr bool is_leap_year(int year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// The number of days in a month. Precondition: month is 1 to 12.
constexpr int days_in_month(int year, int month) noexcept {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Both directions count days from 0000-03-01, in years that begin with March. The day that a leap
// year adds is then the last day of its year, and before month m, where March is 0, there are
// (153 * m + 2) / 5 days.

/// The number of days from 0000-03-01 to 1970-01-01.
inline constexpr std::int32_t days_to_1970 = 719'468;

/// The number of days from 1970-01-01 to that date. Precondition: the date exists, in the years
/// 0000 to 9999.
constexpr std::int32_t days_from_civil(int year, int month, int day) noexcept {
  const int months = (month + 9) % 12;
  const int years = year + 400 - (month <= 2 ? 1 : 0);  // 400 more, so that it is positive
  return years * 365 + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day - 1 -
         146'097 - days_to_1970;
}

/// The date and time in UTC, so many seconds after 1970 began. Precondition: within the years 0000
/// to 9999.
constexpr civil_time civil_from_seconds(std::int64_t seconds) noexcept {
  // Counted from 400 years before 0000-03-01, everything is positive.
  const auto shifted =
      static_cast<std::uint64_t>(seconds + (std::int64_t{days_to_1970} + 146'097) * 86'400);
  const auto all_days = static_cast<std::uint32_t>(shifted / 86'400);
  const auto second = static_cast<std::uint32_t>(shifted % 86'400);

  const std::uint32_t cycle = all_days / 146'097;
  const std::uint32_t day_of_cycle = all_days % 146'097;
  // Without the days that leap years added, every year has 365.
  const std::uint32_t year_of_cycle =
      (day_of_cycle - day_of_cycle / 1'460 + day_of_cycle / 36'524 - day_of_cycle / 146'096) / 365;
  const std::uint32_t day_of_year =
      day_of_cycle - (year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100);
  const std::uint32_t months = (5 * day_of_year + 2) / 153;

  civil_time civil;
  civil.day = static_cast<int>(day_of_year - (153 * months + 2) / 5 + 1);
  civil.month = static_cast<int>(months < 10 ? months + 3 : months - 9);
  civil.year = static_cast<int>(cycle * 400 + year_of_cycle) - 400 + (months < 10 ? 0 : 1);
  civil.hour = static_cast<int>(second / 3'600);
  civil.minute = static_cast<int>(second / 60 % 60);
  civil.second = static_cast<int>(second % 60);
  return civil;
}

/// Seconds since 1970 of a date and time that is `offset` minutes ahead of UTC. Nothing where there
/// is no such date or time, and outside the years 0000 to 9999 in UTC.
///
/// Second 60, a leap second, is read as the second after it, in any minute: this library has no
/// table of leap seconds.
constexpr std::optional<std::int64_t> seconds_from_civil(const civil_time& civil,
                                                         int offset = 0) noexcept {
  if (civil.year < 0 || civil.year > 9999 || civil.month < 1 || civil.month > 12) {
    return std::nullopt;
  }
  if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month)) return std::nullopt;
  if (civil.hour < 0 || civil.hour > 23 || civil.minute < 0 || civil.minute > 59) {
    return std::nullopt;
  }
  if (civil.second < 0 || civil.second > 60) return std::nullopt;

  const std::int64_t minutes = civil.hour * 60 + civil.minute - offset;
  const std::int64_t seconds =
      std::int64_t{days_from_civil(civil.year, civil.month, civil.day)} * 86'400 + minutes * 60 +
      civil.second;
  if (seconds < (timestamp::min)().seconds || seconds > (timestamp::max)().seconds) {
    return std::nullopt;
  }
  return seconds;
}

}  // namespace sansaws::detail
