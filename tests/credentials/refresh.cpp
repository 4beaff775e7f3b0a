// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/refresh.hpp>.
#include <sansaws/credentials/refresh.hpp>

#include "catch.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>

using namespace sansaws;
using namespace sansaws::credentials;

namespace {

constexpr timestamp start(1'767'323'045, 5);
constexpr timestamp after(std::int64_t seconds) {
  return plus_seconds(start, seconds);
}

}  // namespace

TEST_CASE("credentials without an end are always good") {
  constexpr auto times = plan_refresh(start, std::nullopt, 0.5);
  static_assert(freshness_at(times, start) == freshness::good);
  CHECK(freshness_at(times, (timestamp::max)()) == freshness::good);
  CHECK(freshness_at(times, timestamp(std::numeric_limits<std::int64_t>::max(), 0)) ==
        freshness::good);
}

TEST_CASE("a refresh is advised between 15 and 10 minutes before the end, by the random number") {
  const auto end = after(3600);
  CHECK(plan_refresh(start, end, 0).soon == after(3600 - 900));
  CHECK(plan_refresh(start, end, 0.5).soon == after(3600 - 750));
  CHECK(plan_refresh(start, end, 0.9999).soon == after(3600 - 601));
  for (const double random : {0.0, 0.3, 0.999999}) {
    CHECK(plan_refresh(start, end, random).now == after(3600 - 600));
    CHECK(plan_refresh(start, end, random).expired == end);
    CHECK_FALSE(plan_refresh(start, end, random).extended);
  }
}

TEST_CASE("credentials of a short life are not asked for again at once") {
  // Of ten minutes: good for five at least, and there are more than three to get newer ones.
  const auto end = after(600);
  const auto times = plan_refresh(start, end, 0);
  CHECK(freshness_at(times, after(300)) == freshness::good);
  CHECK(freshness_at(times, after(301)) == freshness::refresh_soon);
  CHECK(freshness_at(times, after(400)) == freshness::refresh_soon);
  CHECK(freshness_at(times, after(401)) == freshness::refresh_now);
  CHECK(freshness_at(times, after(601)) == freshness::expired);
  // From half an hour on, the minutes of AWS.
  CHECK(plan_refresh(start, after(1800), 0).soon == after(900));
  CHECK(plan_refresh(start, after(1800), 0).now == after(1200));
}

TEST_CASE("credentials that have ended before they were obtained are expired") {
  const auto times = plan_refresh(start, after(-1), 0.5);
  CHECK(freshness_at(times, start) == freshness::expired);
  CHECK(freshness_at(plan_refresh(start, start, 0.5), start) == freshness::good);
}

TEST_CASE("credentials stay in use past their end, and asked for again in 5 to 10 minutes") {
  for (const double random : {0.0, 0.4, 0.999999}) {
    const auto times = extend_refresh(start, random);
    CHECK(times.extended);
    CHECK(freshness_at(times, start) == freshness::good);
    CHECK(freshness_at(times, after(300)) == freshness::good);
    CHECK(freshness_at(times, after(600)) == freshness::refresh_now);
    CHECK(freshness_at(times, after(1'000'000)) == freshness::refresh_now);  // never expired
  }
}

TEST_CASE("the times of a refresh are in order whatever the arguments") {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const auto obtained : {least, std::int64_t{-1}, std::int64_t{0}, most}) {
    for (const auto end : {least, std::int64_t{-1}, std::int64_t{1}, std::int64_t{1800}, most}) {
      for (const double random :
           {-infinity, -1.0, 0.0, 0.5, 1.0, infinity, std::numeric_limits<double>::quiet_NaN()}) {
        CAPTURE(obtained, end, random);
        const auto times = plan_refresh({obtained, 0}, timestamp(end, 999'999'999), random);
        CHECK(times.soon <= times.now);
        CHECK(times.now <= times.expired);
        CHECK(times.expired == clamped({end, 999'999'999}));
        const auto extended = extend_refresh({end, 0}, random);
        CHECK(extended.soon >= clamped({end, 0}));
        CHECK(extended.soon <= plus_seconds(clamped({end, 0}), 600));
        (void)freshness_at(times, {obtained, -1});
      }
    }
  }
}

TEST_CASE("credentials become never fresher as time goes on") {
  for (const std::int64_t life : {0, 1, 2, 3, 599, 600, 1799, 1800, 3600}) {
    const auto times = plan_refresh(start, after(life), 0.7);
    auto before = freshness::good;
    for (std::int64_t second = -10; second != life + 10; ++second) {
      const auto state = freshness_at(times, after(second));
      CHECK(state >= before);
      before = state;
    }
    CHECK(before == freshness::expired);
  }
}
