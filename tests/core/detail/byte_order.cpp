// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Big-endian words.
#include <sansaws/core/detail/byte_order.hpp>

#include <array>
#include <cstdint>

#include "catch.hpp"

using sansaws::detail::load_big_endian;
using sansaws::detail::store_big_endian;

namespace {

constexpr std::array<char, 8> bytes{'\x01', '\x02', '\x83', '\x04', '\xff', '\x00', '\x10', '\x20'};

template <class Word>
constexpr auto stored(Word word) {
  std::array<std::uint8_t, sizeof word> to{};
  store_big_endian(word, to.data());
  return to;
}

}  // namespace

TEST_CASE("words are loaded and stored with the highest byte first, while compiling and running") {
  STATIC_REQUIRE(load_big_endian<std::uint32_t>(bytes.data()) == 0x0102'8304);
  STATIC_REQUIRE(load_big_endian<std::uint64_t>(bytes.data()) == 0x0102'8304'ff00'1020);
  STATIC_REQUIRE(stored(std::uint32_t{0x0102'8304}) == std::array<std::uint8_t, 4>{1, 2, 0x83, 4});

  CHECK(load_big_endian<std::uint32_t>(bytes.data()) == 0x0102'8304);
  CHECK(load_big_endian<std::uint64_t>(bytes.data()) == 0x0102'8304'ff00'1020);
  CHECK(stored(std::uint32_t{0x0102'8304}) == std::array<std::uint8_t, 4>{1, 2, 0x83, 4});
  CHECK(stored(std::uint64_t{0x0102'8304'ff00'1020}) ==
        std::array<std::uint8_t, 8>{1, 2, 0x83, 4, 0xff, 0, 0x10, 0x20});
}
