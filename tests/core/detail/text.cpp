// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Fronts of texts.
#include <sansaws/core/detail/text.hpp>

#include "catch.hpp"

#include <string_view>

using sansaws::detail::skip_prefix;
using sansaws::detail::take_until;

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
