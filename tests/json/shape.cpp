// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/shape.hpp>, most of them while compiling.
#include <sansaws/json/shape.hpp>

#include "catch.hpp"
#include "json/example_shapes.hpp"

using namespace sansaws::json;
using example::colour;
using example::leaf;
using example::tree;
using sansaws::open_enum;
using sansaws::ordered_map;

static_assert(struct_shape<leaf> && struct_shape<tree>);
static_assert(map_shape<ordered_map<std::string, leaf>> &&
              map_shape<ordered_map<open_enum<colour>, int>>);
static_assert(!map_shape<ordered_map<int, leaf>>, "the keys of a JSON object are text");
static_assert(list_shape<std::vector<leaf>>);
static_assert(!list_shape<std::vector<bool>>, "its elements have no address");
static_assert(optional_shape<std::optional<leaf>> && !optional_shape<leaf>);
static_assert(scalar_shape<std::string> && scalar_shape<open_enum<colour>> && scalar_shape<bool> &&
              scalar_shape<std::int64_t> && scalar_shape<double> &&
              scalar_shape<sansaws::timestamp>);
static_assert(!scalar_shape<int> && !scalar_shape<colour> && !scalar_shape<leaf>);
// No type has two shapes.
static_assert(!struct_shape<std::string> && !struct_shape<std::vector<leaf>> &&
              !struct_shape<std::optional<leaf>> && !struct_shape<sansaws::timestamp>);

static_assert(detail::member_count<leaf> == 3);
static_assert(std::same_as<detail::member_type<leaf, 0>, std::string>);
static_assert(std::same_as<detail::member_type<const leaf, 1>, const std::optional<std::int64_t>>);
static_assert(detail::required_members<leaf>() == 0b001);
static_assert(detail::required_members<example::tree>() == 0b1111'1111);
static_assert(detail::required_members<example::bush>() == 0);

TEST_CASE("members are found by their place in the description") {
  leaf one{"text", 7, {}};
  CHECK(&detail::member_of<0>(one) == &one.text);
  CHECK(&detail::member_of<1>(std::as_const(one)) == &one.count);
}

TEST_CASE("a key of a map has a text, known or not") {
  CHECK(detail::key_text(std::string("k")) == "k");
  const open_enum<colour> known(colour::light_blue);
  const open_enum<colour> unknown(std::string_view("Mauve"));
  CHECK(detail::key_text(known) == "Light_Blue");
  CHECK(detail::key_text(unknown) == "Mauve");
}
