// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An operation of no real service.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/rest_json1/operation.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <string>
#include <string_view>

namespace example {

struct any_text {
  std::string value;
  std::string_view text() const noexcept { return value; }
};

struct renumber_input {
  any_text thing, number;
};
BOOST_DESCRIBE_STRUCT(renumber_input, (), (thing, number))

struct renumber_output {
  std::string number;
};
BOOST_DESCRIBE_STRUCT(renumber_output, (), (number))

}  // namespace example

template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<example::renumber_input>{
    "thing", "number"};
template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<example::renumber_output>{
    "number"};

namespace example {

struct renumber {
  using input = renumber_input;
  using output = renumber_output;
  static constexpr std::string_view name = "Renumber";
  static constexpr sansaws::rest_json1::service_names service{sansaws::aws::service_name("numbers"),
                                                              "api.numbers"};
  static constexpr auto method = sansaws::http::method::put;
  static constexpr sansaws::rest_json1::uri_template<input> path =
      "/things/{thing}/numbers/{number}";
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return code == "Conflict" ? sansaws::caller_errc::conflict : sansaws::caller_errc::reserved;
  }
};

}  // namespace example
