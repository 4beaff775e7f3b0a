// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text taken apart and put together.
#include <sansaws/core/detail/text.hpp>

#include "catch.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

using sansaws::detail::append_all;
using sansaws::detail::skip_prefix;
using sansaws::detail::take_until;

namespace {

template <class T>
concept viewable = requires(T&& text) {
  sansaws::detail::text_of(std::forward<T>(text));
};
static_assert(viewable<const std::array<char, 4>&>);
static_assert(!viewable<std::array<char, 4>>, "a view of a temporary would dangle");

}  // namespace

TEST_CASE("blanks and line ends up to the end are told from other wrong bytes") {
  using sansaws::detail::allowed_at;
  for (const std::string_view text : {"ab\n", "ab\r\n", "ab \t"}) {
    CHECK(allowed_at(text, 2, "a-z") == "no blank or line end after it");
  }
  CHECK(allowed_at("ab \nc", 2, "a-z") == "a-z");
  CHECK(allowed_at("ab-", 2, "a-z") == "a-z");
}

TEST_CASE("the text of an array is all of its characters") {
  constexpr std::array<char, 3> characters{'a', '\0', 'b'};
  CHECK(sansaws::detail::text_of(characters) == std::string_view("a\0b", 3));
  CHECK(sansaws::detail::text_of(characters).data() == characters.data());
}

TEST_CASE("a front ends before the first separator, which goes with it") {
  std::string_view text = "a,,bc,";
  CHECK(take_until(text, ',') == "a");
  CHECK(text == ",bc,");
  CHECK(take_until(text, ',').empty());
  CHECK(take_until(text, ',') == "bc");
  CHECK(text.empty());
}

TEST_CASE("without a separator all of the text is its front") {
  std::string_view text = "a;b";
  CHECK(take_until(text, ',') == "a;b");
  CHECK(text.empty());
  CHECK(take_until(text, ',').empty());
  CHECK(text.empty());
}

TEST_CASE("a front and what is left are views of the text itself") {
  constexpr std::string_view whole = "key=value";
  std::string_view text = whole;
  const std::string_view front = take_until(text, '=');
  CHECK(front.data() == whole.data());
  CHECK(text.data() == whole.data() + 4);
}

TEST_CASE("a prefix is skipped where it stands, and else nothing is") {
  std::string_view text = "fips-fips-a";
  CHECK(skip_prefix(text, "fips-"));
  CHECK(text == "fips-a");
  CHECK_FALSE(skip_prefix(text, "FIPS-"));
  CHECK_FALSE(skip_prefix(text, "fips-a-"));
  CHECK(text == "fips-a");
  CHECK(skip_prefix(text, ""));
  CHECK(skip_prefix(text, "fips-a"));
  CHECK(text.empty());
  CHECK_FALSE(skip_prefix(text, "a"));
}

TEST_CASE("texts are appended in their order") {
  std::string text = "a";
  append_all(text, {"b", "", "cd"});
  CHECK(text == "abcd");
  append_all(text, {});
  CHECK(text == "abcd");
  const std::string longer(100, 'x');
  append_all(text, {longer, longer});
  CHECK(text == "abcd" + longer + longer);
}
