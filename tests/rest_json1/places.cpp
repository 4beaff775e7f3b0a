// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/places.hpp>, most of them while compiling.
#include <sansaws/rest_json1/places.hpp>

#include <concepts>

#include "catch.hpp"
#include "example_shapes.hpp"

using namespace sansaws::rest_json1::detail;
using boost::mp11::mp_list;
using example::bush;
using example::leaf;
using example::tree;
using time_place = std::optional<sansaws::encoding::timestamp>;
using rows = std::vector<std::vector<std::int64_t>>;

static_assert(std::same_as<places<leaf>,
                           mp_list<leaf, std::string, std::optional<std::int64_t>, time_place>>);
static_assert(
    std::same_as<places<rows>, mp_list<rows, element_of<rows>, std::vector<std::int64_t>,
                                       element_of<std::vector<std::int64_t>>, std::int64_t>>);
static_assert(std::same_as<boost::mp11::mp_front<places<tree>>, tree>);
static_assert(boost::mp11::mp_is_set<places<tree>>::value &&
              boost::mp11::mp_is_set<places<bush>>::value);
static_assert(std::same_as<containers<leaf>, mp_list<leaf>>);
static_assert(std::same_as<containers<rows>, mp_list<rows, std::vector<std::int64_t>>>);
static_assert(std::same_as<object_at<leaf>, leaf> &&
              std::same_as<object_at<element_of<rows>>, rows>);

static_assert(depth_of<std::string>() == 0);
static_assert(depth_of<leaf>() == 1);
static_assert(depth_of<std::optional<leaf>>() == 1);
static_assert(depth_of<tree>() == 3);  // a tree, its list, a leaf
static_assert(depth_of<bush>() == 3);

static_assert(required_members<leaf>() == 0b001);
static_assert(required_members<tree>() == 0b1111'1111);
static_assert(required_members<bush>() == 0);
static_assert(required_members<rows>() == 0);

static_assert(usual_entries<sansaws::open_enum<example::colour>> == 2);

TEST_CASE("every place of a shape is listed while compiling") {
  SUCCEED();
}
