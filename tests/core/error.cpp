// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/error.hpp>

#include "catch.hpp"

#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using boost::system::error_code;
using sansaws::caller_errc;
using sansaws::peer_errc;

// Every value up to `last` has a text of its own, and `last` is the last one.
template <class Errc>
void has_a_text_for_each(Errc last) {
  const auto unknown = std::string(message(Errc{}));
  std::set<std::string> texts{unknown};
  for (int value = 1; value <= static_cast<int>(last); ++value) {
    CAPTURE(value);
    const auto code = static_cast<Errc>(value);
    CHECK(texts.insert(std::string(message(code))).second);
    CHECK(make_error_code(code).message() == message(code));
    CHECK_FALSE(message(code).ends_with('.'));
  }
  for (const int value : {-1, static_cast<int>(last) + 1, std::numeric_limits<int>::max()}) {
    CAPTURE(value);
    CHECK(message(static_cast<Errc>(value)) == unknown);
    CHECK(make_error_code(static_cast<Errc>(value)).message() == unknown);
  }
}

static_assert(message(caller_errc::missing) == "is required");
static_assert(message(peer_errc::incomplete) == "the response ended before it was complete");

}  // namespace

TEST_CASE("Every caller's and every peer's error has a text of its own", "[error]") {
  has_a_text_for_each(caller_errc::no_room);
  has_a_text_for_each(peer_errc::too_deep);
}

TEST_CASE("An error enumerator converts to an error code of its category", "[error]") {
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

TEST_CASE("Equal numbers of different categories are different errors", "[error]") {
  const error_code caller = caller_errc::missing;
  const error_code peer = peer_errc::bad_status_line;
  REQUIRE(caller.value() == peer.value());
  CHECK(caller != peer);
  CHECK(caller.category() != peer.category());
  CHECK(caller.category() != boost::system::generic_category());
}

TEST_CASE("An error code's text fits a caller's buffer", "[error]") {
  const error_code code = caller_errc::missing;
  char buffer[64] = {};
  CHECK(code.message(buffer, sizeof buffer) == std::string_view("is required"));
  char small[4] = {};
  CHECK(code.message(small, sizeof small) == std::string_view("is "));
}

TEST_CASE("An error code becomes one of the standard library's", "[error]") {
  const std::error_code code = error_code(peer_errc::not_json);
  CHECK(code.value() == static_cast<int>(peer_errc::not_json));
  CHECK(code.category().name() == std::string_view("sansaws.peer"));
  CHECK(code.message() == "the body is not JSON");
}
