// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Methods: the usual ones by name, any other token by its text.
#include <sansaws/http/method.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::method;

static_assert(method::get.text() == "GET" && method::head.text() == "HEAD");
static_assert(method::post.text() == "POST" && method::put.text() == "PUT");
static_assert(method::delete_.text() == "DELETE" && method::connect.text() == "CONNECT");
static_assert(method::options.text() == "OPTIONS" && method::trace.text() == "TRACE");
static_assert(method::patch.text() == "PATCH");
static_assert(method("GET") == method::get && method("MKCOL") != method::get);

TEST_CASE("a method is read back from its text") {
  for (const auto& each : {method::get, method::head, method::post, method::put, method::delete_,
                           method::connect, method::options, method::trace, method::patch}) {
    CHECK(method::parse(each.text()).value() == each);
  }
  const auto other = method::parse("VERSION-CONTROL").value();
  CHECK(other.text() == "VERSION-CONTROL");
  CHECK(other == method("VERSION-CONTROL"));
}

TEST_CASE("method names are case-sensitive, RFC 9110 section 9.1") {
  CHECK(method::parse("get").value() != method::get);
}

TEST_CASE("a method is a token of at most 31 bytes") {
  CHECK(method::parse("").error() == caller_error{caller_errc::missing, "method", 0});
  CHECK(method::parse("GET ").error() == caller_error{caller_errc::bad_character, "method", 3});
  CHECK(method::parse("G\r\nX").error() == caller_error{caller_errc::bad_character, "method", 1});
  const std::string longest(31, 'X');
  CHECK(method::parse(longest).has_value());
  CHECK(method::parse(longest + "X").error() == caller_error{caller_errc::too_long, "method", 31});
}
