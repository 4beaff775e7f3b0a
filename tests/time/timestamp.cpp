// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Moments, and their way from and to std::chrono.
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <random>
#include <ratio>
#include <type_traits>

#include "catch.hpp"

using sansaws::clamped;
using sansaws::plus_seconds;
using sansaws::timestamp;

namespace {

using std::chrono::system_clock;
template <class Rep, class Period>
using system_time = std::chrono::time_point<system_clock, std::chrono::duration<Rep, Period>>;
using nanoseconds = system_time<std::int64_t, std::nano>;
using microseconds = system_time<std::int64_t, std::micro>;
using seconds = system_time<std::int64_t, std::ratio<1>>;
using short_seconds = system_time<std::int32_t, std::ratio<1>>;
using tiny_milliseconds = system_time<std::int8_t, std::milli>;
using hours = system_time<std::int32_t, std::ratio<3600>>;
using sixtieths = system_time<std::int64_t, std::ratio<1, 60>>;

// As a number: Catch2 3 prints no time points but those that system_clock's own can hold.
template <class TimePoint>
auto count(TimePoint time) {
  return time.time_since_epoch().count();
}

template <class TimePoint>
concept convertible = requires(timestamp moment) {
  requires std::is_convertible_v<TimePoint, timestamp>;
  moment.to<TimePoint>();
};
static_assert(convertible<system_clock::time_point>);
static_assert(convertible<std::chrono::sys_days>);
static_assert(!convertible<std::chrono::steady_clock::time_point>, "it does not count from 1970");
static_assert(!convertible<std::int64_t>);
static_assert(!convertible<system_time<std::int64_t, std::pico>>, "a timestamp would not hold it");
static_assert(!convertible<system_time<double, std::ratio<1>>>,
              "its rounding is not ours to choose");

template <class TimePoint>
constexpr TimePoint at(typename TimePoint::rep count) {
  return TimePoint(typename TimePoint::duration(count));
}

static_assert(timestamp(at<nanoseconds>(-1)) == timestamp{-1, 999'999'999});
static_assert(timestamp{-1, 999'999'999}.to<nanoseconds>() == at<nanoseconds>(-1));
static_assert(timestamp{1'767'323'045, 678'000'000}.to<seconds>() == at<seconds>(1'767'323'045));

constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
constexpr auto highest = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("moments are ordered by time") {
  CHECK(timestamp{1, 0} < timestamp{1, 1});
  CHECK(timestamp{1, 999'999'999} < timestamp{2, 0});
  CHECK(timestamp{-1, 0} < timestamp{0, 0});
  CHECK(timestamp{5, 6} == timestamp{5, 6});
}

TEST_CASE("time points of any unit become the moment that they stand for, before 1970 too") {
  CHECK(timestamp(at<nanoseconds>(1'500'000'001)) == timestamp{1, 500'000'001});
  CHECK(timestamp(at<nanoseconds>(-1'500'000'000)) == timestamp{-2, 500'000'000});
  CHECK(timestamp(at<microseconds>(-1)) == timestamp{-1, 999'999'000});
  CHECK(timestamp(at<sixtieths>(61)) == timestamp{1, 16'666'666});
  CHECK(timestamp(at<hours>(-2)) == timestamp{-7'200, 0});
  CHECK(timestamp(at<tiny_milliseconds>(-128)) == timestamp{-1, 872'000'000});
}

TEST_CASE("moments become time points of any unit, rounded down") {
  const timestamp moment{-2, 500'000'000};
  CHECK(count(moment.to<nanoseconds>()) == count(at<nanoseconds>(-1'500'000'000)));
  CHECK(count(moment.to<seconds>()) == count(at<seconds>(-2)));
  CHECK(count(moment.to<hours>()) == count(at<hours>(-1)));
  CHECK(count(moment.to<sixtieths>()) == count(at<sixtieths>(-90)));
  CHECK(count(timestamp{7'199, 999'999'999}.to<hours>()) == count(at<hours>(1)));
  CHECK(count(timestamp{-7'200, 0}.to<hours>()) == count(at<hours>(-2)));
}

TEST_CASE("the way to a time point and back changes nothing") {
  std::mt19937_64 random(1);
  constexpr auto span =
      static_cast<std::uint64_t>(timestamp::max().seconds - timestamp::min().seconds + 1);
  for (int round = 0; round != 10'000; ++round) {
    const auto count = static_cast<std::int64_t>(random());
    const auto time = at<nanoseconds>(count);
    REQUIRE(timestamp(time).to<nanoseconds>() == time);
    const timestamp moment{timestamp::min().seconds + static_cast<std::int64_t>(random() % span),
                           static_cast<std::int32_t>(random() % 1'000'000'000)};
    REQUIRE(timestamp(moment.to<seconds>()) == timestamp{moment.seconds, 0});
    REQUIRE(timestamp(moment.to<microseconds>()) ==
            timestamp{moment.seconds, moment.nanoseconds / 1'000 * 1'000});
  }
  for (const std::int64_t edge : {lowest, lowest + 1, highest - 1, highest}) {
    CHECK(count(timestamp(at<nanoseconds>(edge)).to<nanoseconds>()) ==
          count(at<nanoseconds>(edge)));
  }
  const system_clock::time_point now = system_clock::now();
  CHECK(count(timestamp(now).to<system_clock::time_point>()) == count(now));
}

TEST_CASE("a time point too far for a moment becomes the first or the last one") {
  CHECK(timestamp(at<seconds>(highest)) == timestamp::max());
  CHECK(timestamp(at<seconds>(lowest)) == timestamp::min());
  CHECK(timestamp(at<microseconds>(highest)) == timestamp::max());
  CHECK(timestamp(at<microseconds>(lowest)) == timestamp::min());
  CHECK(timestamp(at<hours>(std::numeric_limits<std::int32_t>::max())) == timestamp::max());
  CHECK(timestamp(at<hours>(std::numeric_limits<std::int32_t>::min())) == timestamp::min());
}

TEST_CASE("a moment too far for a time point becomes the nearest that its type can hold") {
  CHECK(count(timestamp::max().to<nanoseconds>()) == count(at<nanoseconds>(highest)));
  CHECK(count(timestamp::min().to<nanoseconds>()) == count(at<nanoseconds>(lowest)));
  CHECK(count(timestamp{9'223'372'036, 854'775'807}.to<nanoseconds>()) ==
        count(at<nanoseconds>(highest)));
  CHECK(count(timestamp{9'223'372'036, 854'775'808}.to<nanoseconds>()) ==
        count(at<nanoseconds>(highest)));
  CHECK(count(timestamp{-9'223'372'037, 145'224'192}.to<nanoseconds>()) ==
        count(at<nanoseconds>(lowest)));
  CHECK(count(timestamp{-9'223'372'037, 145'224'191}.to<nanoseconds>()) ==
        count(at<nanoseconds>(lowest)));
  CHECK(count(timestamp::max().to<short_seconds>()) == count(short_seconds::max()));
  CHECK(count(timestamp::min().to<short_seconds>()) == count(short_seconds::min()));
  using thirds = std::chrono::time_point<std::chrono::system_clock,
                                         std::chrono::duration<std::int32_t, std::ratio<1, 3>>>;
  CHECK(count(timestamp(thirds::min()).to<thirds>()) == count(thirds::min()));
  CHECK(count(timestamp{0, 500'000'000}.to<tiny_milliseconds>()) ==
        count(tiny_milliseconds::max()));
  CHECK(count(timestamp{-1, 0}.to<tiny_milliseconds>()) == count(tiny_milliseconds::min()));
  CHECK(count(timestamp::max().to<microseconds>()) ==
        count(at<microseconds>(253'402'300'799'999'999)));
}

TEST_CASE("the bounds are the first and the last moment of the years 0000 to 9999") {
  using namespace std::chrono;
  CHECK(count(timestamp::min().to<std::chrono::sys_days>()) == count(sys_days(year(0) / 1 / 1)));
  CHECK(plus_seconds(timestamp::min(), -1) == timestamp::min());
  CHECK(count(timestamp::max().to<std::chrono::sys_days>()) ==
        count(sys_days(year(9999) / 12 / 31)));
  CHECK(timestamp::max().seconds % 86'400 == 86'399);
}

TEST_CASE("whatever numbers a moment is made of, clamping brings it within the bounds") {
  CHECK(clamped({highest, 0}) == timestamp::max());
  CHECK(clamped({lowest, 0}) == timestamp::min());
  CHECK(clamped({timestamp::max().seconds, 1'000'000'000}) == timestamp::max());
  CHECK(clamped({timestamp::min().seconds, -1}) == timestamp::min());
  CHECK(clamped({0, -1}) == timestamp{0, 0});
  CHECK(clamped({0, std::numeric_limits<std::int32_t>::max()}) == timestamp{0, 999'999'999});
  CHECK(clamped({5, 6}) == timestamp{5, 6});
}

TEST_CASE("seconds are added without leaving the bounds") {
  CHECK(plus_seconds({5, 6}, 7) == timestamp{12, 6});
  CHECK(plus_seconds({5, 6}, -7) == timestamp{-2, 6});
  CHECK(plus_seconds({5, 6}, highest) == timestamp::max());
  CHECK(plus_seconds({5, 6}, lowest) == timestamp::min());
  CHECK(plus_seconds({-5, 6}, highest) == timestamp::max());
  CHECK(plus_seconds({highest, 0}, 0) == timestamp::max());
}
