// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/decimal.hpp>

#include "catch.hpp"

#include <cstdint>
#include <string>

namespace {

using sansaws::decimal_text;

constexpr decimal_text answer(42);
static_assert(answer.view() == "42");

}  // namespace

TEST_CASE("A number is written in decimal without leading zeros", "[decimal]") {
  for (const std::uint64_t number : {0ULL, 1ULL, 9ULL, 10ULL, 99ULL, 100ULL, 65'535ULL,
                                     1'000'000'000ULL, 18'446'744'073'709'551'615ULL}) {
    const decimal_text text(number);
    CHECK(text.view() == std::to_string(number));
  }
}
