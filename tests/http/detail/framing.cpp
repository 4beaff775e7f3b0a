// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How long a body is: RFC 9112 section 6.3, rule by rule.
#include <sansaws/http/detail/framing.hpp>

#include "catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using sansaws::detail::to_lower;
using sansaws::http::method;
using sansaws::http::detail::body_framing;
using sansaws::http::detail::has_content;
using sansaws::http::detail::tchars;
using sansaws::http::detail::token_is;

namespace {

constexpr bool takes(std::string_view name, std::string_view value, int minor_version = 1) {
  return body_framing().take(name, value, minor_version);
}

static_assert(has_content(200, method::get) && has_content(404, method::post));
static_assert(!has_content(200, method::head) && !has_content(500, method::head));
static_assert(!has_content(100, method::get) && !has_content(199, method::get));
static_assert(!has_content(204, method::get) && !has_content(304, method::get));

static_assert(!has_content(200, method::connect) && !has_content(299, method::connect));
static_assert(has_content(300, method::connect) && has_content(407, method::connect));

static_assert(takes("Content-Length", "0") && takes("content-length", "18446744073709551615"));
static_assert(takes("Transfer-Encoding", "Chunked"));

}  // namespace

TEST_CASE("a list of one and the same length is that length") {
  body_framing framing;
  CHECK(framing.take("Content-Length", "5, 5 ,5", 1));
  CHECK(framing.take("CONTENT-LENGTH", "05", 1));
  CHECK(framing.length() == 5U);
  CHECK_FALSE(framing.chunked());
}

TEST_CASE(
    "a token is compared with a name that matters without regard to case, and in every byte") {
  for (const std::string_view name : {"content-length", "transfer-encoding", "connection"}) {
    for (std::size_t at = 0; at != name.size(); ++at) {
      // RFC 9110 section 5.6.2.
      for (const char c : std::string_view("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                           "abcdefghijklmnopqrstuvwxyz")) {
        std::string token(name);
        token[at] = c;
        if (token_is(token, name) != (to_lower(c) == name[at])) FAIL(token);
      }
    }
  }
}

TEST_CASE("a length that is not one number is refused") {
  for (const auto* value : {"", "+5", "-1", "0x5", "5 5", "5,", ",5", "5,,5", "5, 6", "5;", "1e1",
                            "18446744073709551616", "99999999999999999999999"}) {
    INFO(value);
    CHECK_FALSE(takes("Content-Length", value));
  }
  body_framing framing;
  CHECK(framing.take("Content-Length", "5", 1));
  CHECK_FALSE(framing.take("Content-Length", "6", 1));
}

TEST_CASE("a coding that is not one chunked is refused") {
  for (const auto* value : {"", "identity", "gzip", "gzip, chunked", "chunked, chunked", "chunked,",
                            ",chunked", "chunked;a=b", "xchunked", "chunked x", "\"chunked\""}) {
    INFO(value);
    CHECK_FALSE(takes("Transfer-Encoding", value));
  }
  body_framing framing;
  CHECK(framing.take("Transfer-Encoding", "chunked", 1));
  CHECK_FALSE(framing.take("Transfer-Encoding", "chunked", 1));
}

TEST_CASE("a length and a coding together are refused, in either order") {
  body_framing length_first;
  CHECK(length_first.take("Content-Length", "5", 1));
  CHECK_FALSE(length_first.take("Transfer-Encoding", "chunked", 1));
  body_framing coding_first;
  CHECK(coding_first.take("Transfer-Encoding", "chunked", 1));
  CHECK_FALSE(coding_first.take("Content-Length", "5", 1));
}

TEST_CASE("HTTP/1.0 has no transfer coding") {
  CHECK_FALSE(takes("Transfer-Encoding", "chunked", 0));
  CHECK(takes("Content-Length", "5", 0));
}

TEST_CASE("close is found among the connection options, in any case") {
  for (const auto* value : {"close", "Close", "keep-alive, close", "a,CLOSE,b", "close,"}) {
    body_framing framing;
    CHECK(framing.take("Connection", value, 1));
    CHECK(framing.close());
  }
  for (const auto* value : {"", "keep-alive", "closed", "close-not", "x close"}) {
    body_framing framing;
    CHECK(framing.take("Connection", value, 1));
    CHECK_FALSE(framing.close());
  }
}

TEST_CASE("other fields say nothing, those with names of the same size included") {
  body_framing framing;
  for (const auto* name : {"content-lengtx", "transfer-encodinx", "connectiox", "a"}) {
    CHECK(framing.take(name, "close", 1));
  }
  CHECK_FALSE(framing.length());
  CHECK_FALSE(framing.chunked());
  CHECK_FALSE(framing.close());
}

TEST_CASE("every name that is looked at is announced by its size") {
  for (const std::string_view name : {"content-length", "transfer-encoding", "connection"}) {
    CHECK(body_framing::concerns(name.size()));
  }
  CHECK_FALSE(body_framing::concerns(4));
}
