// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/limits.hpp>

#include "catch.hpp"

#include <type_traits>

namespace {

using sansaws::limits;

static_assert(std::is_aggregate_v<limits>);
static_assert(std::is_trivially_copyable_v<limits>);

}  // namespace

TEST_CASE("the limits have the defaults that are documented") {
  constexpr limits defaults;
  STATIC_REQUIRE(defaults.max_line == 16'384);
  STATIC_REQUIRE(defaults.max_fields == 128);
  STATIC_REQUIRE(defaults.max_body == 4'194'304);
  STATIC_REQUIRE(defaults.max_chunks == 65'536);
  STATIC_REQUIRE(defaults.max_interim == 16);
  STATIC_REQUIRE(defaults.max_depth == 32);
  STATIC_REQUIRE(defaults.max_elements == 10'000);
  STATIC_REQUIRE(defaults.max_error_body == 4'096);
}

TEST_CASE("one limit is set without touching the others") {
  constexpr limits small{.max_body = 10};
  STATIC_REQUIRE(small.max_body == 10);
  STATIC_REQUIRE(small.max_line == limits().max_line);
  STATIC_REQUIRE(small.max_error_body == limits().max_error_body);
}
