// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Partitions: groups of regions, each with domains of its own.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws::detail {

/// A group of regions with its own accounts, ARNs and domains.
struct partition {
  std::string_view id;  ///< as in an ARN: "aws-cn"
  std::string_view dns_suffix;
  std::string_view dual_stack_dns_suffix;

  friend constexpr bool operator==(const partition&, const partition&) = default;
};

/// All partitions. Regions that match no pattern belong to the first one.
inline constexpr std::array<partition, 8> partitions{{
    {"aws", "amazonaws.com", "api.aws"},
    {"aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
    {"aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu"},
    {"aws-iso", "c2s.ic.gov", "api.aws.ic.gov"},
    {"aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud"},
    {"aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"},
    {"aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov"},
    {"aws-us-gov", "amazonaws.com", "api.aws"},
}};

/// A partition's regions are those that match the regular expression `{prefix}-\w+-\d+`.
struct region_pattern {
  std::string_view prefix;
  std::size_t partition;  ///< the index in `partitions`
};

inline constexpr std::array<region_pattern, 16> region_patterns{{
    {"us", 0},
    {"eu", 0},
    {"ap", 0},
    {"sa", 0},
    {"ca", 0},
    {"me", 0},
    {"af", 0},
    {"il", 0},
    {"mx", 0},
    {"cn", 1},
    {"eusc-de", 2},
    {"us-iso", 3},
    {"us-isob", 4},
    {"eu-isoe", 5},
    {"us-isof", 6},
    {"us-gov", 7},
}};

/// Whether `text` matches `\w+-\d+`. `\w` matches no hyphen, so the first hyphen ends the word.
constexpr bool is_word_and_number(std::string_view text) noexcept {
  using namespace sansaws::detail;
  const std::string_view word = take_until(text, '-');
  return !word.empty() && all_in<alpha_chars | digit_chars | charset("_")>(word) && !text.empty() &&
         all_in<digit_chars>(text);
}

/// Removes `prefix` and a hyphen from the front of `text`. Returns false where it does not begin
/// so; then `text` is unspecified.
constexpr bool skip_prefix_and_hyphen(std::string_view& text, std::string_view prefix) noexcept {
  return sansaws::detail::skip_prefix(text, prefix) && sansaws::detail::skip_prefix(text, "-");
}

/// The partition of a region, or of a pseudo region `{id}-global`. "aws" for any other text, so
/// that regions newer than this table work. O(size).
constexpr const partition& partition_of(std::string_view region) noexcept {
  for (const auto& pattern : region_patterns) {
    auto rest = region;
    if (skip_prefix_and_hyphen(rest, pattern.prefix) && is_word_and_number(rest)) {
      return partitions[pattern.partition];
    }
  }
  for (const auto& candidate : partitions) {
    auto rest = region;
    if (skip_prefix_and_hyphen(rest, candidate.id) && rest == "global") return candidate;
  }
  return partitions.front();
}

}  // namespace sansaws::aws::detail
