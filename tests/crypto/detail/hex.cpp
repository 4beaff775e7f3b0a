// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Hexadecimal digits.
#include <sansaws/core/detail/text.hpp>
#include <sansaws/crypto/detail/hex.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using namespace sansaws::crypto::detail;
using namespace sansaws::crypto;

namespace {

std::vector<std::uint8_t> bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

constexpr std::array<std::uint8_t, 4> first_four{0x00, 0x9a, 0xbf, 0xff};
constexpr auto first_four_text = to_hex_array(first_four);
static_assert(sansaws::detail::text_of(first_four_text) == "009abfff");

}  // namespace

TEST_CASE("digits are those of RFC 4648's test vectors of base 16, in lower case") {
  const std::array<std::array<std::string_view, 2>, 7> vectors{{{"", ""},
                                                                {"f", "66"},
                                                                {"fo", "666f"},
                                                                {"foo", "666f6f"},
                                                                {"foob", "666f6f62"},
                                                                {"fooba", "666f6f6261"},
                                                                {"foobar", "666f6f626172"}}};
  for (const auto& [bytes, text] : vectors) {
    CHECK(to_hex(bytes_of(bytes)) == text);
  }
}

TEST_CASE("every byte is written as its two digits, at every place in its group of four") {
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t byte = 0; byte != 256; ++byte) {
    for (std::size_t place = 0; place != 4; ++place) {
      std::array<std::uint8_t, 4> bytes{};
      bytes[place] = static_cast<std::uint8_t>(byte);
      std::string expected = "00000000";
      expected[2 * place] = digits[byte / 16];
      expected[2 * place + 1] = digits[byte % 16];
      const auto text = to_hex_array(bytes);
      CHECK(sansaws::detail::text_of(text) == expected);
    }
  }
}

TEST_CASE("bytes of any number are written as the digits of each") {
  std::vector<std::uint8_t> bytes;
  std::string expected;
  for (unsigned size = 0; size != 200; ++size) {
    CHECK(to_hex(bytes) == expected);
    bytes.push_back(static_cast<std::uint8_t>(size * 151 + 43));
    const std::array<std::uint8_t, 4> last{bytes.back()};
    const auto digits = to_hex_array(last);
    expected += sansaws::detail::text_of(digits).substr(0, 2);
  }
}
