// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A reader of JSON that may stop being JSON at any byte, for the bodies of errors.
#pragma once

#include <sansaws/rest_json1/json_string.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::rest_json1 {

namespace detail {

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

/// Walks over the text of a JSON object (RFC 8259). Reads strings, whatever bytes they hold, and
/// finds the end of other values. Does not call itself, so that nesting costs nothing.
class json_scanner {
 public:
  constexpr explicit json_scanner(std::string_view text) noexcept : rest_(text) {}

  /// Passes white space, and then `c` if it comes next.
  constexpr bool accept(char c) noexcept {
    pass_space();
    if (!starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  constexpr bool at_string() noexcept {
    pass_space();
    return starts_with('"');
  }

  /// Reads a string; false where it is none or has no end.
  bool read_string(std::string& out) {
    out.clear();
    if (!accept('"')) return false;
    for (;;) {
      std::size_t run = 0;
      while (run != rest_.size() && rest_[run] != '"' && rest_[run] != '\\') ++run;
      out.append(rest_.substr(0, run));
      rest_.remove_prefix(run);
      if (starts_with('"')) {
        rest_.remove_prefix(1);
        return true;
      }
      if (!starts_with('\\') || !read_escape(out)) return false;
    }
  }

  /// Passes a value of any type; false where it has no end.
  constexpr bool pass_value() noexcept {
    pass_space();
    std::size_t open = 0;
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (open == 0 && (c == ',' || c == '}' || c == ']')) return true;
      if (c == '"') {
        if (!pass_string()) return false;
      } else {
        if (c == '{' || c == '[') ++open;
        if (c == '}' || c == ']') --open;
        rest_.remove_prefix(1);
      }
    }
    return false;
  }

 private:
  constexpr bool starts_with(char c) const noexcept { return !rest_.empty() && rest_.front() == c; }

  constexpr void pass_space() noexcept {
    const auto end = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
  }

  // Precondition: at its opening quote.
  constexpr bool pass_string() noexcept {
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] == '\\') {
        ++i;
      } else if (rest_[i] == '"') {
        rest_.remove_prefix(i + 1);
        return true;
      }
    }
    return false;
  }

  // Precondition: at its backslash.
  bool read_escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (rest_.size() < 2) return false;
    if (const auto i = letters.find(rest_[1]); i != std::string_view::npos) {
      out += meanings[i];
      rest_.remove_prefix(2);
      return true;
    }
    const auto first = read_code_unit();
    if (!first || (*first >= 0xdc00 && *first < 0xe000)) return false;
    if (*first < 0xd800 || *first >= 0xe000) {
      append_utf8(out, *first);
      return true;
    }
    const auto second = read_code_unit();
    if (!second || *second < 0xdc00 || *second >= 0xe000) return false;
    append_utf8(out, 0x10000 + ((*first - 0xd800) << 10U) + (*second - 0xdc00));
    return true;
  }

  // \u and four hexadecimal digits.
  constexpr std::optional<unsigned> read_code_unit() noexcept {
    if (rest_.size() < 6 || rest_[0] != '\\' || rest_[1] != 'u') return std::nullopt;
    unsigned unit = 0;
    for (const char c : rest_.substr(2, 4)) {
      const auto digit = std::string_view("0123456789abcdef0123456789ABCDEF").find(c);
      if (digit == std::string_view::npos) return std::nullopt;
      unit = unit * 16 + static_cast<unsigned>(digit % 16);
    }
    rest_.remove_prefix(6);
    return unit;
  }

  std::string_view rest_;
};

}  // namespace detail

}  // namespace sansaws::rest_json1
