// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/decode_position.hpp>, step by step.
#include "catch.hpp"
#include "example_shapes.hpp"

#include <sansaws/rest_json1/decode_position.hpp>

#include <cstdint>
#include <string_view>

namespace {

using example::bush;
using example::leaf;
using example::tree;
using sansaws::peer_errc;
using sansaws::rest_json1::detail::decode_position;
using sansaws::rest_json1::detail::stored;

constexpr bool object = true;
constexpr bool array = false;

}  // namespace

TEST_CASE("a position leads from the root to a member and back") {
  tree oak;
  decode_position<tree> at(oak);
  CHECK_FALSE(at.nowhere());
  CHECK(at.level() == 0);
  REQUIRE(at.open<object>());
  CHECK(at.level() == 1);
  CHECK(at.nowhere());
  REQUIRE(at.key("leaves"));
  REQUIRE(at.open<array>());
  REQUIRE(at.open<object>());
  CHECK(at.level() == 3);
  REQUIRE(at.key("text"));
  CHECK(at.pointer(3) == "/leaves/0/text");
  CHECK(at.pointer(1) == "/leaves");
  CHECK(at.pointer(0).empty());
  CHECK(at.value(std::string_view("x")) == stored);
  REQUIRE(at.close());
  REQUIRE(at.open<object>());
  CHECK(at.pointer(2) == "/leaves/1");
  CHECK_FALSE(at.close());
  CHECK(at.pointer_to_missing() == "/leaves/1/text");
  CHECK(oak.leaves.size() == 2);
  CHECK(oak.leaves[0].text == "x");
}

TEST_CASE("an unknown member has no place, and a known one has") {
  leaf one;
  decode_position<leaf> at(one);
  REQUIRE(at.open<object>());
  REQUIRE(at.key("texture"));
  CHECK(at.nowhere());
  REQUIRE(at.key("count"));
  CHECK_FALSE(at.nowhere());
  CHECK(at.value(std::int64_t{7}) == stored);
  CHECK(one.count == 7);
  at.leave();
  CHECK(at.nowhere());
}

TEST_CASE("a place takes its own kind of value only") {
  bush box;
  decode_position<bush> at(box);
  CHECK_FALSE(at.open<array>());
  CHECK(at.value(true) == peer_errc::wrong_type);
  REQUIRE(at.open<object>());
  REQUIRE(at.key("rows"));
  CHECK_FALSE(at.open<object>());
  CHECK(at.value(std::string_view("x")) == peer_errc::wrong_type);
  REQUIRE(at.key("one"));
  CHECK_FALSE(at.open<array>());
  REQUIRE(at.key("when"));
  CHECK(at.value(std::string_view("x")) == peer_errc::bad_value);
}

TEST_CASE("an object can be closed once its required members are there, and not null") {
  leaf one;
  decode_position<leaf> at(one);
  REQUIRE(at.open<object>());
  CHECK_FALSE(at.close());
  CHECK(at.pointer_to_missing() == "/text");
  REQUIRE(at.key("text"));
  CHECK(at.value(std::string_view("a")) == stored);
  REQUIRE(at.key("text"));
  CHECK(one.text.empty());
  at.null();
  CHECK_FALSE(at.close());
  REQUIRE(at.key("text"));
  CHECK(at.value(std::string_view("b")) == stored);
  CHECK(at.close());
  CHECK(at.level() == 0);
  CHECK(one.text == "b");
}

TEST_CASE("the pointer leads through the key of a map, even after others were removed") {
  bush box;
  decode_position<bush> at(box);
  REQUIRE(at.open<object>());
  REQUIRE(at.key("counts"));
  REQUIRE(at.open<object>());
  for (const std::string_view key : {"a", "b", "c", "d", "e"}) {
    REQUIRE(at.key(key));
    CHECK(at.pointer(2) == "/counts/" + std::string(key));
    at.null();
    CHECK(box.counts->empty());
  }
  REQUIRE(at.key("f"));
  CHECK(at.value(std::int64_t{1}) == stored);
  REQUIRE(at.close());
  REQUIRE(at.close());
  REQUIRE(box.counts->size() == 1);
}
