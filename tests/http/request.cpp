// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request is a regular value, and can be printed without its credentials.
#include <sansaws/http/request.hpp>

#include "catch.hpp"

#include <concepts>
#include <utility>

using sansaws::http::method;
using sansaws::http::request;
using sansaws::http::sensitivity;

static_assert(std::regular<request>);

TEST_CASE("a new request asks for the root") {
  const request fresh;
  CHECK(fresh.method == method::get);
  CHECK(fresh.target == "/");
  CHECK(fresh.fields.empty());
  CHECK(fresh.body.empty());
}

TEST_CASE("requests are equal where every part is") {
  const request one;
  auto two = one;
  CHECK(one == two);
  two.method = method::head;
  CHECK(one != two);
  two = one;
  two.target = "/x";
  CHECK(one != two);
  two = one;
  two.body = "x";
  CHECK(one != two);
  two = one;
  REQUIRE(two.fields.append("a", "b").has_value());
  CHECK(one != two);
  const auto moved = std::move(two);
  CHECK(moved.fields.find("a") == "b");
}

TEST_CASE("a request is printed without its credentials") {
  request message;
  message.method = method::post;
  message.target = "/a?X-Amz-Signature=ff";
  message.body = "text";
  REQUIRE(message.fields.append("Host", "example.com").has_value());
  REQUIRE(message.fields.append("token", "SECRET", sensitivity::sensitive).has_value());
  CHECK(to_string(message) == "POST /a?X-Amz-Signature=***\nHost: example.com\ntoken: ***\n\ntext");
}

TEST_CASE("no control character of a stranger's is left in a request that is printed") {
  request message;
  message.target = "/\x1b[2J";
  message.body = "\x7f";
  REQUIRE(message.fields.append("Authorization", "Basic\x9b Signature=1").has_value());
  CHECK(to_string(message).find_first_of("\x1b\x7f\x9b") == std::string::npos);
  CHECK(to_string(message).starts_with("GET /\\x1b[2J\nAuthorization: "));
  CHECK(to_string(message).ends_with("\n\n\\x7f"));
}
