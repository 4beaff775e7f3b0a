// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/operation.hpp>, most of them while compiling.
#include <sansaws/rest_json1/operation.hpp>

#include <string_view>

#include "catch.hpp"
#include "numbered_operation.hpp"

namespace {

using example::renumber;
using sansaws::rest_json1::operation;

struct without_errors {
  using input = renumber::input;
  using output = renumber::output;
  static constexpr std::string_view name = "WithoutErrors";
  static constexpr auto service = renumber::service;
  static constexpr auto method = renumber::method;
  static constexpr auto path = renumber::path;
};
struct with_another_path : renumber {
  static constexpr std::string_view path = "/things";
};
struct with_unnamed_output : renumber {
  struct output {};
};

static_assert(operation<renumber>);
static_assert(!operation<without_errors>);
static_assert(!operation<with_another_path>);
static_assert(!operation<with_unnamed_output>);
static_assert(!operation<int>);

}  // namespace

TEST_CASE("an operation turns the text of an error into an error code") {
  CHECK(renumber::error_from_code("Conflict") == sansaws::caller_errc::conflict);
}
