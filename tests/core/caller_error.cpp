// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/caller_error.hpp>

#include "catch.hpp"

#include <cstddef>
#include <sstream>
#include <string>

namespace {

using boost::system::error_code;
using sansaws::caller_errc;
using sansaws::caller_error;

static_assert(caller_error{} == caller_error{caller_errc::missing, "", 0});
static_assert(caller_error{caller_errc::missing, "a", 1} !=
              caller_error{caller_errc::missing, "a", 2});

}  // namespace

TEST_CASE("a refused parameter reads as one line") {
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
  CHECK(text(caller_errc::buffer_too_small) ==
        "name has too little room for the result; a size of 7 is needed");
}

TEST_CASE("a refused parameter says what would be allowed, where that is known") {
  CHECK(to_string(caller_error{caller_errc::bad_character, "name", 7, "0-9"}) ==
        "name has a character that is not allowed, at byte 7 (allowed: 0-9)");
  CHECK(to_string(caller_error{caller_errc::out_of_range, "name", 0, "1 to 3"}) ==
        "name is out of range (allowed: 1 to 3)");
}

TEST_CASE("a parameter that a list asks for says where in the list") {
  CHECK(to_string(caller_error{caller_errc::missing, "field", 12, "names"}) ==
        "field is required by names[12]");
}

TEST_CASE("two parameters in conflict are both named") {
  CHECK(to_string(caller_error{caller_errc::conflict, "time", 0, "the signer's day"}) ==
        "time conflicts with the signer's day");
}

TEST_CASE("a refused parameter is streamed as that line") {
  std::ostringstream out;
  out << caller_error{caller_errc::bad_format, "name", 7} << '.';
  CHECK(out.str() == "name is not of the required form, at byte 7.");
}

TEST_CASE("a refused parameter's position is written whole") {
  for (const std::size_t position : {std::size_t{0}, std::size_t{9}, std::size_t{10},
                                     std::size_t{1234567890}, std::size_t(-1)}) {
    CHECK(to_string(caller_error{caller_errc::bad_format, "p", position}) ==
          "p is not of the required form, at byte " + std::to_string(position));
  }
}

TEST_CASE("a refused parameter's code is its reason") {
  const error_code code = make_error_code(caller_error{caller_errc::conflict, "p", 3});
  CHECK(code == caller_errc::conflict);
}
