// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Taking a text apart from its front.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// Takes what stands before the first `separator` off the front of `text`, and the separator too:
/// all of it where there is none.
constexpr std::string_view take_until(std::string_view& text, char separator) noexcept {
  const std::string_view front = text.substr(0, text.find(separator));
  text.remove_prefix(front.size() == text.size() ? front.size() : front.size() + 1);
  return front;
}

/// Takes `prefix` off the front of `text`; false where it does not begin so.
constexpr bool skip_prefix(std::string_view& text, std::string_view prefix) noexcept {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace sansaws::detail
