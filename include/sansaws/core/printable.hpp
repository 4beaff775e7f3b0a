// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A stranger's text, made safe for a terminal or a log.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {

/// A peer's text in visible ASCII and spaces. Any other byte, and the backslash, becomes `\xHH`, so
/// that no text looks like another. Of a text over `max_size` bytes only the first `max_size` are
/// printed, and "..." after them. O(size).
///
/// @snippet reference_examples.cpp printable
constexpr std::string printable(std::string_view text,
                                std::size_t max_size = std::string_view::npos) {
  constexpr detail::charset as_it_is = detail::charset(' ', '~') & ~detail::charset("\\");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : text.substr(0, max_size)) {
    if (as_it_is.contains(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xfU];
    }
  }
  if (text.size() > max_size) out += "...";
  return out;
}

}  // namespace sansaws
