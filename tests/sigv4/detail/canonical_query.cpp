// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The query as it is signed. Expectations: AWS Signature Version 4, "Create a canonical request",
// and the cases of AWS's signing test suite, whose names stand beside them.
#include <sansaws/sigv4/detail/canonical_query.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using sansaws::sigv4::detail::append_canonical_query;

namespace {

std::string canonical(std::string_view query) {
  std::string text;
  append_canonical_query(text, query);
  return text;
}

constexpr bool empty_compiles() {
  samples::text_buffer text;
  append_canonical_query(text, "");
  return text.text().empty();
}
static_assert(empty_compiles());

constexpr bool compiles_to(std::string_view query, std::string_view expected) {
  samples::text_buffer text;
  append_canonical_query(text, query);
  return text.text() == expected;
}
static_assert(compiles_to("b=2&a=1", "a=1&b=2"));
static_assert(compiles_to("e=%7e%2f&d&c=%&b=2&a=1", "a=1&b=2&c=%25&d=&e=~%2F"));

}  // namespace

TEST_CASE("parameters are sorted by their encoded names, then by their encoded values") {
  CHECK(canonical("Param2=value2&Param1=value1") ==
        "Param1=value1&Param2=value2");  // get-vanilla-query-order-key-case
  CHECK(canonical("Param-3=Value3&Param=Value2&%E1%88%B4=Value1") ==
        "%E1%88%B4=Value1&Param=Value2&Param-3=Value3");  // get-vanilla-query-order-encoded
  CHECK(canonical("Param1=value2&Param1=Value1") ==
        "Param1=Value1&Param1=value2");  // get-vanilla-query-order-value
  CHECK(canonical("b=1&B=2&_=3&~=4&0=5&-=6") == "-=6&0=5&B=2&_=3&b=1&~=4");
  CHECK(canonical("z=1&%C3%A9=2&%20=3") == "%20=3&%C3%A9=2&z=1");
}

TEST_CASE("a name that begins another one comes first, whatever follows in the other") {
  CHECK(canonical("a-=1&a=2&a0=3&a.b=4&a%21=5") == "a=2&a%21=5&a-=1&a.b=4&a0=3");
}

TEST_CASE("every parameter has an equals sign, with or without a value") {
  CHECK(canonical("b&a=") == "a=&b=");
  CHECK(canonical("lifecycle") == "lifecycle=");
  CHECK(canonical("a==b=") == "a=%3Db%3D");
  CHECK(canonical("=v") == "=v");
}

TEST_CASE("repeated parameters are all signed") {
  CHECK(canonical("a=1&a=1") == "a=1&a=1");
  CHECK(canonical("a=z&a=b&b=1&a=&a=B") == "a=&a=B&a=b&a=z&b=1");
}

TEST_CASE("all spellings of a parameter are signed alike") {
  CHECK(canonical("%61=%7e%2D%62") == "a=~-b");
  CHECK(canonical("a=b%2fc%c3%a9") == "a=b%2Fc%C3%A9");
  CHECK(canonical("a=b/c:d@e!") == "a=b%2Fc%3Ad%40e%21");
  CHECK(canonical("\xe1\x88\xb4=bar") == "%E1%88%B4=bar");  // get-vanilla-utf8-query
  CHECK(canonical("a=b c") == "a=b%20c");
}

TEST_CASE("a plus is a plus and not a blank") {
  CHECK(canonical("a+b=c+d") == "a%2Bb=c%2Bd");
}

TEST_CASE("text with a broken escape is taken as not encoded at all") {
  CHECK(canonical("%zz=1") == "%25zz=1");
  CHECK(canonical("a=%") == "a=%25");
  CHECK(canonical("a=%4") == "a=%254");
  CHECK(canonical("a=%41%4") == "a=%2541%254");
}

TEST_CASE("nothing between two separators is no parameter") {
  CHECK(canonical("") == "");
  CHECK(canonical("&") == "");
  CHECK(canonical("&&a=1&&b=2&") == "a=1&b=2");
}

TEST_CASE("the canonical form of a canonical query is itself, in whatever order it comes") {
  constexpr std::array<std::string_view, 10> pieces{"a", "b", "A", "%20", "%2f",
                                                    "+", "~", "=", "%",   "\xc3\xa9"};
  samples::random_numbers random(11);
  for (int round = 0; round != 1000; ++round) {
    std::vector<std::string> parameters;
    for (std::size_t count = random.below(6); count != 0; --count) {
      std::string parameter(pieces[random.below(pieces.size())]);
      for (std::size_t more = random.below(4); more != 0; --more) {
        parameter += pieces[random.below(pieces.size())];
      }
      parameters.push_back(std::move(parameter));
    }
    std::string query;
    for (const auto& parameter : parameters) query.append(parameter).append("&");
    for (std::size_t i = parameters.size(); i > 1; --i) {
      std::swap(parameters[i - 1], parameters[random.below(i)]);
    }
    std::string shuffled;
    for (const auto& parameter : parameters) shuffled.append("&").append(parameter);
    CAPTURE(query);
    const std::string text = canonical(query);
    CHECK(canonical(text) == text);
    CHECK(canonical(shuffled) == text);
  }
}
