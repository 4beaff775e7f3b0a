// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/target.hpp>, most of which are those of decode.hpp.
#include <sansaws/json/detail/target.hpp>

#include <limits>
#include <optional>
#include <string>

#include "catch.hpp"
#include "json/example_shapes.hpp"

using namespace sansaws::json::detail;

static_assert(initial_capacity<sansaws::open_enum<example::colour>> == 2);

TEST_CASE("an optional is made by what it takes, and by nothing else") {
  std::optional<double> number;
  const target to = target_of(number);
  CHECK(to.type->text == nullptr);
  CHECK(to.type->truth == nullptr);
  CHECK(to.type->number(to.object, {"0.5", 0.5}));
  CHECK(number == 0.5);
  CHECK_FALSE(to.type->number(to.object, {"1e999", std::numeric_limits<double>::infinity()}));
}

TEST_CASE("to open a container makes it where it is optional") {
  std::optional<example::leaf> maybe;
  const target in_optional = target_of(maybe);
  CHECK(in_optional.type->bracket == '{');
  CHECK(in_optional.type->required == 1);
  void* const inside = in_optional.type->open(in_optional.object);
  REQUIRE(maybe.has_value());
  CHECK(inside == &*maybe);

  std::vector<example::leaf> list(3);
  const target in_list = target_of(list);
  CHECK(in_list.type->bracket == '[');
  CHECK(in_list.type->open(in_list.object) == &list);
}
