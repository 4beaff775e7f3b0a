// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/valid.hpp>.
#include <sansaws/rest_json1/valid.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include "catch.hpp"

namespace valid_test {

struct range {
  std::optional<std::int64_t> low, high;

  static std::optional<sansaws::caller_error> validate(const range& value) {
    if (!value.low || !value.high || *value.low <= *value.high) return std::nullopt;
    return sansaws::caller_error{sansaws::caller_errc::conflict, "low", 0, "high"};
  }
  friend bool operator==(const range&, const range&) = default;
};
BOOST_DESCRIBE_STRUCT(range, (), (low, high))

}  // namespace valid_test

template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<valid_test::range>{"low",
                                                                                        "high"};

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::rest_json1::valid;
using valid_test::range;

static_assert(!std::is_constructible_v<valid<range>, range>);
static_assert(!std::is_default_constructible_v<valid<range>>);

}  // namespace

TEST_CASE("a struct is valid as its own rule says") {
  const auto good = valid<range>::make({1, 2}).value();
  CHECK(good.value() == range{1, 2});
  CHECK(valid<range>::make({2, 1}).error() ==
        caller_error{caller_errc::conflict, "low", 0, "high"});
}
