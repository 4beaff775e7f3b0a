// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Hexadecimal digits.
#include <sansaws/encoding/fixed_text.hpp>
#include <sansaws/encoding/hex.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using namespace sansaws::encoding;

namespace {

std::vector<std::uint8_t> bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

struct decoded {
  bool accepted;
  std::vector<std::uint8_t> bytes;
};

decoded decode(std::string_view text, std::size_t room = 64) {
  std::vector<std::uint8_t> out(room);
  const auto size = decode_hex(text, out);
  out.resize(size.value_or(0));
  return {size.has_value(), out};
}

constexpr std::array<std::uint8_t, 4> first_four{0x00, 0x9a, 0xbf, 0xff};
constexpr auto first_four_text = to_hex_array(first_four);
static_assert(as_view(first_four_text) == "009abfff");

}  // namespace

TEST_CASE("RFC 4648 section 10: the test vectors of base 16, in lower case") {
  const std::array<std::array<std::string_view, 2>, 7> vectors{{{"", ""},
                                                                {"f", "66"},
                                                                {"fo", "666f"},
                                                                {"foo", "666f6f"},
                                                                {"foob", "666f6f62"},
                                                                {"fooba", "666f6f6261"},
                                                                {"foobar", "666f6f626172"}}};
  for (const auto& [bytes, text] : vectors) {
    CHECK(to_hex(bytes_of(bytes)) == text);
    CHECK(decode(text).bytes == bytes_of(bytes));
  }
}

TEST_CASE("Every byte is written as its two digits, at every place in its group of four") {
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t byte = 0; byte != 256; ++byte) {
    for (std::size_t place = 0; place != 4; ++place) {
      std::array<std::uint8_t, 4> bytes{};
      bytes[place] = static_cast<std::uint8_t>(byte);
      std::string expected = "00000000";
      expected[2 * place] = digits[byte / 16];
      expected[2 * place + 1] = digits[byte % 16];
      const auto text = to_hex_array(bytes);
      CHECK(as_view(text) == expected);
    }
  }
}

TEST_CASE("Decoding undoes encoding, at any length and in either case of the digits") {
  std::vector<std::uint8_t> bytes;
  for (unsigned size = 0; size != 200; ++size) {
    std::string text = to_hex(bytes);
    REQUIRE(text.size() == 2 * bytes.size());
    CHECK(decode(text, size).bytes == bytes);
    for (char& c : text) c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    CHECK(decode(text, size).bytes == bytes);
    bytes.push_back(static_cast<std::uint8_t>(size * 151 + 43));
  }
}

TEST_CASE("Decoding refuses odd counts, other characters and too little room") {
  CHECK_FALSE(decode("0").accepted);
  CHECK_FALSE(decode("012").accepted);
  CHECK_FALSE(decode("0102", 1).accepted);
  CHECK(decode("0102", 2).accepted);
  CHECK(decode("", 0).accepted);
  for (int c = 0; c != 256; ++c) {
    const char other = static_cast<char>(c);
    const bool digit = std::string_view("0123456789abcdefABCDEF").find(other) != std::string::npos;
    CHECK(decode(std::string("0") + other).accepted == digit);
    CHECK(decode(std::string(1, other) + '0').accepted == digit);
  }
}

TEST_CASE("Decoding leaves the room after the bytes alone") {
  std::array<std::uint8_t, 3> out{1, 2, 3};
  CHECK(decode_hex("ff", out) == 1u);
  CHECK(out == std::array<std::uint8_t, 3>{0xff, 2, 3});
}
