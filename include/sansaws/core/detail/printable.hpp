// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text of a peer's that cannot move the cursor of whoever reads it.
#pragma once

#include <sansaws/core/detail/charset.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// Appends visible ASCII and spaces as they are, any other byte and the backslash as \xHH; cut
/// after `max` bytes of `text`, which "..." then shows.
inline void append_printable(std::string& out, std::string_view text, std::size_t max) {
  constexpr charset as_it_is = charset(' ', '~') & ~charset("\\");
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : text.substr(0, max)) {
    if (as_it_is.contains(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xfU];
    }
  }
  if (text.size() > max) out += "...";
}

}  // namespace sansaws::detail
