// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/detail/wipe.hpp>

#include "catch.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using sansaws::detail::equal_in_constant_time;
using sansaws::detail::wipe;

constexpr std::string_view text = "a text of more than two words of eight bytes";

static_assert(equal_in_constant_time("", "") && equal_in_constant_time("ab", "ab"));
static_assert(!equal_in_constant_time("ab", "aB") && !equal_in_constant_time("ab", "abc"));
static_assert([] {
  std::array<int, 3> numbers{1, 2, 3};
  wipe(numbers.data(), 2);
  return numbers == std::array<int, 3>{0, 0, 3};
}());

}  // namespace

TEST_CASE("constant-time equality is equality") {
  const std::string left(text);
  CHECK(equal_in_constant_time(left, text));
  for (std::size_t at = 0; at != left.size(); ++at) {
    for (int bit = 0; bit != 8; ++bit) {
      auto right = left;
      right[at] = static_cast<char>(right[at] ^ (1 << bit));
      CAPTURE(at, bit);
      REQUIRE_FALSE(equal_in_constant_time(left, right));
    }
    REQUIRE_FALSE(equal_in_constant_time(left, left.substr(0, at)));
    REQUIRE_FALSE(equal_in_constant_time(left.substr(0, at), left));
  }
}

TEST_CASE("wiping touches what it was given and no more") {
  std::string bytes = "abcdef";
  wipe(bytes.data() + 1, 3);
  CHECK(bytes == std::string("a\0\0\0ef", 6));
  wipe(bytes.data(), 0);
  CHECK(bytes.front() == 'a');
  wipe(static_cast<char*>(nullptr), 0);
}
