// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which service is asked, and with whose credentials. Where nothing else says a region, that of the
// profile counts; so the place is known after the credentials.
#pragma once

#include "found_credentials.hpp"
#include "place.hpp"
#include "setting.hpp"

#include <sansaws/credentials/chain.hpp>

#include <optional>
#include <string>
#include <utility>

namespace examples {

/// A service, and a chain that has found credentials.
struct signing_place : place {
  sansaws::credentials::chain chain;
};

/// The region that the profile has, or the end of the program.
inline setting region_of_profile(const sansaws::credentials::chain& chain) {
  if (!chain.region()) {
    refuse("--region is required, or AWS_REGION, or a region in the profile");
  }
  return {chain.region()->text, chain.region()->source};
}

/// What the options and the environment say, or the end of the program. What is wrong with them is
/// told before anything is asked for credentials.
inline signing_place signing_place_of(const place_options& options, const std::string& arn_region,
                                      const credential_finder& finder) {
  if (const auto region = region_of(options, arn_region)) {
    auto where = place_of(options, arn_region, *region);
    return {std::move(where), found_or_refuse(finder)};
  }
  // With any region, to check the rest.
  static_cast<void>(place_of(options, arn_region, {"us-east-1", options.region->get_name()}));
  auto chain = found_or_refuse(finder);
  auto where = place_of(options, arn_region, region_of_profile(chain));
  return {std::move(where), std::move(chain)};
}

}  // namespace examples
