// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The path and the query of a request target.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::sigv4 {

/// A target taken apart at its first `?`.
struct target_parts {
  std::string_view path;
  std::string_view query;
};
constexpr target_parts split_target(std::string_view target) noexcept {
  const std::size_t mark = std::min(target.find('?'), target.size());
  return {target.substr(0, mark), target.substr(std::min(mark + 1, target.size()))};
}
/// The parts would be views of a temporary.
template <class Text>
requires std::same_as<std::remove_const_t<Text>, std::string>
void split_target(Text&&) = delete;

}  // namespace sansaws::sigv4
