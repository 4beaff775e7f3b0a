// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A cursor knows where in the stream it is.
#include <sansaws/http/detail/cursor.hpp>

#include "catch.hpp"

#include <cstddef>

using namespace sansaws::http::detail;
using sansaws::peer_errc;
using sansaws::http::framing_error;

TEST_CASE("positions are counted from the first byte of the stream") {
  framing_error error;
  cursor in("abc", 10, error);
  CHECK(in.position() == 10);
  CHECK(in.front() == 'a');
  in.skip(2);
  CHECK(in.position() == 12);
  CHECK(in.rest() == "c");
  CHECK(in.before(2) == "ab");
  in.skip(1);
  CHECK(in.empty());
  CHECK(in.position() == 13);
}

TEST_CASE("a failure is of the next byte, or of the one named") {
  framing_error error;
  cursor in("abc", 10, error);
  in.skip(1);
  CHECK(in.fail(peer_errc::bad_field) == scan::malformed);
  CHECK(error == framing_error{peer_errc::bad_field, 11});
  CHECK(in.fail(peer_errc::bad_chunk, 3) == scan::malformed);
  CHECK(error == framing_error{peer_errc::bad_chunk, 3});
}

TEST_CASE("the end of a line never wraps") {
  constexpr auto most = static_cast<std::size_t>(-1);
  CHECK(line_end(10, 5) == 15);
  CHECK(line_end(10, most) == most);
  CHECK(line_end(most, 1) == most);
}
