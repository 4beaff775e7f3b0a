// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/detail/ascii.hpp>

#include "catch.hpp"

#include <string_view>

using sansaws::detail::hex_value;
using sansaws::detail::to_lower;

namespace {

constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

}  // namespace

TEST_CASE("a letter of ASCII has a lower-case form, and any other byte is its own") {
  for (int i = -128; i != 128; ++i) {
    const char c = static_cast<char>(i);
    CAPTURE(i);
    const bool is_upper = upper.find(c) != upper.npos;
    CHECK(to_lower(c) == (is_upper ? lower[upper.find(c)] : c));
  }
}

TEST_CASE("a hexadecimal digit counts 0 to 15 in either case, any other byte -1") {
  constexpr std::string_view lower_hex = "0123456789abcdef";
  constexpr std::string_view upper_hex = "0123456789ABCDEF";
  for (int i = -128; i != 128; ++i) {
    const char c = static_cast<char>(i);
    CAPTURE(i);
    auto at = lower_hex.find(c);
    if (at == lower_hex.npos) at = upper_hex.find(c);
    CHECK(hex_value(c) == (at == lower_hex.npos ? -1 : static_cast<int>(at)));
  }
}
