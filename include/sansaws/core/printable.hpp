// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text of a peer's that cannot move the cursor of whoever reads it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sansaws::detail {

/// Appends visible ASCII and spaces as they are, any other byte and the backslash as \xHH; cut
/// after `most` bytes of `text`, which "..." then shows.
inline void append_printable(std::string& out, std::string_view text, std::size_t most) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : text.substr(0, most)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f && c != '\\') {
      out += c;
    } else {
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xfU];
    }
  }
  if (text.size() > most) out += "...";
}

}  // namespace sansaws::detail
