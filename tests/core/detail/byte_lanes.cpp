// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sixteen bytes at a time, against one at a time.
#include <sansaws/core/detail/byte_lanes.hpp>

#include "catch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

using namespace sansaws::encoding::detail;

TEST_CASE("lanes in a range are found for every byte and every place") {
  for (unsigned byte = 0; byte != 256; ++byte) {
    std::array<std::uint8_t, 16> bytes{};
    bytes.fill(static_cast<std::uint8_t>(byte));
    std::array<std::uint8_t, 16> found{};
    store_lanes(lanes_in(load_lanes(bytes.data()), '-', '9'), found.data());
    std::array<std::uint8_t, 16> expected{};
    expected.fill(byte >= '-' && byte <= '9' ? 0xff : 0);
    CAPTURE(byte);
    CHECK(found == expected);
  }
  for (std::size_t place = 0; place != 16; ++place) {
    std::array<std::uint8_t, 16> bytes{};
    CHECK_FALSE(any_lane(lanes_in(load_lanes(bytes.data()), 'x', 'x')));
    bytes[place] = 'x';
    CHECK(any_lane(lanes_in(load_lanes(bytes.data()), 'x', 'x')));
  }
}
