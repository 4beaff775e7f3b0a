// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The character classes of HTTP and the few scans that everything else is made of.
#pragma once

#include <sansaws/core/ascii.hpp>
#include <sansaws/core/detail/byte_lanes.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace sansaws::http {

namespace detail {

// tchar = "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" / "_" / "`" / "|" / "~"
//       / DIGIT / ALPHA                                                       RFC 9110 §5.6.2
inline constexpr std::array<bool, 256> token_table = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = true;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = true;
  for (const char c : std::string_view("!#$%&'*+-.^_`|~")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

inline constexpr std::uint64_t in_each_byte = 0x0101'0101'0101'0101;

// Compilers make one load of this; the first byte is the lowest on every machine.
constexpr std::uint64_t load_8(const char* p) noexcept {
  const auto byte = [p](int i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])) << (8 * i);
  };
  return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
}

inline constexpr std::uint64_t top_bits = in_each_byte * 0x80;

// Marks each byte from `a` to `z`, letters of one case, with the bit that tells it from the other.
constexpr std::uint64_t case_bits(std::uint64_t word, unsigned char a, unsigned char z) noexcept {
  const auto low_bits = word & ~top_bits;
  const auto from_a = low_bits + in_each_byte * (0x80U - a);
  const auto after_z = low_bits + in_each_byte * (0x7fU - z);
  return ((from_a ^ after_z) & ~word & top_bits) >> 2;
}

// Eight times ascii::to_lower.
constexpr std::uint64_t lower_8(std::uint64_t word) noexcept {
  return word | case_bits(word, 'A', 'Z');
}

// Whether two times eight bytes are equal but for the case of ASCII letters.
constexpr bool equal_8(const char* left, const char* right) noexcept {
  const auto word = load_8(left);
  const auto letters = case_bits(word | in_each_byte * 0x20, 'a', 'z');
  return ((word ^ load_8(right)) & ~letters) == 0;
}

}  // namespace detail

/// Whether two texts are equal but for the case of ASCII letters.
constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
  const auto size = left.size();
  if (size != right.size()) return false;
  if (size < 8) {
    for (std::size_t i = 0; i != size; ++i) {
      if (ascii::to_lower(left[i]) != ascii::to_lower(right[i])) return false;
    }
    return true;
  }
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    if (!detail::equal_8(left.data() + i, right.data() + i)) return false;
  }
  return detail::equal_8(left.data() + size - 8, right.data() + size - 8);
}

/// SP or HTAB: what OWS consists of, RFC 9110 §5.6.3.
constexpr bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t';
}

/// The text without the SP and HTAB at both ends.
constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// tchar, RFC 9110 §5.6.2.
constexpr bool is_token_character(char c) noexcept {
  return detail::token_table[static_cast<unsigned char>(c)];
}

/// HTAB, SP, VCHAR or obs-text: every byte but the control characters. RFC 9110 §5.5.
constexpr bool is_field_text(char c) noexcept {
  return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

namespace detail {

using encoding::detail::byte_lanes;
using encoding::detail::first_lane;
using encoding::detail::lanes_in;

// HTAB, and what may not stand in a field value.
inline byte_lanes control_lanes(byte_lanes bytes) noexcept {
  return lanes_in(bytes, '\0', '\x1f') | std::bit_cast<byte_lanes>(bytes == 0x7f);
}

// Letters, digits and hyphens: most of the bytes of most tokens.
inline byte_lanes name_lanes(byte_lanes bytes) noexcept {
  return lanes_in(bytes | static_cast<unsigned char>(0x20), 'a', 'z') | lanes_in(bytes, '0', '9') |
         std::bit_cast<byte_lanes>(bytes == '-');
}

}  // namespace detail

/// How many bytes at the beginning of `text` are token characters. Sixteen bytes a step. Inlined,
/// so that what it compares with stays in registers from field to field.
[[gnu::always_inline]] constexpr std::size_t token_prefix(std::string_view text) noexcept {
  std::size_t i = 0;
  if (!std::is_constant_evaluated()) {
    while (text.size() - i >= 16) {
      const auto bytes = encoding::detail::load_lanes(text.data() + i);
      const auto at = detail::first_lane(~detail::name_lanes(bytes));
      if (at == 16) {
        i += 16;
        continue;
      }
      i += at;
      if (!is_token_character(text[i])) return i;
      ++i;
    }
  }
  while (i != text.size() && is_token_character(text[i])) ++i;
  return i;
}

/// How many bytes at the beginning of `text` may stand in a field value. Sixteen bytes a step.
[[gnu::always_inline]] constexpr std::size_t field_text_prefix(std::string_view text) noexcept {
  std::size_t i = 0;
  if (!std::is_constant_evaluated()) {
    while (text.size() - i >= 16) {
      const auto bytes = encoding::detail::load_lanes(text.data() + i);
      const auto at = detail::first_lane(detail::control_lanes(bytes));
      if (at == 16) {
        i += 16;
        continue;
      }
      i += at;
      if (text[i] != '\t') return i;
      ++i;
    }
    if (text.size() - i >= 8) {  // the other eight are 0, which ends field text
      const auto bytes = encoding::detail::load_half_lanes(text.data() + i);
      i += detail::first_lane(detail::control_lanes(bytes));
    }
  }
  while (i != text.size() && is_field_text(text[i])) ++i;
  return i;
}

/// token = 1*tchar, RFC 9110 §5.6.2.
constexpr bool is_token(std::string_view text) noexcept {
  return !text.empty() && token_prefix(text) == text.size();
}

/// field-value = *field-content, RFC 9110 §5.5: field text without SP or HTAB at either end.
constexpr bool is_field_value(std::string_view text) noexcept {
  return trim(text).size() == text.size() && field_text_prefix(text) == text.size();
}

}  // namespace sansaws::http
