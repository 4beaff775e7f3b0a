// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/wire_names.hpp>

#include "catch.hpp"

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string_view>

namespace wire_names_test {

enum class colour { red, light_blue };
BOOST_DESCRIBE_ENUM(colour, red, light_blue)

enum class unnamed { one };
BOOST_DESCRIBE_ENUM(unnamed, one)

enum class short_of_one { one, two };
BOOST_DESCRIBE_ENUM(short_of_one, one, two)

enum class one_too_many { one };
BOOST_DESCRIBE_ENUM(one_too_many, one)

enum class from_one { one = 1, two };
BOOST_DESCRIBE_ENUM(from_one, one, two)

struct point {
  int from_left = 0;
  int from_top = 0;
};
BOOST_DESCRIBE_STRUCT(point, (), (from_left, from_top))

struct short_point {
  int x = 0;
  int y = 0;
};
BOOST_DESCRIBE_STRUCT(short_point, (), (x, y))

struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())

}  // namespace wire_names_test

namespace sansaws {

template <>
inline constexpr std::array<std::string_view, 2> wire_names<wire_names_test::colour>{"Red",
                                                                                     "Light_Blue"};
template <>
inline constexpr std::array<std::string_view, 1> wire_names<wire_names_test::short_of_one>{"One"};
template <>
inline constexpr std::array<std::string_view, 2> wire_names<wire_names_test::one_too_many>{"One",
                                                                                           "Two"};
template <>
inline constexpr std::array<std::string_view, 2> wire_names<wire_names_test::from_one>{"One",
                                                                                       "Two"};
template <>
inline constexpr std::array<std::string_view, 2> wire_names<wire_names_test::point>{"fromLeft",
                                                                                    "fromTop"};
template <>
inline constexpr std::array<std::string_view, 1> wire_names<wire_names_test::short_point>{"x"};
template <>
inline constexpr std::array<std::string_view, 0> wire_names<wire_names_test::nothing>{};

}  // namespace sansaws

TEST_CASE("wire names are one for each described enumerator or member") {
  using namespace wire_names_test;
  using sansaws::has_wire_names;
  STATIC_REQUIRE(has_wire_names<colour>);
  STATIC_REQUIRE(has_wire_names<point>);
  STATIC_REQUIRE(has_wire_names<nothing>);
  STATIC_REQUIRE_FALSE(has_wire_names<unnamed>);
  STATIC_REQUIRE_FALSE(has_wire_names<short_of_one>);
  STATIC_REQUIRE_FALSE(has_wire_names<one_too_many>);
  STATIC_REQUIRE_FALSE(has_wire_names<from_one>);
  STATIC_REQUIRE_FALSE(has_wire_names<short_point>);
  STATIC_REQUIRE_FALSE(has_wire_names<int>);
  STATIC_REQUIRE(sansaws::wire_names<colour>[1] == "Light_Blue");
}

TEST_CASE("enumerators count up from 0, so that a number finds its name") {
  using namespace wire_names_test;
  using sansaws::detail::counts_from_zero;
  CHECK(counts_from_zero<colour>());
  CHECK(counts_from_zero<point>());
  CHECK_FALSE(counts_from_zero<from_one>());
}
