// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/detail/append_all.hpp>

#include "catch.hpp"

#include <string>

using sansaws::detail::append_all;

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
