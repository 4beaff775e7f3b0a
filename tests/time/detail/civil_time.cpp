// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The calendar against std::chrono's.
#include <sansaws/time/detail/civil_time.hpp>

#include <chrono>
#include <cstdint>

#include "catch.hpp"

using namespace sansaws;
using namespace sansaws::detail;
using detail::civil_from_seconds;
using detail::civil_time;
using detail::days_in_month;
using detail::seconds_from_civil;

static_assert(seconds_from_civil({1970, 1, 1, 0, 0, 0}) == 0);
static_assert(civil_from_seconds(-1).year == 1969);

TEST_CASE("every day of the years 0000 to 9999 is the day that std::chrono says, both ways") {
  using namespace std::chrono;
  std::int64_t wrong = 0;
  for (sys_days day = sys_days(year(0) / 1 / 1); day <= sys_days(year(9999) / 12 / 31);
       day += days(1)) {
    const year_month_day expected(day);
    const std::int64_t seconds = std::int64_t{day.time_since_epoch().count()} * 86'400;
    const civil_time civil = civil_from_seconds(seconds);
    wrong += civil.year != int(expected.year()) ||
             civil.month != static_cast<int>(unsigned(expected.month())) ||
             civil.day != static_cast<int>(unsigned(expected.day())) || civil.hour != 0 ||
             civil.minute != 0 || civil.second != 0;
    wrong += seconds_from_civil(civil) != seconds;
  }
  CHECK(wrong == 0);
}

TEST_CASE("every second of a day is its hour, minute and second, both ways") {
  std::int64_t wrong = 0;
  for (std::int64_t second = 0; second != 86'400; ++second) {
    const civil_time civil = civil_from_seconds(second - 86'400);
    wrong += civil.hour * 3'600 + civil.minute * 60 + civil.second != second;
    wrong += civil.hour > 23 || civil.minute > 59 || civil.second > 59 || civil.day != 31;
    wrong += seconds_from_civil(civil) != second - 86'400;
  }
  CHECK(wrong == 0);
}

TEST_CASE("months have the days that they have, and no date outside them is taken") {
  using namespace std::chrono;
  for (const int y : {0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999}) {
    for (int m = 1; m <= 12; ++m) {
      const auto last_day = year(y) / month(static_cast<unsigned>(m)) / std::chrono::last;
      const int count = static_cast<int>(unsigned(last_day.day()));
      CHECK(days_in_month(y, m) == count);
      CHECK(seconds_from_civil({y, m, count, 0, 0, 0}).has_value());
      CHECK_FALSE(seconds_from_civil({y, m, count + 1, 0, 0, 0}).has_value());
      CHECK_FALSE(seconds_from_civil({y, m, 0, 0, 0, 0}).has_value());
    }
  }
  CHECK_FALSE(seconds_from_civil({2026, 0, 1, 0, 0, 0}).has_value());
  CHECK_FALSE(seconds_from_civil({2026, 13, 1, 0, 0, 0}).has_value());
  CHECK_FALSE(seconds_from_civil({-1, 12, 31, 0, 0, 0}).has_value());
  CHECK_FALSE(seconds_from_civil({10'000, 1, 1, 0, 0, 0}).has_value());
}

TEST_CASE("no hour, minute or second outside the clock is taken") {
  CHECK_FALSE(seconds_from_civil({2026, 1, 2, 24, 0, 0}).has_value());
  CHECK_FALSE(seconds_from_civil({2026, 1, 2, -1, 0, 0}).has_value());
  CHECK_FALSE(seconds_from_civil({2026, 1, 2, 0, 60, 0}).has_value());
  CHECK_FALSE(seconds_from_civil({2026, 1, 2, 0, -1, 0}).has_value());
  CHECK_FALSE(seconds_from_civil({2026, 1, 2, 0, 0, 61}).has_value());
  CHECK_FALSE(seconds_from_civil({2026, 1, 2, 0, 0, -1}).has_value());
}

TEST_CASE("an offset moves the time to UTC, and not out of the years 0000 to 9999") {
  CHECK(seconds_from_civil({1970, 1, 1, 1, 30, 0}, 90) == 0);
  CHECK(seconds_from_civil({1969, 12, 31, 23, 0, 0}, -60) == 0);
  CHECK(seconds_from_civil({0, 1, 1, 0, 1, 0}, 1) == timestamp::min().seconds);
  CHECK_FALSE(seconds_from_civil({0, 1, 1, 0, 0, 59}, 1).has_value());
  CHECK(seconds_from_civil({9999, 12, 31, 23, 58, 59}, -1) == timestamp::max().seconds);
  CHECK_FALSE(seconds_from_civil({9999, 12, 31, 23, 59, 0}, -1).has_value());
}

TEST_CASE("a leap second is the second after it") {
  for (int month = 1; month <= 12; ++month) {
    const int last = days_in_month(2016, month);
    const auto before = seconds_from_civil({2016, month, last, 23, 59, 59});
    REQUIRE(before.has_value());
    CHECK(seconds_from_civil({2016, month, last, 23, 59, 60}) == *before + 1);
    CHECK(seconds_from_civil({2016, month, last, 23, 58, 60}) == *before - 59);
    CHECK_FALSE(seconds_from_civil({2016, month, last, 23, 59, 61}).has_value());
    CHECK(seconds_from_civil({2016, month, last, 15, 59, 60}, -480) == *before + 1);
  }
  CHECK_FALSE(seconds_from_civil({9999, 12, 31, 23, 59, 60}).has_value());
}
