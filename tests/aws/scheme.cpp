// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/aws/scheme.hpp>

#include "catch.hpp"

using namespace sansaws::aws;

TEST_CASE("a scheme has its name and the port that IANA registered for it") {
  STATIC_REQUIRE(to_string(scheme::http) == "http");
  STATIC_REQUIRE(default_port(scheme::http) == 80);
  STATIC_REQUIRE(to_string(scheme::https) == "https");
  STATIC_REQUIRE(default_port(scheme::https) == 443);
}
