// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A region as settings give it, where FIPS may be asked for too.
#pragma once

#include <sansaws/aws/region.hpp>
#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/result.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws {

/// Whether only endpoints that are FIPS 140 validated may be used.
enum class fips {
  off,  ///< any endpoint
  on,   ///< only such endpoints
};

/// What a setting such as `AWS_REGION` says: a region, and whether FIPS is wanted.
struct region_setting {
  aws::region region;               ///< without the mark of FIPS
  aws::fips fips = aws::fips::off;  ///< whether there was such a mark

  /// Reads a region, or a pseudo region: `fips-us-east-1` and `us-east-1-fips` mean us-east-1 with
  /// FIPS. Errors are those of `region::validate`, with positions in `text`; also `bad_format` for
  /// a pseudo region without a region in it. O(size).
  ///
  /// @snippet reference_examples.cpp region_setting
  [[nodiscard]] static constexpr result<region_setting> parse(std::string_view text) noexcept;

  friend constexpr bool operator==(const region_setting&, const region_setting&) = default;
};

// Implementation

constexpr result<region_setting> region_setting::parse(std::string_view text) noexcept {
  constexpr std::string_view prefix = "fips-";
  constexpr std::string_view suffix = "-fips";
  std::string_view name = text;
  const std::size_t skipped = sansaws::detail::skip_prefix(name, prefix) ? prefix.size() : 0;
  if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
  if (name.empty() && !text.empty()) {
    return caller_error{caller_errc::bad_format, "region", skipped};
  }

  const auto parsed = region::parse(name);
  if (!parsed) {
    auto error = parsed.error();
    error.position += skipped;
    return error;
  }
  const auto fips_wanted = name.size() == text.size() ? fips::off : fips::on;
  return region_setting{*parsed, fips_wanted};
}

}  // namespace sansaws::aws
