// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The character classes of HTTP and the few scans that everything else is made of.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/byte_order.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

using sansaws::detail::all_in;
using sansaws::detail::charset;
using sansaws::detail::find_first;
using sansaws::detail::load_little_endian;

inline constexpr std::uint64_t in_each_byte = 0x0101'0101'0101'0101;

inline constexpr std::uint64_t top_bits = in_each_byte * 0x80;

/// Marks each byte from `a` to `z`, letters of one case, with the bit that tells it from the other.
constexpr std::uint64_t case_bits(std::uint64_t word, unsigned char a, unsigned char z) noexcept {
  const auto low_bits = word & ~top_bits;
  const auto from_a = low_bits + in_each_byte * (0x80U - a);
  const auto after_z = low_bits + in_each_byte * (0x7fU - z);
  return ((from_a ^ after_z) & ~word & top_bits) >> 2;
}

/// Eight times ascii::to_lower.
constexpr std::uint64_t lower_8(std::uint64_t word) noexcept {
  return word | case_bits(word, 'A', 'Z');
}

/// Whether two times eight bytes are equal but for the case of ASCII letters.
constexpr bool equal_8(const char* left, const char* right) noexcept {
  const auto word = load_little_endian(left);
  const auto letters = case_bits(word | in_each_byte * 0x20, 'a', 'z');
  return ((word ^ load_little_endian(right)) & ~letters) == 0;
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

namespace detail {

using sansaws::detail::alpha_chars;
using sansaws::detail::ctl_chars;
using sansaws::detail::digit_chars;
using sansaws::detail::vchars;

/// SP and HTAB: what OWS consists of, RFC 9110 §5.6.3.
inline constexpr charset blanks(" \t");

/// tchar = "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" / "_" / "`" / "|" / "~"
///       / DIGIT / ALPHA                                                       RFC 9110 §5.6.2
inline constexpr charset tchars = alpha_chars | digit_chars | charset("!#$%&'*+-.^_`|~");

/// HTAB, SP, VCHAR and obs-text: every byte but the control characters. RFC 9110 §5.5.
inline constexpr charset field_chars = ~ctl_chars | charset("\t");

}  // namespace detail

/// Whether `c` is SP or HTAB.
constexpr bool is_blank(char c) noexcept {
  return detail::blanks.contains(c);
}

/// The text without the SP and HTAB at both ends.
constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

namespace detail {

/// How many bytes at the beginning of `text` are token characters: most are letters, digits and
/// hyphens.
SANSAWS_ALWAYS_INLINE constexpr std::size_t token_prefix(std::string_view text) noexcept {
  return find_first<~tchars, ~(alpha_chars | digit_chars | charset("-"))>(text);
}

/// How many bytes at the beginning of `text` may stand in a field value.
SANSAWS_ALWAYS_INLINE constexpr std::size_t field_text_prefix(std::string_view text) noexcept {
  return find_first<~field_chars>(text);
}

}  // namespace detail

/// token = 1*tchar, RFC 9110 §5.6.2.
constexpr bool is_token(std::string_view text) noexcept {
  return !text.empty() && detail::token_prefix(text) == text.size();
}

/// field-value = *field-content, RFC 9110 §5.5: field text without SP or HTAB at either end.
constexpr bool is_field_value(std::string_view text) noexcept {
  return trim(text).size() == text.size() && detail::field_text_prefix(text) == text.size();
}

}  // namespace sansaws::http
