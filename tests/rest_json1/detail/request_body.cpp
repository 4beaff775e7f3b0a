// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/detail/request_body.hpp>. What each member is on the wire is said by
// the AWS restJson1 protocol, "Shape serialization". The bodies of the AWS SDK are compared in the
// tests of the operations that have one.
#include <sansaws/rest_json1/detail/request_body.hpp>

#include <sansaws/rest_json1/parameter.hpp>
#include <sansaws/rest_json1/valid.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "rest_json1/numbered_operation.hpp"

namespace request_body_test {

enum class colour { red, light_blue };
BOOST_DESCRIBE_ENUM(colour, red, light_blue)

struct size {
  std::int64_t width = 0;
  std::optional<std::int64_t> height;

  static std::optional<sansaws::caller_error> validate(const size&) { return std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(size, (), (width, height))

}  // namespace request_body_test

template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<request_body_test::colour>{
    "Red", "light blue"};
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<request_body_test::size>{
    "width", "height"};

namespace request_body_test {

using text = sansaws::rest_json1::text_parameter<"text", 1, 9>;
using number = sansaws::rest_json1::integer_parameter<"number", 0, 1000>;
using sizes = sansaws::rest_json1::valid<size>;

struct paint_input {
  std::optional<text> note;
  example::any_text thing;
  std::optional<number> coats;
  colour tint = colour::red;
  std::optional<colour> other_tint;
  sizes area;
  std::optional<sizes> rest;
  std::optional<text> owner;
};
BOOST_DESCRIBE_STRUCT(paint_input, (), (note, thing, coats, tint, other_tint, area, rest, owner))

}  // namespace request_body_test

template <>
inline constexpr std::array<std::string_view, 8>
    sansaws::wire_names<request_body_test::paint_input>{"note",      "thing", "coats", "tint",
                                                        "otherTint", "area",  "rest",  "owner"};

namespace request_body_test {

struct paint : example::renumber {
  using input = paint_input;
  static constexpr sansaws::rest_json1::uri_template<input> path = "/things/{thing}{?owner}";
};

}  // namespace request_body_test

namespace {

using request_body_test::colour;
using request_body_test::number;
using request_body_test::paint;
using request_body_test::paint_input;
using request_body_test::sizes;
using request_body_test::text;

template <class Op>
std::string body_of(const typename Op::input& input) {
  std::string body;
  sansaws::rest_json1::detail::append_body<Op>(body, input);
  return body;
}

paint_input smallest() {
  return {.note = {},
          .thing = {"wall"},
          .coats = {},
          .tint = colour::light_blue,
          .other_tint = {},
          .area = sizes::make({3, {}}).value(),
          .rest = {},
          .owner = {}};
}

}  // namespace

TEST_CASE("the body has the members that are not in the URI, without those that are empty") {
  CHECK(body_of<paint>(smallest()) == R"({"tint":"light blue","area":{"width":3}})");
}

TEST_CASE("each member of a body has the JSON type of its shape") {
  auto input = smallest();
  input.note = text("a\"b/");
  input.coats = number::of<7>();
  input.other_tint = colour::red;
  input.rest = sizes::make({1, 2}).value();
  input.owner = text("nobody");
  CHECK(body_of<paint>(input) == R"({"note":"a\"b/","coats":7,"tint":"light blue",)"
                                 R"("otherTint":"Red","area":{"width":3},)"
                                 R"("rest":{"width":1,"height":2}})");
}

TEST_CASE("an operation whose input is in the URI has no body") {
  static_assert(sansaws::rest_json1::detail::has_body<paint>);
  static_assert(!sansaws::rest_json1::detail::has_body<example::renumber>);
  CHECK(body_of<example::renumber>({{"a"}, {"b"}}).empty());
}
