// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Codes and statuses are those of the AWS SDKs' standard retry mode.
#include <sansaws/rest_json1/condition.hpp>

#include "catch.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <string_view>

using namespace sansaws::rest_json1;

TEST_CASE("each throttling code is throttling with any status") {
  for (const std::string_view code :
       {"BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException",
        "PriorRequestNotComplete", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
        "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException",
        "Throttling", "ThrottlingException", "TooManyRequestsException",
        "TransactionInProgressException"}) {
    CAPTURE(code);
    CHECK(is_throttling(400, code));
    CHECK(is_throttling(503, code));
    CHECK_FALSE(is_transient(400, code));
    CHECK_FALSE(is_clock_skew(code));
  }
}

TEST_CASE("the status 429 is throttling with any code and with none") {
  STATIC_REQUIRE(is_throttling(429, ""));
  STATIC_REQUIRE(is_throttling(429, "NotInAnyTable"));
  STATIC_REQUIRE_FALSE(is_throttling(503, ""));
  STATIC_REQUIRE_FALSE(is_throttling(400, "slowdown"));
  STATIC_REQUIRE_FALSE(is_throttling(400, ""));
}

// Those over 599 by RFC 9110 section 15: invalid, and to be processed as a 5xx.
TEST_CASE("of valid statuses just 500, 502, 503 and 504 are transient by themselves") {
  for (int status = -1; status <= 1000; ++status) {
    CAPTURE(status);
    const bool expected = status == 500 || status == 502 || status == 503 || status == 504 ||
                          (status >= 600 && status <= 999);
    CHECK(is_transient(status, "") == expected);
    CHECK(is_transient(status, "NotInAnyTable") == expected);
  }
}

TEST_CASE("a request timeout is transient by its code and not by the status 408") {
  STATIC_REQUIRE(is_transient(408, "RequestTimeout"));
  STATIC_REQUIRE(is_transient(400, "RequestTimeoutException"));
  STATIC_REQUIRE_FALSE(is_transient(408, ""));
}

TEST_CASE("each code that a wrong clock brings about is recognised, and no other") {
  for (const std::string_view code :
       {"RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired", "InvalidSignatureException",
        "SignatureDoesNotMatch", "AuthFailure", "AccessDeniedException"}) {
    CAPTURE(code);
    CHECK(is_clock_skew(code));
    CHECK_FALSE(is_throttling(403, code));
    CHECK_FALSE(is_transient(403, code));
  }
  STATIC_REQUIRE_FALSE(is_clock_skew("ForbiddenException"));
  STATIC_REQUIRE_FALSE(is_clock_skew(""));
}

TEST_CASE("a condition has its name as text") {
  CHECK(std::string_view(boost::describe::enum_to_string(condition::clock_skew, "")) ==
        "clock_skew");
}
