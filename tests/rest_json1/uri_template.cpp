// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/uri_template.hpp>. Wrong templates are among the tests of what must
// not compile.
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/rest_json1/uri_template.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "catch.hpp"

namespace uri_template_test {

struct label {
  std::string_view value;
  constexpr std::string_view text() const noexcept { return value; }
};

struct none {};
BOOST_DESCRIBE_STRUCT(none, (), ())

struct two {
  label first, second;
};
BOOST_DESCRIBE_STRUCT(two, (), (first, second))

enum class colour { red, blue };
BOOST_DESCRIBE_ENUM(colour, red, blue)

}  // namespace uri_template_test

template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<uri_template_test::colour>{
    "Red", "light blue"};

namespace uri_template_test {

struct many {
  label id;
  std::optional<label> prefix;
  std::optional<colour> tint;
  colour shade = colour::red;
  std::string note;  // has no place in a URI
};
BOOST_DESCRIBE_STRUCT(many, (), (id, prefix, tint, shade, note))

}  // namespace uri_template_test

template <>
inline constexpr std::array<std::string_view, 5> sansaws::wire_names<uri_template_test::many>{
    "id", "prefix", "tint", "shade", "note"};
template <>
inline constexpr std::array<std::string_view, 0> sansaws::wire_names<uri_template_test::none>{};
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<uri_template_test::two>{
    "First", "Second"};

namespace {

using sansaws::rest_json1::uri_template;
using uri_template_test::colour;
using uri_template_test::many;
using uri_template_test::none;
using uri_template_test::two;

template <class Input>
constexpr std::size_t size_of(const uri_template<Input>& path, const Input& input) {
  sansaws::detail::counting_sink size;
  path.append_to(size, input);
  return size.size;
}

template <class Input>
std::string expanded(const uri_template<Input>& path, const Input& input) {
  std::string text;
  path.append_to(text, input);
  return text;
}

static_assert(size_of<two>("/a/{First}/b/{Second}", {{"x"}, {"/"}}) == 10);
static_assert(uri_template<two>("/a/{First}/b/{Second}").max_size({{"//"}, {"/"}}) >= 15);

}  // namespace

TEST_CASE("labels are found by their wire names, wherever they stand") {
  const two input{{"1"}, {"2"}};
  CHECK(expanded<two>("/a/{First}/b/{Second}/c", input) == "/a/1/b/2/c");
  CHECK(expanded<two>("/{Second}/{First}", input) == "/2/1");
  CHECK(expanded<two>("/{Second}/{First}/", input) == "/2/1/");
}

TEST_CASE("a path may do without labels") {
  CHECK(expanded<none>("/", {}) == "/");
  CHECK(expanded<none>("/a-b.c_d~e", {}) == "/a-b.c_d~e");
}

TEST_CASE("no value leaves its segment") {
  // Every byte but RFC 3986's unreserved ones is escaped.
  for (int byte = 0; byte != 256; ++byte) {
    const std::string value(1, static_cast<char>(byte));
    const auto path = expanded<two>("/{First}/{Second}", {{value}, {"z"}});
    const bool unreserved = value.find_first_of(
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789-._~") == 0;
    constexpr std::string_view hex = "0123456789ABCDEF";
    const std::string escape{'%', hex[static_cast<unsigned>(byte) / 16],
                             hex[static_cast<unsigned>(byte) % 16]};
    CHECK(path == "/" + (unreserved ? value : escape) + "/z");
  }
}

TEST_CASE("the query has the parameters that are given, in the order of the template") {
  const auto target = [](const many& input) {
    return expanded<many>("/{id}{?tint,prefix,shade}", input);
  };
  CHECK(target({{"1"}, {}, {}, colour::red, {}}) == "/1?shade=Red");
  CHECK(target({{"1"}, {{"p"}}, {}, colour::red, {}}) == "/1?prefix=p&shade=Red");
  CHECK(target({{"1"}, {{"p"}}, colour::blue, colour::blue, {}}) ==
        "/1?tint=light%20blue&prefix=p&shade=light%20blue");
  CHECK(expanded<many>("/{shade}/x{?prefix}", {{"1"}, {}, {}, colour::blue, {}}) ==
        "/light%20blue/x");
}

TEST_CASE("a given parameter may be empty") {
  CHECK(expanded<many>("/{?prefix}", {{"1"}, {{""}}, {}, colour::red, {}}) == "/?prefix=");
}

TEST_CASE("no value leaves its parameter") {
  for (int byte = 0; byte != 256; ++byte) {
    const std::string value(1, static_cast<char>(byte));
    const auto target =
        expanded<many>("/x{?prefix,shade}", {{"1"}, {{value}}, {}, colour::red, {}});
    CHECK(target.starts_with("/x?prefix="));
    CHECK(target.ends_with("&shade=Red"));
    const auto written = std::string_view(target).substr(10, target.size() - 10 - 10);
    CHECK(sansaws::http::percent_decode(written) == value);
    CHECK(written.find_first_of("?&=#/+ ") == written.npos);
  }
}

TEST_CASE("members that the template does not name go into the body") {
  constexpr uri_template<many> path = "/{id}{?tint,prefix}";
  STATIC_REQUIRE_FALSE(path.in_body(0));
  STATIC_REQUIRE_FALSE(path.in_body(1));
  STATIC_REQUIRE_FALSE(path.in_body(2));
  STATIC_REQUIRE(path.in_body(3));
  STATIC_REQUIRE(path.in_body(4));
}

TEST_CASE("no target is longer than announced") {
  constexpr uri_template<many> path = "/{id}{?tint,prefix,shade}";
  for (const std::string_view text : {"", "a", "////", "\xff\xff\xff"}) {
    for (const bool given : {false, true}) {
      many input{{text}, {}, {}, colour::blue, {}};
      if (given) {
        input.prefix = {text};
        input.tint = colour::blue;
      }
      CHECK(size_of<many>(path, input) <= path.max_size(input));
    }
  }
}
