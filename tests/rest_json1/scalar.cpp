// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/scalar.hpp>.
#include <sansaws/rest_json1/scalar.hpp>

#include <cstdint>
#include <limits>
#include <string>

#include "catch.hpp"
#include "example_shapes.hpp"

namespace {

using sansaws::peer_errc;
using sansaws::encoding::timestamp;
using sansaws::rest_json1::detail::decimal;
using sansaws::rest_json1::detail::store;
using sansaws::rest_json1::detail::stored;

// As the parser hands it over, with a double of its own that is a little off.
decimal written(std::string_view text, double rough) {
  return {rough, text};
}

}  // namespace

TEST_CASE("a timestamp is text by RFC 3339 or seconds since the epoch") {
  timestamp time;
  CHECK(store(time, std::string_view("1970-01-01T00:00:02.000000003Z")) == stored);
  CHECK(time == timestamp{2, 3});
  CHECK(store(time, std::int64_t{-5}) == stored);
  CHECK(time == timestamp{-5, 0});
  CHECK(store(time, written("1767323045.678", 1767323045.6780003)) == stored);
  CHECK(time == timestamp{1767323045, 678'000'000});
  CHECK(store(time, true) == peer_errc::wrong_type);
  CHECK(store(time, std::string_view("1767323045")) == peer_errc::bad_value);
  CHECK(store(time, std::numeric_limits<std::int64_t>::max()) == peer_errc::bad_value);
}

TEST_CASE("a double is the one nearest to what was written, and finite") {
  double number = 0;
  CHECK(store(number, written("0.1", 0.1000001)) == stored);
  CHECK(number == 0.1);
  CHECK(store(number, written("123456789012345678901234567890", 1.2e29)) == stored);
  CHECK(number == 123456789012345678901234567890.0);
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(store(number, written("1e999", infinity)) == peer_errc::bad_value);
  CHECK(store(number, written("-1e999", -infinity)) == peer_errc::bad_value);
  CHECK(store(number, written("1e-999", 0.0)) == stored);
  CHECK(number == 0);
  CHECK(store(number, std::int64_t{7}) == stored);
  CHECK(number == 7);
}

TEST_CASE("an integer may be written as a double that is one") {
  std::int64_t number = 0;
  CHECK(store(number, written("1e3", 1e3)) == stored);
  CHECK(number == 1000);
  CHECK(store(number, written("-2.0", -2.0)) == stored);
  CHECK(number == -2);
  CHECK(store(number, written("2.5", 2.5)) == peer_errc::bad_value);
  CHECK(store(number, written("1e16", 1e16)) == peer_errc::bad_value);
  CHECK(store(number, written("18446744073709551615", 18446744073709551615.0)) ==
        peer_errc::bad_value);
}

TEST_CASE("text and truth take nothing else") {
  std::string text;
  CHECK(store(text, std::string_view("x")) == stored);
  CHECK(text == "x");
  CHECK(store(text, true) == peer_errc::wrong_type);
  CHECK(store(text, std::int64_t{1}) == peer_errc::wrong_type);
  CHECK(store(text, written("1.5", 1.5)) == peer_errc::wrong_type);
  bool truth = false;
  CHECK(store(truth, true) == stored);
  CHECK(truth);
  CHECK(store(truth, std::string_view("true")) == peer_errc::wrong_type);
  CHECK(store(truth, std::int64_t{1}) == peer_errc::wrong_type);
  sansaws::open_enum<example::colour> tint;
  CHECK(store(tint, std::string_view("Light_Blue")) == stored);
  CHECK(tint == example::colour::light_blue);
  CHECK(store(tint, std::string_view("light_blue")) == stored);
  CHECK_FALSE(tint.known());
  CHECK(store(tint, false) == peer_errc::wrong_type);
}
