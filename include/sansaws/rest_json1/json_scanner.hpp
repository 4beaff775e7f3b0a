// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A reader of JSON that may stop being JSON at any byte, for the bodies of errors.
#pragma once

#include <sansaws/encoding/byte_lanes.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/rest_json1/json_string.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::rest_json1::detail {

/// Whether the text is UTF-8 from its first byte to its last.
constexpr bool is_utf8(std::string_view text) noexcept {
  for (std::size_t i = 0; i != text.size();) {
    const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
    const int size = ascii ? 1 : utf8_sequence(text.substr(i));
    if (size < 0) return false;
    i += static_cast<std::size_t>(size);
  }
  return true;
}

inline void append_utf8(std::string& out, unsigned point) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((point >> shift) & 0x3fU));
  };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xc0U | (point >> 6U));
    tail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xe0U | (point >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0U | (point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// Takes `\u` and four hexadecimal digits off the front of `text`.
constexpr std::optional<unsigned> take_code_unit(std::string_view& text) noexcept {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char c : text.substr(2, 4)) {
    const auto digit = std::string_view("0123456789abcdef0123456789ABCDEF").find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit % 16);
  }
  text.remove_prefix(6);
  return unit;
}

/// Takes one escape off the front of `text`, which begins with a backslash, and appends its
/// meaning.
inline bool take_escape(std::string& out, std::string_view& text) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (text.size() < 2) return false;
  if (const auto i = letters.find(text[1]); i != std::string_view::npos) {
    out += meanings[i];
    text.remove_prefix(2);
    return true;
  }
  const auto first = take_code_unit(text);
  if (!first || (*first >= 0xdc00 && *first < 0xe000)) return false;
  if (*first < 0xd800 || *first >= 0xe000) {
    append_utf8(out, *first);
    return true;
  }
  const auto second = take_code_unit(text);
  if (!second || *second < 0xdc00 || *second >= 0xe000) return false;
  append_utf8(out, 0x10000 + ((*first - 0xd800) << 10U) + (*second - 0xdc00));
  return true;
}

/// The inside of a JSON string, escapes as they are.
struct raw_string {
  std::string_view text;
  bool plain = true;  ///< all ASCII and without escapes, so that it stands for itself
};

/// `unescape` for text that does not stand for itself.
[[gnu::noinline]] inline bool unescape_text(std::string& out, std::string_view rest) {
  if (!is_utf8(rest)) return false;
  std::string text;
  text.reserve(rest.size());  // no escape is shorter than its meaning
  for (auto run = rest.find('\\'); run != std::string_view::npos; run = rest.find('\\')) {
    text += rest.substr(0, run);
    rest.remove_prefix(run);
    if (!take_escape(text, rest)) return false;
  }
  text += rest;
  out = std::move(text);
  return true;
}

/// Replaces `out` by what `raw` stands for. Leaves `out` alone and says false where an escape is
/// none of RFC 8259 §7 or the text is not UTF-8.
inline bool unescape(std::string& out, const raw_string& raw) {
  if (!raw.plain) return unescape_text(out, raw.text);
  out = raw.text;
  return true;
}

/// Walks over the text of a JSON object (RFC 8259) and finds where its strings and other values
/// end, whatever they hold. Does not call itself, so that nesting costs nothing.
class json_scanner {
 public:
  constexpr explicit json_scanner(std::string_view text) noexcept : rest_(text) {}

  /// Passes white space, and then `c` if it comes next.
  constexpr bool accept(char c) noexcept {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Passes white space; whether `c` comes next.
  constexpr bool at(char c) noexcept {
    while (!rest_.empty() && rest_.front() != c) {
      if (!is_space(rest_.front())) return false;
      rest_.remove_prefix(1);
    }
    return !rest_.empty();
  }

  /// The string that comes next; nothing where none does or it has no end.
  std::optional<raw_string> string() noexcept {
    if (!accept('"')) return std::nullopt;
    raw_string found;
    for (std::size_t i = pass_plain(0); i < rest_.size(); i = pass_plain(i)) {
      if (rest_[i] == '"') {
        found.text = rest_.substr(0, i);
        rest_.remove_prefix(i + 1);
        return found;
      }
      found.plain = false;
      i += rest_[i] == '\\' ? 2U : 1U;
    }
    return std::nullopt;
  }

  /// Passes a value of any type; false where it has no end.
  bool pass_value() noexcept {
    std::size_t open = 0;
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (open == 0 && (c == ',' || c == '}' || c == ']')) return true;
      if (c == '"') {
        if (!string()) return false;
      } else {
        if (c == '{' || c == '[') ++open;
        if (c == '}' || c == ']') --open;
        rest_.remove_prefix(1);
      }
    }
    return false;
  }

 private:
  static constexpr bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  // Where from `i` on the first byte is that is a quote, a backslash or not ASCII. Sixteen bytes
  // a step.
  std::size_t pass_plain(std::size_t i) const noexcept {
    using encoding::detail::lanes_in;
    while (i < rest_.size() && rest_.size() - i >= 16) {
      const auto bytes = encoding::detail::load_lanes(rest_.data() + i);
      const auto at =
          http::detail::first_lane(lanes_in(bytes, '"', '"') | lanes_in(bytes, '\\', '\\') |
                                   lanes_in(bytes, '\x80', '\xff'));
      if (at != 16) return i + at;
      i += 16;
    }
    while (i < rest_.size() && rest_[i] != '"' && rest_[i] != '\\' &&
           static_cast<unsigned char>(rest_[i]) < 0x80) {
      ++i;
    }
    return i;
  }

  std::string_view rest_;
};

}  // namespace sansaws::rest_json1::detail
