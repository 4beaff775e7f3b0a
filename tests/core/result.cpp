// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/result.hpp>

#include "catch.hpp"

#include <string>
#include <type_traits>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::peer_errc;
using sansaws::result;

static_assert(std::is_same_v<result<int>::error_type, caller_error>);
static_assert(std::is_same_v<result<int, peer_errc>::error_type, peer_errc>);

constexpr result<int> half(int value) {
  if (value % 2 != 0) return caller_error{caller_errc::out_of_range, "value", 1};
  return value / 2;
}

constexpr auto half_of_four = half(4);
static_assert(half_of_four.has_value() && *half_of_four == 2);
constexpr auto half_of_three = half(3);
static_assert(half_of_three.has_error() &&
              half_of_three.error() == caller_error{caller_errc::out_of_range, "value", 1});

}  // namespace

TEST_CASE("a result is either a value or an error") {
  const auto good = half(8);
  REQUIRE(good.has_value());
  CHECK(*good == 4);
  CHECK(good.value() == 4);
  const auto bad = half(7);
  REQUIRE(bad.has_error());
  CHECK(bad.error().code == caller_errc::out_of_range);
  CHECK((half(7) == bad));
  CHECK((half(8) != bad));
}

TEST_CASE("asking an error for its value throws the error and its text") {
  try {
    (void)half(7).value();
    FAIL("no exception");
  } catch (const boost::system::system_error& error) {
    CHECK(error.code() == caller_errc::out_of_range);
    CHECK(std::string(error.what()) == "value is out of range");
  }
}

TEST_CASE("a result without a value of its own carries only the error") {
  const result<void> good;
  CHECK(good.has_value());
  CHECK_NOTHROW(good.value());
  const result<void> bad = caller_error{caller_errc::missing, "p", 0};
  CHECK(bad.has_error());
  CHECK_THROWS_AS(bad.value(), boost::system::system_error);
}
