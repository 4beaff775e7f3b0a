// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A struct with a member of every shape, for the tests of decoder and encoder.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace example {

enum class colour { red, light_blue };
BOOST_DESCRIBE_ENUM(colour, red, light_blue)

}  // namespace example

template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<example::colour>{"Red",
                                                                                      "Light_Blue"};

namespace example {

struct leaf {
  std::string text;
  std::optional<std::int64_t> count;
  std::optional<sansaws::timestamp> seen_at;

  friend bool operator==(const leaf&, const leaf&) = default;
};
BOOST_DESCRIBE_STRUCT(leaf, (), (text, count, seen_at))

}  // namespace example

template <>
inline constexpr std::array<std::string_view, 3> sansaws::wire_names<example::leaf>{"text", "count",
                                                                                    "seenAt"};

namespace example {

/// All that is required.
struct tree {
  std::string name;
  bool flag = false;
  std::int64_t number = 0;
  double ratio = 0;
  sansaws::open_enum<colour> tint;
  sansaws::timestamp when;
  std::vector<leaf> leaves;
  sansaws::ordered_map<sansaws::open_enum<colour>, leaf> by_colour;

  friend bool operator==(const tree&, const tree&) = default;
};
BOOST_DESCRIBE_STRUCT(tree, (), (name, flag, number, ratio, tint, when, leaves, by_colour))

/// All that may be absent.
struct bush {
  std::optional<std::string> name;
  std::optional<bool> flag;
  std::optional<std::int64_t> number;
  std::optional<double> ratio;
  std::optional<sansaws::open_enum<colour>> tint;
  std::optional<sansaws::timestamp> when;
  std::optional<leaf> one;
  std::optional<std::vector<std::vector<std::int64_t>>> rows;
  std::optional<std::vector<std::optional<std::string>>> sparse;
  std::optional<sansaws::ordered_map<std::string, std::optional<leaf>>> sparse_map;
  std::optional<sansaws::ordered_map<std::string, std::int64_t>> counts;

  friend bool operator==(const bush&, const bush&) = default;
};
BOOST_DESCRIBE_STRUCT(bush, (),
                      (name, flag, number, ratio, tint, when, one, rows, sparse, sparse_map,
                       counts))

}  // namespace example

template <>
inline constexpr std::array<std::string_view, 8> sansaws::wire_names<example::tree>{
    "name", "flag", "number", "ratio", "tint", "when", "leaves", "byColour"};
template <>
inline constexpr std::array<std::string_view, 11> sansaws::wire_names<example::bush>{
    "name", "flag", "number", "ratio",     "tint",  "when",
    "one",  "rows", "sparse", "sparseMap", "counts"};
