// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The character classes of HTTP and the few scans that everything else is made of.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

// Marks with its top bit each byte that is less than 0x20 or 0x7f. A borrow may mark bytes above
// one that is found, never below it: the lowest mark is exact.
constexpr std::uint64_t control_bytes(std::uint64_t word) noexcept {
  const auto below_space = word - in_each_byte * 0x20;
  const auto is_delete = (word ^ in_each_byte * 0x7f) - in_each_byte;
  return (below_space | is_delete) & ~word & top_bits;
}

// Eight times to_lower.
constexpr std::uint64_t lower_8(std::uint64_t word) noexcept {
  const auto ascii = word & ~top_bits;
  const auto from_a = ascii + in_each_byte * (0x80 - 'A');
  const auto after_z = ascii + in_each_byte * (0x80 - 'Z' - 1);
  return word | ((from_a ^ after_z) & ~word & top_bits) >> 2;
}

}  // namespace detail

/// The lower-case form of an ASCII letter; any other byte as it is.
constexpr char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Whether two texts are equal but for the case of ASCII letters.
constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
  const auto size = left.size();
  if (size != right.size()) return false;
  const auto equal_8_at = [&](std::size_t i) {
    return detail::lower_8(detail::load_8(left.data() + i)) ==
           detail::lower_8(detail::load_8(right.data() + i));
  };
  if (size < 8) {
    for (std::size_t i = 0; i != size; ++i) {
      if (to_lower(left[i]) != to_lower(right[i])) return false;
    }
    return true;
  }
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    if (!equal_8_at(i)) return false;
  }
  return equal_8_at(size - 8);
}

/// DIGIT, RFC 5234 appendix B.1.
constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
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

/// How many bytes at the beginning of `text` are token characters.
constexpr std::size_t token_prefix(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i != text.size() && is_token_character(text[i])) ++i;
  return i;
}

/// How many bytes at the beginning of `text` may stand in a field value. Eight bytes a step.
constexpr std::size_t field_text_prefix(std::string_view text) noexcept {
  std::size_t i = 0;
  while (text.size() - i >= 8) {
    const auto control = detail::control_bytes(detail::load_8(text.data() + i));
    if (control == 0) {
      i += 8;
      continue;
    }
    i += static_cast<std::size_t>(std::countr_zero(control)) / 8;
    if (text[i] != '\t') return i;
    ++i;
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
