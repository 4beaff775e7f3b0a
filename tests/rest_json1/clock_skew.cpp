// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/rest_json1/clock_skew.hpp>

#include <catch.hpp>
#include <cstdint>
#include <limits>
#include <optional>

using namespace sansaws::rest_json1;
using sansaws::encoding::timestamp;

namespace {

constexpr timestamp noon{1'767'355'200, 0};  // 2026-01-02T12:00:00Z
constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

constexpr timestamp later(std::int64_t seconds, std::int32_t nanoseconds = 0) {
  return {noon.seconds + seconds, nanoseconds};
}

}  // namespace

TEST_CASE("the offset is the service's date less the time of receipt") {
  STATIC_REQUIRE(measure_clock_offset(noon, {noon, noon}) == clock_offset{0});
  STATIC_REQUIRE(measure_clock_offset(later(300), {noon, noon}) == clock_offset{300});
  STATIC_REQUIRE(measure_clock_offset(later(-300), {noon, later(2)}) == clock_offset{-302});
  STATIC_REQUIRE(measure_clock_offset(noon, {noon, later(0, 999'999'999)}) == clock_offset{0});
}

TEST_CASE("there is no offset without a date of the service") {
  STATIC_REQUIRE(measure_clock_offset(std::nullopt, {noon, noon}) == std::nullopt);
}

TEST_CASE("there is no offset where the exchange took over 900 seconds") {
  STATIC_REQUIRE(measure_clock_offset(later(5'000), {noon, later(900)}) == clock_offset{4'100});
  STATIC_REQUIRE(measure_clock_offset(later(5'000), {noon, later(900, 1)}) == std::nullopt);
}

TEST_CASE("there is no offset where the clock was set back during the exchange") {
  STATIC_REQUIRE(measure_clock_offset(noon, {later(1), noon}) == std::nullopt);
}

TEST_CASE("clocks are skewed from 240 seconds on, in both directions") {
  STATIC_REQUIRE_FALSE(is_skewed({0}, {0}));
  STATIC_REQUIRE_FALSE(is_skewed({239}, {0}));
  STATIC_REQUIRE(is_skewed({240}, {0}));
  STATIC_REQUIRE_FALSE(is_skewed({-239}, {0}));
  STATIC_REQUIRE(is_skewed({-240}, {0}));
}

TEST_CASE("an offset that is applied already is no skew, and one that is out of date is") {
  STATIC_REQUIRE_FALSE(is_skewed({3'600}, {3'600}));
  STATIC_REQUIRE_FALSE(is_skewed({3'600}, {3'839}));
  STATIC_REQUIRE(is_skewed({0}, {3'600}));
}

TEST_CASE("the time to sign with is the clock's plus the offset, within the years 0 to 9999") {
  STATIC_REQUIRE(noon + clock_offset{300} == later(300));
  STATIC_REQUIRE(noon + clock_offset{-300} == later(-300));
  STATIC_REQUIRE(noon + clock_offset{most} == timestamp::max());
  STATIC_REQUIRE(noon + clock_offset{least} == timestamp::min());
}

TEST_CASE("no pair of times or offsets overflows") {
  constexpr timestamp last{most, 999'999'999};
  constexpr timestamp first{least, 0};
  constexpr auto range = timestamp::max().seconds - timestamp::min().seconds;
  STATIC_REQUIRE(measure_clock_offset(last, {first, first}) == clock_offset{range});
  STATIC_REQUIRE(measure_clock_offset(first, {timestamp::max(), timestamp::max()}) ==
                 clock_offset{-range});
  STATIC_REQUIRE(measure_clock_offset(noon, {first, last}) == std::nullopt);
  STATIC_REQUIRE(is_skewed({most}, {least}));
  STATIC_REQUIRE(is_skewed({least}, {most}));
}
