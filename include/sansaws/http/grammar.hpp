// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The characters of HTTP (RFC 9110 section 5), names compared without case, blanks cut off.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/byte_order.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/config.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

using sansaws::detail::all_in;
using sansaws::detail::alpha_chars;
using sansaws::detail::charset;
using sansaws::detail::ctl_chars;
using sansaws::detail::digit_chars;
using sansaws::detail::find_first;
using sansaws::detail::load_little_endian;
using sansaws::detail::vchars;

/// A word of eight bytes that are 1. Multiplied by a byte, it is a word of eight such bytes.
inline constexpr std::uint64_t in_each_byte = 0x0101'0101'0101'0101;

/// The highest bit of each of eight bytes.
inline constexpr std::uint64_t top_bits = in_each_byte * 0x80;

/// Whether eight bytes at `left` equal eight at `right`, apart from the case of ASCII letters.
constexpr bool equal_8(const char* left, const char* right) noexcept {
  const auto word = load_little_endian(left);
  const auto lower = word | in_each_byte * 0x20;
  // In each byte, the top bit of one sum says "at least 'a'" and that of the other "over 'z'". They
  // differ for letters only.
  const auto low_bits = lower & ~top_bits;
  const auto from_a = low_bits + in_each_byte * (0x80U - 'a');
  const auto after_z = low_bits + in_each_byte * (0x7fU - 'z');
  const auto letters = (from_a ^ after_z) & ~lower & top_bits;
  // A letter may differ in the bit of its case, which is the top bit shifted by two.
  return ((word ^ load_little_endian(right)) & ~(letters >> 2)) == 0;
}

}  // namespace detail

/// Whether two texts are equal apart from the case of ASCII letters, as names of header fields are
/// compared (RFC 9110 section 5.1). O(size).
///
/// @snippet reference_examples.cpp equal_ignoring_case
constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
  const auto size = left.size();
  if (size != right.size()) return false;
  if (size < 8) {
    for (std::size_t i = 0; i != size; ++i) {
      if (sansaws::detail::to_lower(left[i]) != sansaws::detail::to_lower(right[i])) return false;
    }
    return true;
  }
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    if (!detail::equal_8(left.data() + i, right.data() + i)) return false;
  }
  return detail::equal_8(left.data() + size - 8, right.data() + size - 8);
}

namespace detail {

/// SP and HTAB, the characters of OWS: RFC 9110 section 5.6.3.
inline constexpr charset blanks(" \t");

/// The characters of a token, RFC 9110 section 5.6.2:
///
///     tchar = "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" / "_" / "`" / "|"
///           / "~" / DIGIT / ALPHA
inline constexpr charset tchars = alpha_chars | digit_chars | charset("!#$%&'*+-.^_`|~");

/// HTAB, SP, VCHAR and obs-text: every byte but the other control characters. RFC 9110 section 5.5.
inline constexpr charset field_chars = ~ctl_chars | charset("\t");

constexpr bool is_blank(char c) noexcept {
  return blanks.contains(c);
}

}  // namespace detail

/// The text without the spaces and tabs at both ends, as a view of it. O(size).
constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && detail::is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && detail::is_blank(text.back())) text.remove_suffix(1);
  return text;
}
/// Deleted for temporary strings: the result would outlive the text.
template <class Text>
requires std::same_as<std::remove_const_t<Text>, std::string>
void trim(Text&&) = delete;

namespace detail {

/// How many bytes at the beginning of `text` are characters of a token.
SANSAWS_ALWAYS_INLINE constexpr std::size_t token_prefix(std::string_view text) noexcept {
  // Most names are of letters, digits and hyphens, so other bytes are looked for first.
  return find_first<~tchars, ~(alpha_chars | digit_chars | charset("-"))>(text);
}

/// How many bytes at the beginning of `text` may stand in a field value.
SANSAWS_ALWAYS_INLINE constexpr std::size_t field_text_prefix(std::string_view text) noexcept {
  return find_first<~field_chars>(text);
}

/// Whether `text` is a token: 1*tchar.
constexpr bool is_token(std::string_view text) noexcept {
  return !text.empty() && token_prefix(text) == text.size();
}

/// The index of the first `part` from index `from` on, in any case. The size of `text` where there
/// is none.
constexpr std::size_t find_ignoring_case(std::string_view text, std::string_view part,
                                         std::size_t from) noexcept {
  for (; from + part.size() <= text.size(); ++from) {
    if (equal_ignoring_case(text.substr(from, part.size()), part)) return from;
  }
  return text.size();
}

}  // namespace detail

}  // namespace sansaws::http
