// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signing stages that the text of a service's error quotes.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// Appends a character in UTF-8. What is no character is left out.
inline void append_utf8(std::string& text, std::uint32_t code) {
  if (code > 0x10'ffff || (code >= 0xd800 && code < 0xe000)) return;
  const auto append = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto append_tail = [&](std::uint32_t shift) { append(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x80) return append(code);
  if (code < 0x800) {
    append(0xc0 | code >> 6U);
  } else if (code < 0x1'0000) {
    append(0xe0 | code >> 12U);
    append_tail(6);
  } else {
    append(0xf0 | code >> 18U);
    append_tail(12);
    append_tail(6);
  }
  append_tail(0);
}

/// The number that `digits` are; nothing if they are none, or none that a character has.
inline std::optional<std::uint32_t> character_number(std::string_view digits, int base) {
  std::uint32_t number = 0;
  for (const char c : digits) {
    const int digit = sansaws::detail::hex_value(c);
    if (digit < 0 || digit >= base) return std::nullopt;
    number = number * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
    if (number > 0x10'ffff) return std::nullopt;
  }
  if (digits.empty()) return std::nullopt;
  return number;
}

/// What an XML entity at the front of `text` stands for, in any letter case, as HTML has them, too.
/// Removes it. Nothing if there is none.
inline std::optional<std::uint32_t> take_entity(std::string_view& text) {
  constexpr std::size_t longest = 16;  // of a number with some zeros before it
  const std::size_t size = text.substr(0, longest).find(';');
  if (size == std::string_view::npos || !text.starts_with('&')) return std::nullopt;
  std::string_view name = text.substr(1, size - 1);
  std::optional<std::uint32_t> found;
  constexpr std::pair<std::string_view, char> named[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, character] : named) {
    if (http::equal_ignoring_case(name, known)) found = static_cast<unsigned char>(character);
  }
  if (sansaws::detail::skip_prefix(name, "#")) {
    const bool hex = name.starts_with('x') || name.starts_with('X');
    found = hex ? character_number(name.substr(1), 16) : character_number(name, 10);
  }
  if (found) text.remove_prefix(size + 1);
  return found;
}

/// The number of `\u` and four digits at the front of `text`. Removes it. Nothing if there is none.
inline std::optional<std::uint32_t> take_unicode_escape(std::string_view& text) {
  if (text.size() < 6 || !text.starts_with("\\u")) return std::nullopt;
  const auto found = character_number(text.substr(2, 4), 16);
  if (found) text.remove_prefix(6);
  return found;
}

/// What a JSON escape at the front of `text` stands for. Removes it. Nothing if there is none.
inline std::optional<std::uint32_t> take_escape(std::string_view& text) {
  if (const auto unit = take_unicode_escape(text)) {
    if (*unit < 0xd800 || *unit >= 0xdc00) return unit;
    auto rest = text;  // a character beyond U+FFFF is two units
    const auto second = take_unicode_escape(rest);
    if (!second || *second < 0xdc00 || *second >= 0xe000) return unit;
    text = rest;
    return 0x1'0000 + ((*unit - 0xd800) << 10U) + (*second - 0xdc00);
  }
  constexpr std::string_view letters = "nrtbf\"\\/";
  constexpr std::string_view meanings = "\n\r\t\b\f\"\\/";
  if (text.size() < 2 || !text.starts_with('\\')) return std::nullopt;
  const std::size_t which = letters.find(text[1]);
  if (which == std::string_view::npos) return std::nullopt;
  text.remove_prefix(2);
  return static_cast<unsigned char>(meanings[which]);
}

/// Undoes what JSON and XML do to a text: escapes, entities, CRLF. Unknown ones stay as they are.
inline std::string plain_text(std::string_view quoted) {
  std::string plain;
  while (!quoted.empty()) {
    auto code = take_entity(quoted);
    if (!code) code = take_escape(quoted);
    if (!code) {
      if (quoted.front() != '\r') plain += quoted.front();
      quoted.remove_prefix(1);
    } else if (*code != '\r') {
      append_utf8(plain, *code);
    }
  }
  return plain;
}

/// The text between the first `open` and the next `close`; up to the end if there is no `close`.
/// Nothing if there is no `open`.
inline std::optional<std::string_view> between(std::string_view text, std::string_view open,
                                               std::string_view close) {
  const std::size_t begin = text.find(open);
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin + open.size());
  // If the text was cut short before `close`, the rest is still worth comparing.
  return text.substr(0, text.find(close));
}

/// Which quote ends a quotation. A string to sign has no quotes inside, but the value of a field
/// may.
enum class closing_quote { first, last };

/// The quotation after `label` and before `next_label`; up to the end if it was cut short.
inline std::optional<std::string> quoted_after(std::string_view text, std::string_view label,
                                               std::string_view next_label, closing_quote ending) {
  const auto rest = between(text, label, next_label);
  if (!rest) return std::nullopt;
  std::string plain = plain_text(*rest);
  const std::size_t open = plain.find('\'');
  if (open == std::string::npos) return std::nullopt;
  plain.erase(0, open + 1);
  const std::size_t close = ending == closing_quote::first ? plain.find('\'') : plain.rfind('\'');
  if (close != std::string::npos) plain.resize(close);
  return plain;
}

/// The content of an XML element.
inline std::optional<std::string> quoted_element(std::string_view text, std::string_view open,
                                                 std::string_view close) {
  const auto content = between(text, open, close);
  if (!content) return std::nullopt;
  return plain_text(*content);
}

inline constexpr std::string_view canonical_label =
    "Canonical String for this request should have been";
inline constexpr std::string_view to_sign_label = "String-to-Sign should have been";

/// The canonical request that the text of an error quotes. Nothing if it quotes none.
inline std::optional<std::string> quoted_canonical_request(std::string_view error_text) {
  auto quoted = quoted_after(error_text, canonical_label, to_sign_label, closing_quote::last);
  if (!quoted) quoted = quoted_element(error_text, "<CanonicalRequest>", "</CanonicalRequest>");
  return quoted;
}

/// The string to sign that the text of an error quotes. Nothing if it quotes none.
inline std::optional<std::string> quoted_string_to_sign(std::string_view error_text) {
  auto quoted = quoted_after(error_text, to_sign_label, canonical_label, closing_quote::first);
  if (!quoted) quoted = quoted_element(error_text, "<StringToSign>", "</StringToSign>");
  return quoted;
}

}  // namespace sansaws::sigv4::detail
