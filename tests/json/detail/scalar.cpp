// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/scalar.hpp>.
#include <sansaws/json/detail/scalar.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "catch.hpp"
#include "json/example_shapes.hpp"

using sansaws::encoding::timestamp;
using sansaws::json::detail::approximate;
using sansaws::json::detail::number_shape;
using sansaws::json::detail::store_number;
using sansaws::json::detail::store_text;
using sansaws::json::detail::text_shape;

static_assert(text_shape<std::string> && !number_shape<std::string>);
static_assert(text_shape<sansaws::open_enum<example::colour>>);
static_assert(text_shape<timestamp> && number_shape<timestamp>);
static_assert(number_shape<std::int64_t> && !text_shape<std::int64_t>);
static_assert(number_shape<double> && !text_shape<double>);
static_assert(!number_shape<bool> && !text_shape<bool>);

TEST_CASE("a timestamp is text by RFC 3339 or seconds since the epoch") {
  timestamp time;
  CHECK(store_text(time, "1970-01-01T00:00:02.000000003Z"));
  CHECK(time == timestamp{2, 3});
  CHECK_FALSE(store_text(time, "1767323045"));
  CHECK(store_number(time, "-5"));
  CHECK(time == timestamp{-5, 0});
  CHECK(store_number(time, "1767323045.678"));
  CHECK(time == timestamp{1767323045, 678'000'000});
  CHECK(store_number(time, "1.767323045678e9"));
  CHECK(time == timestamp{1767323045, 678'000'000});
  for (const std::string_view beyond : {"9223372036854775807", "9223372036854775808", "1e999"}) {
    CHECK_FALSE(store_number(time, beyond));
  }
}

TEST_CASE("a double is the one nearest to what was written, and finite") {
  const auto read = [](std::string_view written) {
    double number = 0;
    REQUIRE(store_number(number, written));
    return number;
  };
  CHECK(read("7") == 7);
  CHECK(read("0.1") == 0.1);
  CHECK(read("123456789012345678901234567890") == 123456789012345678901234567890.0);
  CHECK(read("1e-999") == 0);
  CHECK(read("0e999") == 0);
  CHECK(read("1.7976931348623157e308") == std::numeric_limits<double>::max());
  double number = 0;
  CHECK_FALSE(store_number(number, "1e999"));
  CHECK_FALSE(store_number(number, "-1e999"));
  CHECK_FALSE(store_number(number, "1.8e308"));
  CHECK_FALSE(store_number(number, "1.7976931348623159e308"));  // next to the largest
  CHECK_FALSE(store_number(number, "-1.7976931348623159e308"));
  CHECK_FALSE(store_number(number, "1e99999999999999999999"));
  CHECK_FALSE(store_number(number, std::string(400, '9')));
}

TEST_CASE("an integer may be written as a decimal that is one") {
  const auto is = [](std::string_view written, std::int64_t expected) {
    std::int64_t number = 0;
    return store_number(number, written) && number == expected;
  };
  CHECK(is("9223372036854775807", INT64_MAX));
  CHECK(is("-9223372036854775808", INT64_MIN));
  CHECK(is("1e3", 1000));
  CHECK(is("-2.0", -2));
  std::int64_t number = 0;
  for (const std::string_view none :
       {"2.5", "1e16", "9223372036854775808", "18446744073709551615", "1e999", "1e-3",
        "9007199254740993.0", "9007199254740992.4", "-9007199254740993e0"}) {
    CAPTURE(none);
    CHECK_FALSE(store_number(number, none));
  }
}

TEST_CASE("without help from the standard library a double is off by a few units at most") {
  CHECK(approximate("0") == 0);
  CHECK(approximate("-12.5") == -12.5);
  CHECK(approximate("1767323045.678") == Approx(1767323045.678).epsilon(1e-15));
  CHECK(approximate("0.000000000000000000000000000001") == Approx(1e-30).epsilon(1e-14));
  CHECK(approximate("1" + std::string(300, '0') + "e-300") == Approx(1).epsilon(1e-13));
  CHECK(approximate("0." + std::string(500, '0') + "1e501") == Approx(1).epsilon(1e-13));
  CHECK(std::isinf(approximate("1e400")));
  CHECK(approximate("-1e99999999999999999999") == -std::numeric_limits<double>::infinity());
  CHECK(approximate("1e-99999999999999999999") == 0);
  std::mt19937_64 random(1);
  for (int round = 0; round != 10'000; ++round) {
    const auto mantissa = static_cast<double>(random()) / 7;
    const double number = std::ldexp(mantissa, static_cast<int>(random() % 400) - 200);
    std::array<char, 64> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    const double read = approximate({text.data(), static_cast<std::size_t>(end - text.data())});
    REQUIRE(std::abs(read / number - 1) < 1e-13);
  }
}

TEST_CASE("text is kept as it is") {
  std::string text;
  CHECK(store_text(text, "x"));
  CHECK(text == "x");
}
