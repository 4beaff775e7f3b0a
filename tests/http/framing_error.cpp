// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A framing error says what and where, to people and to error codes.
#include <sansaws/http/framing_error.hpp>

#include "catch.hpp"

#include <sstream>

using sansaws::peer_errc;
using sansaws::result;
using sansaws::http::framing_error;

static_assert(framing_error{peer_errc::bad_chunk, 3} == framing_error{peer_errc::bad_chunk, 3});
static_assert(framing_error{peer_errc::bad_chunk, 3} != framing_error{peer_errc::bad_chunk, 4});

TEST_CASE("a framing error is printed with its position") {
  CHECK(to_string(framing_error{peer_errc::bad_chunk, 97}) == "malformed chunk, at byte 97");
}

TEST_CASE("a framing error names the field that it is in") {
  CHECK(to_string(framing_error{peer_errc::bad_framing, 33, "content-length"}) ==
        "ambiguous or unreadable message length, in content-length at byte 33");
}

TEST_CASE("a framing error is streamed as it is printed") {
  std::ostringstream out;
  out << framing_error{peer_errc::bad_chunk, 97};
  CHECK(out.str() == "malformed chunk, at byte 97");
}

TEST_CASE("a framing error is the error code of its peer_errc") {
  CHECK(make_error_code(framing_error{peer_errc::bad_field, 1}) == peer_errc::bad_field);
}

TEST_CASE("asking a failed result for its value throws the error's text") {
  const result<int, framing_error> failed = framing_error{peer_errc::bad_chunk, 97};
  try {
    (void)failed.value();
    FAIL("a value was there");
  } catch (const boost::system::system_error& error) {
    CHECK(error.code() == peer_errc::bad_chunk);
    CHECK(std::string(error.what()) == "malformed chunk, at byte 97");
  }
}
