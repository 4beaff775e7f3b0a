// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/audit_error.hpp>, of errors that an audit has made.
#include <sansaws/s3tables/audit_error.hpp>

#include "audit_checks.hpp"

#include <catch.hpp>
#include <string>

namespace {

using namespace simulated;

}  // namespace

TEST_CASE("errors are kept as one line of at most 400 visible characters") {
  auto all = of_bucket();
  const auto step = all.next(noon);
  const auto refused = answer(403, R"({"code":"Forbidden\u001b[31mException","message":")" +
                                       std::string(5000, 'm') + "\"}");
  CHECK(all.take(step.send.at(0).ticket, refused, noon));
  REQUIRE(all.listing_error());
  const auto& [status, code, text, retryable] = *all.listing_error();
  CHECK(text.size() == 400);
  CHECK(text.ends_with("..."));
  CHECK(code == "Forbidden\\x1b[31mException");
  CHECK(text.starts_with("403 Forbidden\\x1b[31mException: mmm"));
  CHECK(status == 403);
  CHECK_FALSE(retryable);
}
