// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/service.hpp>.
#include <sansaws/s3tables/service.hpp>

#include "catch.hpp"

TEST_CASE("s3 Tables is signed and found under the names of its service model") {
  // The model's "signingName" and "endpointPrefix".
  CHECK(sansaws::s3tables::service.signing_name.text() == "s3tables");
  STATIC_REQUIRE(sansaws::s3tables::service.endpoint_prefix == "s3tables");
}
