// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The endpoint of a service in a region, and the region to sign for.
#pragma once

#include <sansaws/aws/detail/partition.hpp>
#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region.hpp>
#include <sansaws/aws/region_setting.hpp>
#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/result.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::aws {

/// Whether the endpoint must be reachable over IPv6 as well as IPv4.
enum class dual_stack {
  off,  ///< IPv4 is enough
  on,   ///< both, at a host name of its own
};

/// The options that choose an endpoint.
struct endpoint_options {
  std::optional<aws::region> region = {};  ///< required, also with an endpoint of your own
  aws::fips fips = aws::fips::off;         ///< whether FIPS 140 is required
  aws::dual_stack dual_stack = aws::dual_stack::off;  ///< whether IPv6 is required
  std::optional<endpoint> custom = {};  ///< used in place of the service's own endpoint

  friend constexpr bool operator==(const endpoint_options&, const endpoint_options&) = default;
};

/// Where to send a request, and the region that its signature names.
struct service_endpoint {
  aws::endpoint endpoint;      ///< where to connect
  aws::region signing_region;  ///< for the signer

  friend constexpr bool operator==(const service_endpoint&, const service_endpoint&) = default;
};

/// The custom endpoint where there is one, else
///
///     https://{prefix}[-fips].{region}.{dns suffix | dual-stack dns suffix}
///
/// with the suffix of the region's partition. The signing region is always the region in `options`.
/// Precondition: `prefix` is a host label of at most 58 bytes, such as "sts".
///
/// Errors: `conflict` "endpoint_url" for a custom endpoint together with FIPS or dual stack, as
/// this library cannot know whether it has them; `missing` "region" where there is none, as a
/// request cannot be signed without it. O(1), apart from copies.
///
/// @snippet reference_examples.cpp resolve_endpoint
[[nodiscard]] SANSAWS_DECL result<service_endpoint> resolve_endpoint(
    std::string_view prefix, const endpoint_options& options);

#if SANSAWS_DEFINITIONS

namespace detail {

/// The service's own endpoint in that region.
inline result<endpoint> regional_endpoint(std::string_view prefix, const region& region, bool fips,
                                          bool dual_stack) {
  const auto& partition = partition_of(region.text());
  std::string url;
  sansaws::detail::append_all(
      url, {"https://", prefix, fips ? "-fips." : ".", region.text(), ".",
            dual_stack ? partition.dual_stack_dns_suffix : partition.dns_suffix});
  return endpoint::parse(url);
}

}  // namespace detail

SANSAWS_DECL result<service_endpoint> resolve_endpoint(std::string_view prefix,
                                                       const endpoint_options& options) {
  const bool fips = options.fips == aws::fips::on;
  const bool dual_stack = options.dual_stack == aws::dual_stack::on;
  if (options.custom && (fips || dual_stack)) {
    return caller_error{caller_errc::conflict, "endpoint_url", 0, fips ? "fips" : "dual_stack"};
  }
  if (!options.region) return caller_error{caller_errc::missing, "region", 0};
  const auto& region = *options.region;
  auto chosen = options.custom ? result<endpoint>(*options.custom)
                               : detail::regional_endpoint(prefix, region, fips, dual_stack);
  if (!chosen) return chosen.error();
  return service_endpoint{*std::move(chosen), region};
}

#endif

}  // namespace sansaws::aws
