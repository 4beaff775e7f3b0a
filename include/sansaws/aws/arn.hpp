// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Amazon Resource Names, cut into their parts.
#pragma once

#include <sansaws/core/detail/text.hpp>

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::aws {

/// The parts of an ARN, as views of the text that was split.
struct arn_view {
  std::string_view partition;
  std::string_view service;
  std::string_view region;   ///< empty for global resources
  std::string_view account;  ///< empty where the service owns the resource
  std::string_view resource;

  friend constexpr bool operator==(const arn_view&, const arn_view&) = default;
};

/// Cuts at the first five colons:
///
///     arn = "arn:" partition ":" service ":" [ region ] ":" [ account ] ":" resource
///
/// Partition, service and resource are not empty; the resource may hold colons and slashes. What
/// stands in a part is not checked. Nothing for any other text. O(size).
///
/// AWS Identity and Access Management User Guide, "Identify AWS resources with ARNs".
constexpr std::optional<arn_view> split_arn(std::string_view text) noexcept {
  std::array<std::string_view, 5> parts;
  for (auto& part : parts) part = sansaws::detail::take_until(text, ':');
  const auto& [arn, partition, service, region, account] = parts;
  if (arn != "arn" || partition.empty() || service.empty() || text.empty()) return std::nullopt;
  return arn_view{partition, service, region, account, text};
}

/// The parts would outlive the text.
template <class String>
std::optional<arn_view> split_arn(String&&) requires(
    std::same_as<std::remove_const_t<String>, std::string>) = delete;

}  // namespace sansaws::aws
