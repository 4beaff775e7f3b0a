// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The date that SigV4 signs.
#include <sansaws/core/detail/text.hpp>
#include <sansaws/time/amz_date.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws;

namespace {

std::string format(timestamp time) {
  const std::array<char, 16> text = format_amz_date(time);
  return std::string(sansaws::detail::text_of(text));
}

// The date of the examples in AWS's description of Signature Version 4.
constexpr auto suite_date = format_amz_date({1'440'938'160, 0});
static_assert(sansaws::detail::text_of(suite_date) == "20150830T123600Z");
static_assert(parse_amz_date("20150830T123600Z") == timestamp{1'440'938'160, 0});

}  // namespace

TEST_CASE("an AWS date is written to the second in UTC") {
  CHECK(format({1'440'938'160, 0}) == "20150830T123600Z");
  CHECK(format({1'767'323'045, 999'999'999}) == "20260102T030405Z");
  CHECK(format({-1, 999'999'999}) == "19691231T235959Z");
  CHECK(format(timestamp::min()) == "00000101T000000Z");
  CHECK(format(timestamp::max()) == "99991231T235959Z");
}

TEST_CASE("an AWS date of a moment out of bounds is the nearest within") {
  CHECK(format({std::numeric_limits<std::int64_t>::max(), 0}) == "99991231T235959Z");
  CHECK(format({std::numeric_limits<std::int64_t>::min(), 0}) == "00000101T000000Z");
}

TEST_CASE("reading an AWS date undoes writing it, for any second of the years 0000 to 9999") {
  std::mt19937_64 random(1);
  constexpr auto span =
      static_cast<std::uint64_t>(timestamp::max().seconds - timestamp::min().seconds + 1);
  for (int round = 0; round != 20'000; ++round) {
    const timestamp moment{timestamp::min().seconds + static_cast<std::int64_t>(random() % span),
                           0};
    REQUIRE(parse_amz_date(format(moment)) == moment);
  }
}

TEST_CASE("an AWS date that ends early or goes on is refused") {
  const std::string text = "20150830T123600Z";
  for (std::size_t size = 0; size != text.size(); ++size) {
    CHECK_FALSE(parse_amz_date(text.substr(0, size)).has_value());
  }
  for (int c = 0; c != 256; ++c) {
    CHECK_FALSE(parse_amz_date(text + static_cast<char>(c)).has_value());
    CHECK_FALSE(parse_amz_date(static_cast<char>(c) + text).has_value());
  }
}

TEST_CASE("an AWS date with any other byte where a digit, the T or the Z must stand is refused") {
  const std::string text = "20150830T123600Z";
  for (std::size_t at = 0; at != text.size(); ++at) {
    const bool must_be_digit = text[at] >= '0' && text[at] <= '9';
    for (int c = 0; c != 256; ++c) {
      std::string changed = text;
      changed[at] = static_cast<char>(c);
      if (changed == text || (must_be_digit && c >= '0' && c <= '9')) continue;
      CHECK_FALSE(parse_amz_date(changed).has_value());
    }
  }
}

TEST_CASE("AWS dates that do not exist are refused, and no second 60 is taken") {
  for (const std::string_view text : {"20260230T000000Z", "20250229T000000Z", "20261301T000000Z",
                                      "20260001T000000Z", "20260100T000000Z", "20260101T240000Z",
                                      "20260101T006000Z", "20260101T000061Z", "20161231T235960Z"}) {
    CHECK_FALSE(parse_amz_date(text).has_value());
  }
}
