// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Fixed columns of text.
#include <sansaws/time/detail/fixed_text.hpp>

#include <array>
#include <string_view>
#include <utility>

#include "catch.hpp"

using sansaws::detail::as_view;
using sansaws::detail::two_digits;
using sansaws::detail::write_digits;

namespace {

template <class T>
concept viewable = requires(T&& text) {
  sansaws::detail::as_view(std::forward<T>(text));
};
static_assert(viewable<const std::array<char, 4>&>);
static_assert(!viewable<std::array<char, 4>>, "a view of a temporary would dangle");

}  // namespace

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
  CHECK(sansaws::detail::as_view(text) == "000000045");
  write_digits<9>(text.data(), 987'654'321);
  CHECK(sansaws::detail::as_view(text) == "987654321");
  std::array<char, 2> two{};
  write_digits<2>(two.data(), 345);
  CHECK(sansaws::detail::as_view(two) == "45");
  std::array<char, 4> four{};
  write_digits<4>(four.data(), 120'345);
  CHECK(sansaws::detail::as_view(four) == "0345");
}
