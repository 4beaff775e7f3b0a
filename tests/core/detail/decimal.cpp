// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Decimal numbers, written and read.
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>

#include "catch.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

using sansaws::detail::decimal_text;
using sansaws::detail::parse_decimal;
using sansaws::detail::two_digits;
using sansaws::detail::write_digits;

namespace {
constexpr auto max = std::numeric_limits<std::uint64_t>::max();
constexpr decimal_text answer(42);
static_assert(answer.text() == "42");
static_assert(parse_decimal("42") == 42U);
}  // namespace

TEST_CASE("a number is written without leading zeros and read back") {
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{9}, std::uint64_t{10},
                                     std::uint64_t{1'000'000}, max - 1, max}) {
    const decimal_text text(number);
    CHECK(parse_decimal(text.text()) == number);
    CHECK((text.text() == "0" || text.text().front() != '0'));
  }
  const decimal_text longest(max);
  CHECK(longest.text() == "18446744073709551615");
}

TEST_CASE("leading zeros are read, as the grammar is 1*DIGIT") {
  CHECK(parse_decimal("000") == 0U);
  CHECK(parse_decimal("00000000000000000000000000000005") == 5U);
}

TEST_CASE("what is not 1*DIGIT is no number") {
  for (const std::string_view text :
       {"", "+5", "-1", "0x5", " 5", "5 ", "5,", "1e3", "5.0", "\xd9\xa5"}) {
    INFO(text);
    CHECK(parse_decimal(text) == std::nullopt);
  }
}

TEST_CASE("a number over 2^64 - 1 is refused and never wraps") {
  for (const std::string_view text :
       {"18446744073709551616", "18446744073709551620", "28446744073709551615",
        "184467440737095516150", "99999999999999999999999999999"}) {
    INFO(text);
    CHECK(parse_decimal(text) == std::nullopt);
  }
}

TEST_CASE("two digits are a number, and any other two characters a negative one") {
  STATIC_REQUIRE(two_digits("00") == 0);
  STATIC_REQUIRE(two_digits("07x") == 7);
  STATIC_REQUIRE(two_digits("99") == 99);
  for (int first = -128; first != 128; ++first) {
    for (int second = -128; second != 128; ++second) {
      const std::array<char, 2> text{static_cast<char>(first), static_cast<char>(second)};
      const bool digits = '0' <= first && first <= '9' && '0' <= second && second <= '9';
      const int value = two_digits(text.data());
      if (digits ? value != (first - '0') * 10 + second - '0' : value >= 0) FAIL(first << second);
    }
  }
}

TEST_CASE("digits are written with leading zeros, and the higher ones are cut off") {
  std::array<char, 9> text{};
  CHECK(write_digits<9>(text.data(), 45) == text.data() + 9);
  CHECK(sansaws::detail::text_of(text) == "000000045");
  write_digits<9>(text.data(), 987'654'321);
  CHECK(sansaws::detail::text_of(text) == "987654321");
  std::array<char, 2> two{};
  write_digits<2>(two.data(), 345);
  CHECK(sansaws::detail::text_of(two) == "45");
  std::array<char, 4> four{};
  write_digits<4>(four.data(), 120'345);
  CHECK(sansaws::detail::text_of(four) == "0345");
}
