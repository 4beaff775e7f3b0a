// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/parameter.hpp>.
#include <sansaws/rest_json1/parameter.hpp>

#include <limits>
#include <string>
#include <type_traits>

#include "catch.hpp"
#include "json/example_shapes.hpp"

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using namespace sansaws::rest_json1;
using token = text_parameter<"next_token", 2, 4>;
using count = integer_parameter<"max_things", 1, 1000>;

// What is a text or a number is never taken for a parameter unchecked.
static_assert(!std::is_constructible_v<token, std::string>);
static_assert(!std::is_constructible_v<count, int>);
static_assert(!std::is_default_constructible_v<token> && !std::is_default_constructible_v<count>);

template <class Parameter>
std::string text_of(const sansaws::result<Parameter>& parsed) {
  return std::string(parsed.value().text());
}

}  // namespace

TEST_CASE("a text of an allowed size is kept, whatever its bytes are") {
  for (const std::string text : {"ab", "abcd", "\xff/", "é", "&="}) {
    CHECK(text_of(token::parse(text)) == text);
  }
  const std::string with_nul("a\0b", 3);
  CHECK(text_of(token::parse(with_nul)) == with_nul);
  CHECK(text_of<token>(token("abc")) == "abc");
  CHECK(token("abc") == token::parse("abc").value());
  CHECK_FALSE(token("abc") == token("abd"));
}

TEST_CASE("a text of another size is refused by the parameter's name") {
  CHECK(token::parse("").error() == caller_error{caller_errc::missing, "next_token"});
  CHECK(token::parse("a").error() == caller_error{caller_errc::too_short, "next_token", 1});
  CHECK(token::parse("abcde").error() == caller_error{caller_errc::too_long, "next_token", 4});
  CHECK(text_of(text_parameter<"p", 0, 1>::parse("")).empty());
}

TEST_CASE("an integer in its range is kept, and written in digits") {
  for (const unsigned value : {1U, 7U, 10U, 999U, 1000U}) {
    const auto made = count::make(value).value();
    CHECK(made.value() == value);
    CHECK(made.text() == std::to_string(value));
    const count copy = made;
    CHECK(copy.text() == made.text());
  }
  CHECK(count::of<7>() == count::make(7).value());
}

TEST_CASE("an integer out of its range is refused by the parameter's name") {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{1001}, std::numeric_limits<std::uint64_t>::max()}) {
    CHECK(count::make(value).error() == caller_error{caller_errc::out_of_range, "max_things"});
  }
}
