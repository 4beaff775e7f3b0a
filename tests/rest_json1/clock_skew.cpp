// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/rest_json1/clock_skew.hpp>

#include <catch.hpp>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

using namespace sansaws::rest_json1;
using sansaws::timestamp;

namespace {

using std::chrono::seconds;

constexpr timestamp noon{1'767'355'200, 0};  // 2026-01-02T12:00:00Z
constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

constexpr timestamp later(std::int64_t count, std::int32_t nanoseconds = 0) {
  return {noon.seconds + count, nanoseconds};
}

}  // namespace

TEST_CASE("the offset is the service's date less the time of receipt") {
  STATIC_REQUIRE(measure_clock_offset(noon, {noon, noon}) == seconds(0));
  STATIC_REQUIRE(measure_clock_offset(later(300), {noon, noon}) == seconds(300));
  STATIC_REQUIRE(measure_clock_offset(later(-300), {noon, later(2)}) == seconds(-302));
  STATIC_REQUIRE(measure_clock_offset(noon, {noon, later(0, 999'999'999)}) == seconds(0));
}

TEST_CASE("there is no offset without a date of the service") {
  STATIC_REQUIRE(measure_clock_offset(std::nullopt, {noon, noon}) == std::nullopt);
}

TEST_CASE("there is no offset where the exchange took over 900 seconds") {
  STATIC_REQUIRE(measure_clock_offset(later(5'000), {noon, later(900)}) == seconds(4'100));
  STATIC_REQUIRE(measure_clock_offset(later(5'000), {noon, later(900, 1)}) == std::nullopt);
}

TEST_CASE("there is no offset where the clock was set back during the exchange") {
  STATIC_REQUIRE(measure_clock_offset(noon, {later(1), noon}) == std::nullopt);
}

TEST_CASE("clocks are skewed from 240 seconds on, in both directions") {
  STATIC_REQUIRE_FALSE(is_skewed(seconds(0), seconds(0)));
  STATIC_REQUIRE_FALSE(is_skewed(seconds(239), seconds(0)));
  STATIC_REQUIRE(is_skewed(seconds(240), seconds(0)));
  STATIC_REQUIRE_FALSE(is_skewed(seconds(-239), seconds(0)));
  STATIC_REQUIRE(is_skewed(seconds(-240), seconds(0)));
}

TEST_CASE("an offset that is applied already is no skew, and one that is out of date is") {
  STATIC_REQUIRE_FALSE(is_skewed(seconds(3'600), seconds(3'600)));
  STATIC_REQUIRE_FALSE(is_skewed(seconds(3'600), seconds(3'839)));
  STATIC_REQUIRE(is_skewed(seconds(0), seconds(3'600)));
}

TEST_CASE("there is no offset of over a hundred years, which no sum of times could hold") {
  constexpr auto century = std::chrono::duration_cast<seconds>(std::chrono::years(100)).count();
  STATIC_REQUIRE(measure_clock_offset(later(century), {noon, noon}) == seconds(century));
  STATIC_REQUIRE(measure_clock_offset(later(-century), {noon, noon}) == seconds(-century));
  STATIC_REQUIRE(measure_clock_offset(later(century + 1), {noon, noon}) == std::nullopt);
  STATIC_REQUIRE(measure_clock_offset(later(-century - 1), {noon, noon}) == std::nullopt);
}

TEST_CASE("no pair of times or offsets overflows") {
  constexpr timestamp last{most, 999'999'999};
  constexpr timestamp first{least, 0};
  STATIC_REQUIRE(measure_clock_offset(last, {first, first}) == std::nullopt);
  STATIC_REQUIRE(measure_clock_offset(first, {timestamp::max(), timestamp::max()}) == std::nullopt);
  STATIC_REQUIRE(measure_clock_offset(noon, {first, last}) == std::nullopt);
  STATIC_REQUIRE(is_skewed(seconds(most), seconds(least)));
  STATIC_REQUIRE(is_skewed(seconds(least), seconds(most)));
}
