// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/rest_json1/milliseconds.hpp>

#include <catch.hpp>
#include <chrono>
#include <cstdint>

using sansaws::rest_json1::milliseconds;

TEST_CASE("milliseconds become any duration of std::chrono") {
  constexpr milliseconds wait{61'500};
  STATIC_REQUIRE(wait.to<std::chrono::milliseconds>() == std::chrono::milliseconds(61'500));
  STATIC_REQUIRE(wait.to<std::chrono::microseconds>() == std::chrono::microseconds(61'500'000));
  STATIC_REQUIRE(wait.to<std::chrono::nanoseconds>() == std::chrono::nanoseconds(61'500'000'000));
  STATIC_REQUIRE(wait.to<std::chrono::seconds>() == std::chrono::seconds(61));
  STATIC_REQUIRE(wait.to<std::chrono::minutes>() == std::chrono::minutes(1));
  STATIC_REQUIRE(wait.to<std::chrono::duration<double>>().count() == 61.5);
  STATIC_REQUIRE(milliseconds{-1'999}.to<std::chrono::seconds>() == std::chrono::seconds(-1));
}

TEST_CASE("milliseconds of a decision become what a thread sleeps for") {
  for (const std::int64_t count : {0, 1, 999, 1'000, 61'500, -1'999}) {
    const milliseconds wait{count};
    const std::chrono::milliseconds same(count);
    CHECK(wait.to<std::chrono::milliseconds>() == same);
    CHECK(wait.to<std::chrono::seconds>() ==
          std::chrono::duration_cast<std::chrono::seconds>(same));
    CHECK(wait.to<std::chrono::duration<double>>() == std::chrono::duration<double>(same));
  }
}

TEST_CASE("the longest time in milliseconds can be had in milliseconds and in seconds") {
  constexpr milliseconds longest{INT64_MAX};
  STATIC_REQUIRE(longest.to<std::chrono::milliseconds>().count() == INT64_MAX);
  STATIC_REQUIRE(longest.to<std::chrono::seconds>().count() == INT64_MAX / 1000);
}

TEST_CASE("milliseconds are ordered by length") {
  STATIC_REQUIRE(milliseconds{} == milliseconds{0});
  STATIC_REQUIRE(milliseconds{-1} < milliseconds{1});
}
