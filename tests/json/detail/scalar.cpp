// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/scalar.hpp>.
#include <sansaws/json/detail/scalar.hpp>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "json/example_shapes.hpp"

using sansaws::open_enum;
using sansaws::timestamp;
using sansaws::json::detail::json_number;
using sansaws::json::detail::json_text;
using sansaws::json::detail::nearest;
using sansaws::json::detail::store;
using sansaws::json::detail::takes;

static_assert(takes<std::string, json_text> && !takes<std::string, json_number>);
static_assert(takes<open_enum<example::colour>, json_text>);
static_assert(takes<timestamp, json_text> && takes<timestamp, json_number>);
static_assert(takes<std::int64_t, json_number> && !takes<std::int64_t, json_text>);
static_assert(takes<double, json_number> && !takes<double, json_text>);
static_assert(takes<bool, bool> && !takes<bool, json_number> && !takes<bool, json_text>);
static_assert(!takes<double, bool> && !takes<std::int64_t, bool>);
static_assert(!takes<example::leaf, json_text>);

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool store_text(auto& to, std::string_view text) {
  return store(to, json_text{text, nullptr});
}
// libc++ before 20 has no from_chars for double: there the parser's value is all there is.
template <class Double>
constexpr bool reads_exactly = requires(const char* at, Double& to) {
  std::from_chars(at, at, to);
};
// As a parser read it that is off, where that must not matter.
bool store_number(auto& to, const std::string& written) {
  const double about = reads_exactly<double> ? 3 : std::strtod(written.c_str(), nullptr);
  return store(to, json_number{written, about});
}
bool store_number(auto& to, std::string_view written, double about) {
  return store(to, json_number{written, about});
}

// What no from_chars reads, as double is where the standard library lacks that.
struct unread {
  double value = 0;
  unread(double number) : value(number) {}  // NOLINT: as double is from an int
};

}  // namespace

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
    CHECK_FALSE(store_number(time, beyond, infinity));
  }
}

TEST_CASE("a double is the one nearest to what was written, and finite") {
  const auto read = [](const std::string& written) {
    double number = 0;
    REQUIRE(store_number(number, written));
    return number;
  };
  CHECK(read("7") == 7);
  CHECK(read("0.1") == 0.1);
  CHECK(read("123456789012345678901234567890") == 123456789012345678901234567890.0);
  CHECK(read("0e999") == 0);
  CHECK(read("1.7976931348623157e308") == std::numeric_limits<double>::max());
  double number = 7;
  CHECK(store_number(number, "1e-999", 0));
  CHECK(number == 0);
  CHECK_FALSE(store_number(number, "1e999", infinity));
  CHECK_FALSE(store_number(number, "-1e999", -infinity));
  CHECK_FALSE(store_number(number, "1.8e308", infinity));
  // Next to the largest, which a parser may take for that.
  constexpr double largest = std::numeric_limits<double>::max();
  CHECK(store_number(number, "1.7976931348623159e308", largest) != reads_exactly<double>);
  CHECK(store_number(number, "-1.7976931348623159e308", -largest) != reads_exactly<double>);
  CHECK_FALSE(store_number(number, std::string(400, '9'), infinity));
}

TEST_CASE("an integer may be written as a decimal that is one") {
  const auto is = [](std::string_view written, std::int64_t expected) {
    std::int64_t number = 0;
    return store_number(number, std::string(written)) && number == expected;
  };
  CHECK(is("9223372036854775807", INT64_MAX));
  CHECK(is("-9223372036854775808", INT64_MIN));
  CHECK(is("1e3", 1000));
  CHECK(is("-2.0", -2));
  std::int64_t number = 0;
  for (const std::string_view none :
       {"2.5", "1e16", "9223372036854775808", "18446744073709551615", "1e-3", "9007199254740993.0",
        "9007199254740992.4", "-9007199254740993e0"}) {
    CAPTURE(none);
    CHECK_FALSE(store_number(number, std::string(none)));
  }
  CHECK_FALSE(store_number(number, "1e999", infinity));
}

TEST_CASE("without help from the standard library a double is what the parser read") {
  CHECK(nearest<unread>({"0.1", 0.1}).value == 0.1);
  CHECK(nearest<unread>({"1e999", infinity}).value == infinity);
  CHECK(nearest<unread>({"1e-999", 0}).value == 0);
  // 0 times infinity.
  CHECK(nearest<unread>({"0e999", std::numeric_limits<double>::quiet_NaN()}).value == 0);
}

TEST_CASE("text is kept as it is") {
  std::string text = "before";
  CHECK(store_text(text, "x"));
  CHECK(text == "x");
  open_enum<example::colour> tint;
  CHECK(store_text(tint, "Light_Blue"));
  CHECK(tint == example::colour::light_blue);
  CHECK(store_text(tint, "Mauve"));
  CHECK(tint.text() == "Mauve");
}

TEST_CASE("a text that has an owner is taken over and not copied") {
  const std::string long_text(1000, 'x');
  std::string owner = long_text;
  const char* const memory = owner.data();
  std::string text;
  CHECK(store(text, json_text{owner, &owner}));
  CHECK(text == long_text);
  CHECK(text.data() == memory);
  open_enum<example::colour> tint;
  CHECK(store(tint, json_text{text, &text}));
  CHECK(tint.text() == long_text);
  CHECK(tint.text().data() == memory);
}
