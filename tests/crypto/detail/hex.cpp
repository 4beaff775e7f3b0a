// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Hexadecimal digits.
#include <sansaws/core/detail/text.hpp>
#include <sansaws/crypto/detail/hex.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::crypto::detail;
using namespace sansaws::crypto;

namespace {

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
  for (const auto& [text, expected] : vectors) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i != text.size(); ++i) bytes[i] = static_cast<std::uint8_t>(text[i]);
    const auto digits = to_hex_array(bytes);
    CHECK(sansaws::detail::text_of(digits).substr(0, 2 * text.size()) == expected);
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

TEMPLATE_TEST_CASE_SIG("many bytes are written as the digits of each", "",
                       ((std::size_t Size), Size), 4, 12, 16, 20, 32, 36, 64) {
  std::array<std::uint8_t, Size> bytes{};
  std::string expected;
  for (std::size_t i = 0; i != Size; ++i) {
    bytes[i] = static_cast<std::uint8_t>(i * 151 + 43);
    const std::array<std::uint8_t, 4> one{bytes[i]};
    const auto digits = to_hex_array(one);
    expected += sansaws::detail::text_of(digits).substr(0, 2);
  }
  const auto text = to_hex_array(bytes);
  CHECK(sansaws::detail::text_of(text) == expected);
}
