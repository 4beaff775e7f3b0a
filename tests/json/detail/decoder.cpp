// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/decoder.hpp>, most of which are those of decode.hpp.
#include <sansaws/json/detail/decoder.hpp>

#include <string>
#include <string_view>

#include "catch.hpp"
#include "json/example_shapes.hpp"

using namespace sansaws::json::detail;
using example::bush;
using example::leaf;
using example::tree;
using sansaws::peer_errc;

static_assert(usual_entries<sansaws::open_enum<example::colour>> == 2);

TEST_CASE("what was read before an error stays, and the error is the first one") {
  tree oak;
  decoder reading(R"({"name":"oak","leaves":[{"text":"a"},{"text":7},{"text":8}],"flag":"no"})",
                  32);
  CHECK_FALSE(reading.read(oak));
  CHECK(oak.name == "oak");
  const auto error = std::move(reading).error();
  CHECK(error.code == peer_errc::wrong_type);
  CHECK(error.pointer == "/leaves/1/text");
}

TEST_CASE("a text that is no JSON after the error is that first of all") {
  leaf one;
  decoder reading(R"({"text":7,"count":tru})", 32);
  CHECK_FALSE(reading.read(one));
  const auto error = std::move(reading).error();
  CHECK(error.code == peer_errc::not_json);
  CHECK(error.pointer.empty());
  CHECK(error.offset == 21);
}

TEST_CASE("names and enumerators are found plain, with escapes, and by no other spelling") {
  const auto tint = [](const std::string& name, const std::string& colour) {
    const auto json = "{\"" + name + "\":\"" + colour + "\"}";
    bush box;
    decoder reading(json, 32);
    REQUIRE(reading.read(box));
    return box.tint;
  };
  for (const std::string name : {"tint", "t\\u0069nt"}) {
    for (const std::string red : {"Red", "R\\u0065d", "\\u0052ed"}) {
      CHECK(tint(name, red) == example::colour::red);
    }
    for (const std::string other : {"", "R", "Redd", "red", "Red\\u0000"}) {
      REQUIRE(tint(name, other).has_value());
      CHECK_FALSE(tint(name, other)->known());
    }
  }
  for (const std::string name : {"", "tin", "tints", "Tint", "tint\\u0000"}) {
    CHECK_FALSE(tint(name, "Red").has_value());
  }
}
