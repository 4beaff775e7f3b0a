// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/decode_handler.hpp>: events as no one-piece body gives them.
#include <sansaws/rest_json1/decode_handler.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "example_shapes.hpp"

namespace {

using example::tree;
using handler = sansaws::rest_json1::detail::decode_handler<tree>;

struct outcome {
  tree value;
  bool json = false;
  std::string pointer;
  friend bool operator==(const outcome&, const outcome&) = default;
};

// Feeds the parser pieces that end at each of `cuts`.
outcome feed(std::string_view body, std::size_t first_cut, std::size_t second_cut) {
  outcome result;
  boost::json::basic_parser<handler> parser(boost::json::parse_options(), result.value);
  boost::json::error_code failed;
  parser.write_some(true, body.data(), first_cut, failed);
  if (!failed) {
    parser.write_some(true, body.data() + first_cut, second_cut - first_cut, failed);
  }
  if (!failed) {
    parser.write_some(false, body.data() + second_cut, body.size() - second_cut, failed);
  }
  result.json = !failed;
  if (parser.handler().error()) result.pointer = parser.handler().error()->pointer;
  return result;
}

}  // namespace

TEST_CASE("a body in pieces is read like one in a whole") {
  for (const std::string_view body :
       {std::string_view(
            R"({"name":"o\u0061k","flag":true,"number":-7,"ratio":2,"tint":"Red",)"
            R"("when":12,"leaves":[{"te\u0078t":"abc"}],"byColour":{"x":{"text":""}}})"),
        std::string_view(
            R"({"byColour":{"Light_Blue":{"text":"é\n","count":"1"}},"z":{"y":[7]}})")}) {
    const auto whole = feed(body, 0, 0);
    CHECK(whole.json);
    for (std::size_t second = 0; second <= body.size(); ++second) {
      for (std::size_t first = 0; first <= second; ++first) {
        REQUIRE(feed(body, first, second) == whole);
      }
    }
  }
}

TEST_CASE("the first error stays, and the rest is passed over") {
  const auto result = feed(R"({"leaves":[{"text":7},{"text":8}],"byColour":[],"flag":"no"})", 0, 0);
  CHECK(result.json);
  CHECK(result.pointer == "/leaves/0/text");
}
