// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/decode_error.hpp>.
#include <sansaws/json/decode_error.hpp>

#include "catch.hpp"

#include <sstream>
#include <string>

using sansaws::peer_errc;
using sansaws::json::decode_error;
using sansaws::json::detail::append_reference_token;

TEST_CASE("a decode error says what is wrong and where") {
  CHECK(to_string(decode_error{peer_errc::missing_member, "/status", 0}) ==
        "a required member is missing: /status");
  CHECK(to_string(decode_error{peer_errc::not_json, "", 17}) == "the body is not JSON, at byte 17");
  CHECK(to_string(decode_error{peer_errc::not_an_object, "", 0}) ==
        "the body is not a JSON object");
  CHECK(to_string(decode_error{peer_errc::wrong_type, "/\x1b[2J\xc3\xa9", 0}) ==
        "a member has the wrong JSON type: /\\x1b[2J\\xc3\\xa9");
}

TEST_CASE("a decode error is streamed in the same words, the peer's text made visible") {
  std::ostringstream out;
  out << decode_error{peer_errc::wrong_type, "/\x1b[2J", 0};
  CHECK(out.str() == "a member has the wrong JSON type: /\\x1b[2J");
}

TEST_CASE("a decode error is its error code, and the value of a failed result throws it") {
  const decode_error error{peer_errc::wrong_type, "/a", 0};
  CHECK(make_error_code(error) == peer_errc::wrong_type);
  const sansaws::result<int, decode_error> failed = error;
  CHECK_THROWS_AS(failed.value(), boost::system::system_error);
}

TEST_CASE("reference tokens are escaped by RFC 6901 section 3") {
  // The examples of RFC 6901 section 5.
  const auto pointer = [](std::string_view key) {
    std::string text;
    append_reference_token(text, key);
    return text;
  };
  CHECK(pointer("foo") == "/foo");
  CHECK(pointer("") == "/");
  CHECK(pointer("a/b") == "/a~1b");
  CHECK(pointer("m~n") == "/m~0n");
  CHECK(pointer("~1") == "/~01");
}

TEST_CASE("a long key is cut after 64 bytes, between code points") {
  const auto cut = [](const std::string& key) {
    std::string text;
    append_reference_token(text, key);
    return text.substr(1);
  };
  const std::string x(64, 'x');
  CHECK(cut(x) == x);
  CHECK(cut(x + "y") == x);
  CHECK(cut(std::string(63, 'x') + "\xC3\xA9") == std::string(63, 'x'));
  CHECK(cut(std::string(62, 'x') + "\xC3\xA9") == std::string(62, 'x') + "\xC3\xA9");
  CHECK(cut(std::string(61, 'x') + "\xF0\x9F\x98\x80") == std::string(61, 'x'));
  CHECK(cut(std::string(60, 'x') + "\xF0\x9F\x98\x80") ==
        std::string(60, 'x') + "\xF0\x9F\x98\x80");
}
