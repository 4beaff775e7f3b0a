// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The parts of an Amazon Resource Name (ARN).
#pragma once

#include <sansaws/core/detail/text.hpp>

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::aws {

/// The parts of an Amazon Resource Name, as views of the text that was parsed.
struct arn_view {
  std::string_view partition;  ///< such as "aws", "aws-cn" and "aws-us-gov"
  std::string_view service;    ///< the namespace of the service, such as "s3"
  std::string_view region;     ///< empty for global resources
  std::string_view account;    ///< empty where the service owns the resource
  std::string_view resource;   ///< in a form that each service chooses

  /// Cuts `text` at its first five colons:
  ///
  ///     arn = "arn:" partition ":" service ":" [ region ] ":" [ account ] ":" resource
  ///
  /// Partition, service and resource are not empty. The resource may hold colons and slashes. The
  /// characters inside a part are not checked. Nothing for any other text. O(size).
  ///
  /// Specification: AWS Identity and Access Management User Guide, "Identify AWS resources with
  /// Amazon Resource Names (ARNs)".
  ///
  /// @snippet reference_examples.cpp arn_view
  static constexpr std::optional<arn_view> parse(std::string_view text) noexcept;
  /// Deleted for temporary strings: the parts would outlive the text.
  template <class String>
  static std::optional<arn_view> parse(String&&) requires(
      std::same_as<std::remove_const_t<String>, std::string>) = delete;

  friend constexpr bool operator==(const arn_view&, const arn_view&) = default;
};

// Implementation

constexpr std::optional<arn_view> arn_view::parse(std::string_view text) noexcept {
  std::array<std::string_view, 5> parts;
  for (auto& part : parts) part = sansaws::detail::take_until(text, ':');
  const auto& [arn, partition, service, region, account] = parts;
  if (arn != "arn" || partition.empty() || service.empty() || text.empty()) return std::nullopt;
  return arn_view{partition, service, region, account, text};
}

}  // namespace sansaws::aws
