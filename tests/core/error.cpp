// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/error.hpp>

#include "catch.hpp"

#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using boost::system::error_code;
using sansaws::caller_errc;
using sansaws::caller_error;
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
static_assert(caller_error{} == caller_error{caller_errc::missing, "", 0});
static_assert(caller_error{caller_errc::missing, "a", 1} !=
              caller_error{caller_errc::missing, "a", 2});

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

TEST_CASE("A refused parameter reads as one line", "[error]") {
  const auto text = [](caller_errc code, std::size_t position = 7) {
    return to_string(caller_error{code, "name", position});
  };
  CHECK(text(caller_errc::missing) == "name is required");
  CHECK(text(caller_errc::too_short) == "name is too short, at byte 7");
  CHECK(text(caller_errc::too_long) == "name is too long, at byte 7");
  CHECK(text(caller_errc::bad_character) == "name has a character that is not allowed, at byte 7");
  CHECK(text(caller_errc::bad_format) == "name is not of the required form, at byte 7");
  CHECK(text(caller_errc::out_of_range) == "name is out of range");
  CHECK(text(caller_errc::conflict) == "name conflicts with another parameter");
  CHECK(text(caller_errc::reserved) == "name is written by the signer and cannot be supplied");
  CHECK(text(caller_errc::repeated) == "name is given more than once");
  CHECK(text(caller_errc::no_room) ==
        "name has too little room for the result; a size of 7 is needed");
}

TEST_CASE("A refused parameter says what would be allowed, where that is known", "[error]") {
  CHECK(to_string(caller_error{caller_errc::bad_character, "name", 7, "0-9"}) ==
        "name has a character that is not allowed, at byte 7 (allowed: 0-9)");
  CHECK(to_string(caller_error{caller_errc::out_of_range, "name", 0, "1 to 3"}) ==
        "name is out of range (allowed: 1 to 3)");
}

TEST_CASE("A parameter that a list asks for says where in the list", "[error]") {
  CHECK(to_string(caller_error{caller_errc::missing, "field", 12, "names"}) ==
        "field is required by names[12]");
}

TEST_CASE("Two parameters in conflict are both named", "[error]") {
  CHECK(to_string(caller_error{caller_errc::conflict, "time", 0, "the signer's day"}) ==
        "time conflicts with the signer's day");
}

TEST_CASE("A refused parameter's position is written whole", "[error]") {
  for (const std::size_t position : {std::size_t{0}, std::size_t{9}, std::size_t{10},
                                     std::size_t{1234567890}, std::size_t(-1)}) {
    CHECK(to_string(caller_error{caller_errc::bad_format, "p", position}) ==
          "p is not of the required form, at byte " + std::to_string(position));
  }
}

TEST_CASE("A refused parameter's code is its reason", "[error]") {
  const error_code code = make_error_code(caller_error{caller_errc::conflict, "p", 3});
  CHECK(code == caller_errc::conflict);
}
