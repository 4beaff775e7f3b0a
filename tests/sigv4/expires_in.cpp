// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/sigv4/expires_in.hpp>

#include "catch.hpp"

#include <chrono>

using namespace sansaws::sigv4;

TEST_CASE("a presigned request is valid from one second to seven days") {
  STATIC_REQUIRE(max_expires_in == std::chrono::days(7));
  STATIC_REQUIRE(is_valid_expires_in(std::chrono::seconds(1)));
  STATIC_REQUIRE(is_valid_expires_in(std::chrono::seconds(604'800)));
  STATIC_REQUIRE_FALSE(is_valid_expires_in(std::chrono::seconds(0)));
  STATIC_REQUIRE_FALSE(is_valid_expires_in(std::chrono::seconds(604'801)));
  STATIC_REQUIRE_FALSE(is_valid_expires_in(std::chrono::seconds::min()));
  STATIC_REQUIRE_FALSE(is_valid_expires_in(std::chrono::seconds::max()));
}
