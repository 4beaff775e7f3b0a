// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request target: which can be sent, and its path and query.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::http::detail {

/// The parts of a target, as views of it.
struct target_parts {
  std::string_view path;
  std::string_view query;
};

/// Cuts a target at its first `?`. Without one, all of it is the path. O(size).
constexpr target_parts split_target(std::string_view target) noexcept {
  const std::string_view path = sansaws::detail::take_until(target, '?');
  return {path, target};
}
/// Deleted for temporary strings: the parts would outlive the text.
template <class Text>
requires std::same_as<std::remove_const_t<Text>, std::string>
void split_target(Text&&) = delete;

/// Why a request cannot have that target. Nothing where it can. The target is in origin-form
/// (RFC 9112 section 3.2.1): it begins with '/', and has only bytes that a request line carries and
/// that begin no fragment. Nothing else of its grammar is validated.
constexpr std::optional<caller_error> validate_target(std::string_view target) noexcept {
  using namespace sansaws::detail;
  if (target.empty()) return caller_error{caller_errc::missing, "target", 0};
  if (target.front() != '/') return caller_error{caller_errc::bad_format, "target", 0};
  const auto size = find_first<~vchars | charset("#")>(target);
  if (size != target.size()) {
    return caller_error{caller_errc::bad_character, "target", size,
                        "visible ASCII without #; percent-encode any other byte"};
  }
  return std::nullopt;
}

}  // namespace sansaws::http::detail
