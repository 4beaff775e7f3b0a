// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/time/detail/milliseconds_between.hpp>

#include <chrono>
#include <cstdint>
#include <limits>

#include "catch.hpp"

using sansaws::timestamp;
using sansaws::detail::milliseconds_between;
using std::chrono::milliseconds;

TEST_CASE("the time between two moments is rounded down to milliseconds") {
  CHECK(milliseconds_between({10, 0}, {15, 0}) == milliseconds(5'000));
  CHECK(milliseconds_between({10, 1}, {15, 0}) == milliseconds(4'999));
  CHECK(milliseconds_between({10, 0}, {10, 1'999'999}) == milliseconds(1));
  CHECK(milliseconds_between({10, 500'000'000}, {11, 0}) == milliseconds(500));
}

TEST_CASE("the time back to an earlier moment is negative, and rounded down too") {
  CHECK(milliseconds_between({15, 0}, {10, 1}) == milliseconds(-5'000));
  CHECK(milliseconds_between({15, 1}, {10, 0}) == milliseconds(-5'001));
}

TEST_CASE("the time between moments beyond the years 0000 to 9999 is that between the bounds") {
  constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
  constexpr auto highest = std::numeric_limits<std::int64_t>::max();
  CHECK(milliseconds_between({lowest, 0}, {highest, 0}) == milliseconds(315'569'519'999'999));
}
