// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a line of a shared file is made of: blanks, names and comments.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/charset.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::credentials::detail {

inline constexpr sansaws::detail::charset profile_blanks(" \t");
inline constexpr sansaws::detail::charset profile_name_chars = sansaws::detail::alpha_chars |
                                                               sansaws::detail::digit_chars |
                                                               sansaws::detail::charset("_-./%@:+");

/// The text without the blanks around it.
constexpr std::string_view trim_blanks(std::string_view text) noexcept {
  while (!text.empty() && profile_blanks.contains(text.front())) text.remove_prefix(1);
  while (!text.empty() && profile_blanks.contains(text.back())) text.remove_suffix(1);
  return text;
}

/// The text up to the first `#` or `;` that stands behind a blank, trimmed. The first character of
/// a line counts as such, as it is looked at before.
constexpr std::string_view without_comment(std::string_view text) noexcept {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if ((text[at] == '#' || text[at] == ';') && profile_blanks.contains(text[at - 1])) {
      return trim_blanks(text.substr(0, at));
    }
  }
  return trim_blanks(text);
}

}  // namespace sansaws::credentials::detail
