// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes a text as a JSON string, and checks UTF-8.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/text_sink.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::json {
namespace detail {

/// The size of the well-formed UTF-8 sequence at the start of `text`. If there is none: minus the
/// size of the longest prefix of one, which is at least 1 byte.
///
/// Precondition: `text` begins with a byte of 0x80 or more. Specification: Unicode, table 3-7.
constexpr int utf8_sequence(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(0);
  const int size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (size == 0) return -1;
  // The second byte tells overlong forms, surrogates and code points beyond U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return -1;
  for (int i = 2; i < size; ++i) {
    if ((byte(static_cast<std::size_t>(i)) & 0xC0U) != 0x80U) return -i;
  }
  return size;
}

/// Whether the whole text is valid UTF-8. Linear time.
constexpr bool is_utf8(std::string_view text) noexcept {
  unsigned all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  if (all < 0x80) return true;  // ASCII, as most texts are
  for (std::size_t i = 0; i != text.size();) {
    const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
    const int size = ascii ? 1 : utf8_sequence(text.substr(i));
    if (size < 0) return false;
    i += static_cast<std::size_t>(size);
  }
  return true;
}

/// ASCII characters that need no escape in a JSON string, RFC 8259 §7, but for DEL.
inline constexpr sansaws::detail::charset plain_chars =
    sansaws::detail::charset(' ', '~') & ~sansaws::detail::charset("\"\\");

/// The character after the backslash, for an ASCII character that needs an escape; `u` if there is
/// no short escape.
constexpr char json_escape(char c) noexcept {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 'u';
  }
}

/// Whether a terminal or an editor obeys a character instead of showing it: C1, what separates
/// lines and paragraphs, and what turns the direction of text (Unicode, property Bidi_Control).
constexpr bool is_obeyed(unsigned code) noexcept {
  return (code >= 0x80 && code < 0xA0) || code == 0x061C || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// The code point of a well-formed UTF-8 sequence of two or three bytes.
constexpr unsigned code_point(std::string_view sequence) noexcept {
  unsigned code = static_cast<unsigned char>(sequence[0]) & (sequence.size() == 2 ? 0x1FU : 0x0FU);
  for (const char c : sequence.substr(1))
    code = code << 6U | (static_cast<unsigned char>(c) & 0x3FU);
  return code;
}

}  // namespace detail

/// Appends `text` as a JSON string, valid for any bytes. What RFC 8259 §7 demands is escaped, and
/// so are DEL and what else a terminal obeys instead of showing it: C1, separators of lines, and
/// characters that turn the direction of text. Invalid UTF-8 becomes U+FFFD, one for each maximal
/// subpart (Unicode, "U+FFFD Substitution of Maximal Subparts"). Linear time.
template <text_sink S>
constexpr void append_json_string(S& sink, std::string_view text) {
  const auto append_code = [&sink](unsigned code) {
    constexpr std::string_view hex = "0123456789abcdef";
    const std::array<char, 6> escape{'\\',
                                     'u',
                                     hex[code >> 12U & 0xFU],
                                     hex[code >> 8U & 0xFU],
                                     hex[code >> 4U & 0xFU],
                                     hex[code & 0xFU]};
    sink.append(std::string_view(escape.data(), escape.size()));
  };
  sink.append("\"");
  while (!text.empty()) {
    std::size_t run = sansaws::detail::find_first<~detail::plain_chars>(text);
    sink.append(text.substr(0, run));
    text.remove_prefix(run);
    if (text.empty()) break;
    const auto byte = static_cast<unsigned char>(text.front());
    run = 1;
    if (byte >= 0x80) {
      const int size = detail::utf8_sequence(text);
      run = static_cast<std::size_t>(size > 0 ? size : -size);
      if (size < 0) {
        sink.append("\xEF\xBF\xBD");
      } else if (size < 4 && detail::is_obeyed(detail::code_point(text.substr(0, run)))) {
        append_code(detail::code_point(text.substr(0, run)));
      } else {
        sink.append(text.substr(0, run));
      }
    } else if (const char escape = detail::json_escape(text.front()); escape == 'u') {
      append_code(byte);
    } else {
      const std::array<char, 2> pair{'\\', escape};
      sink.append(std::string_view(pair.data(), pair.size()));
    }
    text.remove_prefix(run);
  }
  sink.append("\"");
}

}  // namespace sansaws::json
