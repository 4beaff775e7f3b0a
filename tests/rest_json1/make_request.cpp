// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/make_request.hpp>.
#include <sansaws/rest_json1/make_request.hpp>

#include <string>

#include "catch.hpp"
#include "numbered_operation.hpp"

using example::renumber;
using sansaws::aws::endpoint;
using sansaws::rest_json1::make_request;

TEST_CASE("a request has the operation's method and path, and the endpoint's host") {
  const auto request = make_request<renumber>({{"a b"}, {"é"}}, endpoint("https://example.com"));
  CHECK(request.method == sansaws::http::method::put);
  CHECK(request.target == "/things/a%20b/numbers/%C3%A9");
  REQUIRE(request.fields.size() == 1);
  CHECK(request.fields[0].name == "host");
  CHECK(request.fields[0].value == "example.com");
  CHECK(request.body.empty());
}

TEST_CASE("the Host field is the endpoint's authority") {
  const auto host = [](const endpoint& to) {
    const auto request = make_request<renumber>({{"a"}, {"b"}}, to);
    return std::string(request.fields.find("host").value_or("none"));
  };
  CHECK(host(endpoint("http://127.0.0.1:8080")) == "127.0.0.1:8080");
  CHECK(host(endpoint("http://[::1]:8080")) == "[::1]:8080");
  CHECK(host(endpoint("https://EXAMPLE.com:443")) == "example.com");
}

TEST_CASE("the endpoint's base path goes before the operation's own, without a second slash") {
  const auto target = [](const endpoint& to) {
    return make_request<renumber>({{"a"}, {"b"}}, to).target;
  };
  CHECK(target(endpoint("https://h")) == "/things/a/numbers/b");
  CHECK(target(endpoint("https://h/")) == "/things/a/numbers/b");
  CHECK(target(endpoint("https://h/base")) == "/base/things/a/numbers/b");
  CHECK(target(endpoint("https://h/base/x/")) == "/base/x/things/a/numbers/b");
}

TEST_CASE("equal parameters give equal requests") {
  const endpoint to("https://example.com");
  CHECK(make_request<renumber>({{"a"}, {"b"}}, to) == make_request<renumber>({{"a"}, {"b"}}, to));
  CHECK_FALSE(make_request<renumber>({{"a"}, {"b"}}, to) ==
              make_request<renumber>({{"a"}, {"c"}}, to));
}
