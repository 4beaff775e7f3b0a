// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/core/detail/errc_category.hpp>, by its two categories here.
#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/errc_category.hpp>
#include <sansaws/core/peer_errc.hpp>

#include "catch.hpp"

#include <string_view>
#include <system_error>

namespace {

using boost::system::error_code;
using sansaws::caller_errc;
using sansaws::peer_errc;

}  // namespace

TEST_CASE("an error enumerator converts to an error code of its category") {
  const error_code caller = caller_errc::too_long;
  CHECK(caller.failed());
  CHECK(caller.category().name() == std::string_view("sansaws.caller"));
  CHECK(caller.value() == static_cast<int>(caller_errc::too_long));
  CHECK(caller == caller_errc::too_long);
  CHECK(caller != caller_errc::too_short);

  const error_code peer = peer_errc::bad_chunk;
  CHECK(peer.failed());
  CHECK(peer.category().name() == std::string_view("sansaws.peer"));
  CHECK(peer == peer_errc::bad_chunk);
  CHECK(peer != peer_errc::bad_field);
}

TEST_CASE("equal numbers of different categories are different errors") {
  const error_code caller = caller_errc::missing;
  const error_code peer = peer_errc::bad_status_line;
  REQUIRE(caller.value() == peer.value());
  CHECK(caller != peer);
  CHECK(caller.category() != peer.category());
  CHECK(caller.category() != boost::system::generic_category());
}

TEST_CASE("an error code's text fits a caller's buffer") {
  const error_code code = caller_errc::missing;
  char buffer[64] = {};
  CHECK(code.message(buffer, sizeof buffer) == std::string_view("is required"));
  char small[4] = {};
  CHECK(code.message(small, sizeof small) == std::string_view("is "));
}

TEST_CASE("an error code becomes one of the standard library's") {
  const std::error_code code = error_code(peer_errc::not_json);
  CHECK(code.value() == static_cast<int>(peer_errc::not_json));
  CHECK(code.category().name() == std::string_view("sansaws.peer"));
  CHECK(code.message() == "the body is not JSON");
}
