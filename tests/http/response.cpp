// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A response is a regular value.
#include <sansaws/http/response.hpp>

#include "catch.hpp"

#include <concepts>

using sansaws::http::response;

static_assert(std::regular<response>);

TEST_CASE("responses are equal where every part is") {
  const response one{200, "OK", {}, "body"};
  auto two = one;
  CHECK(one == two);
  two.status = 201;
  CHECK(one != two);
  two = one;
  two.reason = "";
  CHECK(one != two);
  two = one;
  two.body = "";
  CHECK(one != two);
  two = one;
  REQUIRE(two.fields.append("a", "b").has_value());
  CHECK(one != two);
}

TEST_CASE("a response is printed for people") {
  response message{404, "Not Found", {}, "{}"};
  REQUIRE(message.fields.append("a", "b").has_value());
  REQUIRE(message.fields.append("X-Amz-Security-Token", "SECRET").has_value());
  CHECK(to_string(message) == "404 Not Found\na: b\nX-Amz-Security-Token: ***\n\n{}");
  CHECK(to_string(response{204, "", {}, ""}) == "204\n\n");
}

TEST_CASE("no control character of a peer's is left in a response that is printed") {
  response message{404,
                   "Not\x9b"
                   "2J",
                   {},
                   "\x1b[2J\r\n"};
  REQUIRE(message.fields
              .append("a",
                      "b\x9b"
                      "2J")
              .has_value());
  CHECK(to_string(message) == "404 Not\\x9b2J\na: b\\x9b2J\n\n\\x1b[2J\\x0d\\x0a");
}
