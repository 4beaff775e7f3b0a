// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sixteen bytes at a time, against one at a time.
#include <sansaws/core/detail/byte_lanes.hpp>

#include "catch.hpp"

#if SANSAWS_VECTORS

#include <array>
#include <cstddef>
#include <cstdint>

using namespace sansaws::detail;

namespace {

using bytes_16 = std::array<std::uint8_t, 16>;

byte_lanes load(const bytes_16& bytes) {
  return load_lanes(bytes.data());
}
bytes_16 stored(byte_lanes lanes) {
  bytes_16 bytes{};
  store_lanes(lanes, bytes.data());
  return bytes;
}
constexpr bytes_16 counted{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

/// Lanes in which those bytes are 0xff whose bit in `places` is set.
byte_lanes marked(unsigned places) {
  bytes_16 bytes{};
  for (std::size_t i = 0; i != bytes.size(); ++i) bytes[i] = (places >> i & 1) != 0 ? 0xff : 0;
  return load(bytes);
}

}  // namespace

TEST_CASE("lanes are loaded and stored in the order of the bytes") {
  CHECK(stored(load(counted)) == counted);
}

TEST_CASE("the ends of eight to sixteen bytes are the first eight and the last eight") {
  for (std::size_t size = 8; size <= 16; ++size) {
    CAPTURE(size);
    bytes_16 expected = counted;
    for (std::size_t i = 8; i != 16; ++i) expected[i] = static_cast<std::uint8_t>(i + size - 15);
    CHECK(stored(load_ends(reinterpret_cast<const char*>(counted.data()), size)) == expected);
  }
}

TEST_CASE("a byte is in a range from its first to its last") {
  constexpr std::array<std::array<std::uint8_t, 2>, 6> ranges{
      {{0, 0}, {0, 0x1f}, {'-', '9'}, {'x', 'x'}, {0x80, 0xff}, {0, 0xff}}};
  for (const auto& [first, last] : ranges) {
    for (unsigned byte = 0; byte != 256; ++byte) {
      CAPTURE(first, last, byte);
      bytes_16 bytes{};
      bytes.fill(static_cast<std::uint8_t>(byte));
      bytes_16 expected{};
      expected.fill(first <= byte && byte <= last ? 0xff : 0);
      CHECK(stored(lanes_between(load(bytes), first, last)) == expected);
    }
  }
}

TEST_CASE("lanes are interleaved one by one") {
  bytes_16 others{};
  for (std::size_t i = 0; i != 16; ++i) others[i] = static_cast<std::uint8_t>(counted[i] + 100);
  const auto [first, second] = interleave(load(counted), load(others));
  CHECK(stored(first) == bytes_16{1, 101, 2, 102, 3, 103, 4, 104, 5, 105, 6, 106, 7, 107, 8, 108});
  CHECK(stored(second) ==
        bytes_16{9, 109, 10, 110, 11, 111, 12, 112, 13, 113, 14, 114, 15, 115, 16, 116});
}

TEST_CASE("marks tell which bytes are marked, in any pattern, the first one first") {
  for (unsigned places = 0; places != 0x10000; ++places) {
    unsigned found = 0;
    std::size_t after = 0;  // of the mark before
    bool in_order = true;
    for (lane_marks marks = marks_of(marked(places)); marks != 0; marks &= marks - 1) {
      const std::size_t place = first_mark(marks);
      in_order = in_order && place >= after && place < 16;
      after = place + 1;
      found |= 1u << place;
    }
    if (!in_order || found != places) FAIL(places);
  }
}

TEST_CASE("marks of the first half are those of eight bytes") {
  CHECK(first_half(marks_of(marked(0xff00))) == 0);
  CHECK(first_half(marks_of(marked(0xffff))) == marks_of(marked(0x00ff)));
  CHECK(first_half(marks_of(marked(0x0180))) == marks_of(marked(0x0080)));
}

TEST_CASE("what is left when the first marks are dropped moves to the front") {
  for (std::size_t count = 0; count != 16; ++count) {
    CAPTURE(count);
    CHECK(drop_marks(marks_of(marked(0xa5c3)), count) == marks_of(marked(0xa5c3u >> count)));
  }
}

#endif
