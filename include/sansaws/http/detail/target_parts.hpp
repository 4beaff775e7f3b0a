// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The path and the query of a request target.
#pragma once

#include <sansaws/core/detail/text.hpp>

#include <concepts>
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

}  // namespace sansaws::http::detail
