// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The path and the query of a target.
#include <sansaws/http/detail/target_parts.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>

using sansaws::http::detail::split_target;
using sansaws::http::detail::validate_target;

namespace {

constexpr bool splits(std::string_view target, std::string_view path, std::string_view query) {
  const auto parts = split_target(target);
  return parts.path == path && parts.query == query;
}
static_assert(splits("/a?b=c", "/a", "b=c"));
static_assert(splits("/a", "/a", ""));
static_assert(splits("/a?", "/a", ""));
static_assert(splits("/a?b?c", "/a", "b?c"));
static_assert(splits("?b", "", "b"));
static_assert(splits("", "", ""));

// The request line's side of the same header is tested with http/write_request.hpp.
static_assert(!validate_target("/a%20b?c"));
static_assert(validate_target("")->code == sansaws::caller_errc::missing);
static_assert(validate_target("a")->code == sansaws::caller_errc::bad_format);
static_assert(validate_target("/a b")->code == sansaws::caller_errc::bad_character);
static_assert(validate_target("/a b")->position == 2);

}  // namespace

TEST_CASE("the parts are views of the target, whose path ends at the first question mark") {
  const std::string target = "/a/b?c=?d";
  const auto parts = split_target(target);
  CHECK(parts.path == "/a/b");
  CHECK(parts.query == "c=?d");
  CHECK(parts.path.data() == target.data());
  CHECK(parts.query.data() == target.data() + 5);
  CHECK(split_target("/a?").query.empty());
  CHECK(split_target("/a").query.empty());
}
