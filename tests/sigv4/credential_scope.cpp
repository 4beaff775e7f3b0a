// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The credential scope of a signature.
#include <sansaws/sigv4/credential_scope.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

using namespace sansaws::sigv4;

namespace {

constexpr bool scope_compiles() {
  samples::text_buffer text;
  append_scope(text, {"20260102", "us-east-1", "s3tables"});
  return text.text() == "20260102/us-east-1/s3tables/aws4_request";
}
static_assert(scope_compiles());

}  // namespace

TEST_CASE("the day of a scope is that of the time of signing") {
  const auto date = sansaws::format_amz_date(samples::at("20260102T235959Z"));
  CHECK(scope_date(date) == "20260102");
}

TEST_CASE("a scope differs where any of its parts does") {
  const credential_scope scope{"20260102", "us-east-1", "s3"};
  CHECK(scope == credential_scope{"20260102", "us-east-1", "s3"});
  CHECK(scope != credential_scope{"20260103", "us-east-1", "s3"});
  CHECK(scope != credential_scope{"20260102", "us-east-2", "s3"});
  CHECK(scope != credential_scope{"20260102", "us-east-1", "s4"});
}
