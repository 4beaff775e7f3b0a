// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The separate clouds that regions belong to, and under which domains each has its endpoints.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws::detail {

/// A group of regions with accounts, ARNs and domains of its own.
struct partition {
  std::string_view id;  ///< as in an ARN: "aws-cn"
  std::string_view dns_suffix;
  std::string_view dual_stack_dns_suffix;

  friend constexpr bool operator==(const partition&, const partition&) = default;
};

/// Every partition; the first is the one of regions that match no pattern.
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

/// The regions of a partition are those that match `{prefix}-\w+-\d+`.
struct region_pattern {
  std::string_view prefix;
  std::size_t partition;  // its place in `partitions`
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

/// The regular expression `\w+-\d+`. A word has no hyphen, so the first one ends it.
constexpr bool is_word_and_number(std::string_view text) noexcept {
  using namespace sansaws::detail;
  const std::string_view word = take_until(text, '-');
  return !word.empty() && all_in<alpha_chars | digit_chars | charset("_")>(word) && !text.empty() &&
         all_in<digit_chars>(text);
}

/// `{prefix}-{rest}`: whether the text starts so; then `text` becomes the rest.
constexpr bool skip_prefix_and_hyphen(std::string_view& text, std::string_view prefix) noexcept {
  return sansaws::detail::skip_prefix(text, prefix) && sansaws::detail::skip_prefix(text, "-");
}

/// The partition of a region, also of the pseudo regions `{id}-global`; "aws" for a region that
/// matches nothing, so that regions younger than this table work. Total over all texts. O(size).
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
