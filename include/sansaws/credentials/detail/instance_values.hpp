// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the metadata service of an instance may answer that becomes a part of the next request.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::credentials::detail {

using sansaws::detail::charset;

/// The largest number of bytes in a token. Those of the service have 56.
inline constexpr std::size_t max_instance_token = 4096;
/// The largest number of characters in the name of a role. IAM, API reference, "RoleName".
inline constexpr std::size_t max_role_name = 64;

/// The error of a text of the characters of `Set`.
template <charset Set>
constexpr std::optional<caller_error> validate_instance_value(std::string_view text,
                                                              std::string_view parameter,
                                                              std::size_t max_size,
                                                              std::string_view allowed) noexcept {
  if (text.empty()) return caller_error{caller_errc::missing, parameter};
  if (text.size() > max_size) return caller_error{caller_errc::too_long, parameter, max_size};
  const std::size_t size = sansaws::detail::find_first<~Set>(text);
  if (size == text.size()) return std::nullopt;
  return caller_error{caller_errc::bad_character, parameter, size,
                      sansaws::detail::allowed_at(text, size, allowed)};
}

/// Why a text is no token. Nothing where it can be the value of a field.
constexpr std::optional<caller_error> validate_instance_token(std::string_view text) noexcept {
  return validate_instance_value<sansaws::detail::vchars>(text, "instance_token",
                                                          max_instance_token, "visible ASCII");
}

/// Why a text is no name of a role. Nothing where it can be the last segment of a path.
constexpr std::optional<caller_error> validate_instance_role(std::string_view text) noexcept {
  constexpr charset role_chars =
      sansaws::detail::alpha_chars | sansaws::detail::digit_chars | charset("_+=,.@-");
  constexpr std::string_view allowed = "letters, digits and _ + = , . @ -";
  if (text == "." || text == "..") {
    return caller_error{caller_errc::bad_format, "instance_role", 0, "no segment of dots"};
  }
  return validate_instance_value<role_chars>(text, "instance_role", max_role_name, allowed);
}

}  // namespace sansaws::credentials::detail
