// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Decimal numbers there and back.
#include <sansaws/core/detail/decimal.hpp>

#include "catch.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

using sansaws::decimal_text;
using sansaws::parse_decimal;

namespace {
constexpr auto most = std::numeric_limits<std::uint64_t>::max();
constexpr decimal_text answer(42);
static_assert(answer.text() == "42");
static_assert(parse_decimal("42") == 42U);
}  // namespace

TEST_CASE("a number is written without leading zeros and read back") {
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{9}, std::uint64_t{10},
                                     std::uint64_t{1'000'000}, most - 1, most}) {
    const decimal_text text(number);
    CHECK(parse_decimal(text.text()) == number);
    CHECK((text.text() == "0" || text.text().front() != '0'));
  }
  const decimal_text longest(most);
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
