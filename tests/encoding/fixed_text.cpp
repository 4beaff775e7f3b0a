// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Fixed columns of text.
#include <sansaws/encoding/fixed_text.hpp>

#include <array>
#include <string_view>
#include <utility>

#include "catch.hpp"

using sansaws::encoding::as_view;
using sansaws::encoding::detail::text_scanner;
using sansaws::encoding::detail::write_digits;

namespace {

template <class T>
concept viewable = requires(T&& text) {
  as_view(std::forward<T>(text));
};
static_assert(viewable<const std::array<char, 4>&>);
static_assert(!viewable<std::array<char, 4>>, "a view of a temporary would dangle");

template <std::size_t Count>
constexpr bool reads(std::string_view text, int value, std::string_view rest) {
  text_scanner in{text};
  return in.digits<Count>() == value && in.rest == rest;
}

}  // namespace

TEST_CASE("A step of the scanner takes what fits and nothing else") {
  STATIC_REQUIRE(reads<1>("7x", 7, "x"));
  STATIC_REQUIRE(reads<2>("07", 7, ""));
  STATIC_REQUIRE(reads<4>("20261", 2026, "1"));
  STATIC_REQUIRE(reads<4>("0000", 0, ""));
  for (const std::string_view bad : {"", "202", "x026", "2x26", "20x6", "202x", "-026", "20 6"}) {
    CHECK(reads<4>(bad, -1, bad));
  }
  for (const std::string_view bad : {"", "1", "x1", "1x", "/1", "1:"})
    CHECK(reads<2>(bad, -1, bad));
  for (const std::string_view bad : {"", "x", "/", ":"}) CHECK(reads<1>(bad, -1, bad));

  text_scanner in{"Tz"};
  CHECK(in.one_of("zZ") == '\0');
  CHECK(in.one_of("tT") == 'T');
  CHECK_FALSE(in.literal("zz"));
  CHECK(in.literal("z"));
  CHECK(in.at_end());
  CHECK(in.one_of("zZ") == '\0');
  CHECK_FALSE(in.literal("z"));
}

TEST_CASE("Digits are written with leading zeros, and the higher ones are cut off") {
  std::array<char, 9> text{};
  CHECK(write_digits<9>(text.data(), 45) == text.data() + 9);
  CHECK(as_view(text) == "000000045");
  write_digits<9>(text.data(), 987'654'321);
  CHECK(as_view(text) == "987654321");
  std::array<char, 2> two{};
  write_digits<2>(two.data(), 345);
  CHECK(as_view(two) == "45");
  std::array<char, 4> four{};
  write_digits<4>(four.data(), 120'345);
  CHECK(as_view(four) == "0345");
}
