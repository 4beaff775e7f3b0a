// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whose credentials sign, and what is told where there are none.
#pragma once

#include "command_line.hpp"
#include "credential_needs.hpp"
#include "output.hpp"
#include "surroundings.hpp"

#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/chain_place.hpp>
#include <sansaws/time/rfc3339.hpp>
#include <sansaws/time/timestamp.hpp>

#include <cstdlib>
#include <string>
#include <string_view>

namespace examples {

inline CLI::Option* add_profile(CLI::App& app) {
  return app
      .add_option(
          "--profile",
          "The profile of the shared files whose credentials sign; those of the environment "
          "do not count then. Default: AWS_PROFILE, else default.")
      ->type_name("NAME");
}

inline credential_finder finder_of(const CLI::Option* profile) {
  if (!is_given(profile)) return credential_finder("");
  if (profile->as<std::string>().empty()) refuse("--profile needs a value");
  return credential_finder(profile->as<std::string>());
}

/// For `--help`.
inline constexpr std::string_view credentials_help =
    "  AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN\n"
    "      The credentials to sign with. AWS_CREDENTIAL_EXPIRATION says their end.\n"
    "      Where none are set: those of the profile, else the container's, else the\n"
    "      instance's, as the AWS CLI looks for them. aws_credentials says which.\n"
    "  AWS_PROFILE, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE\n"
    "      The profile, where --profile is not given, and the files that have it.\n"
    "      Default: ~/.aws/config and ~/.aws/credentials. A credential_process has a\n"
    "      minute, and may not ask at the terminal.\n"
    "  AWS_CONTAINER_..., AWS_EC2_METADATA_...\n"
    "      Whom to ask for the credentials of a container or of an instance, and\n"
    "      whether to ask the latter. No proxy is used for that.\n";

/// Whether something is set up where the search has ended, which then is the only thing to tell. An
/// instance is asked where nothing is set up, so that its error is one reason of many.
inline bool ended_by_error(const sansaws::credentials::chain& chain) {
  using sansaws::credentials::place_error;
  const auto& last = chain.places().back();
  return last.error && *last.error != place_error::absent &&
         *last.error != place_error::passed_over &&
         last.where != sansaws::credentials::provider::instance;
}

/// Why there are no credentials, in one line.
inline std::string why_none(const sansaws::credentials::chain& chain) {
  if (ended_by_error(chain)) return to_string(chain.places().back());
  return "no credentials are found";
}

/// That credentials have expired: "profile dev, config file, line 3: the credentials have expired,
/// at 2026-01-02T03:04:05Z".
inline std::string expired_text(const sansaws::credentials::chain& chain) {
  return to_string(chain.places().back()) + ": the credentials have expired, at " +
         sansaws::format_rfc3339(chain.found()->expiration.value_or(sansaws::timestamp()));
}

/// Whether credentials have expired, and do not stay in use.
inline bool has_expired(const sansaws::credentials::chain& chain, sansaws::timestamp now) {
  const auto& expiration = chain.found()->expiration;
  return expiration && now > *expiration && !stay_in_use(chain);
}

/// Every place that was looked at, unless only the last one matters.
inline void tell_places(const sansaws::credentials::chain& chain) {
  if (ended_by_error(chain)) return;
  for (const auto& place : chain.places()) tell("hint: " + to_string(place));
}

/// Credentials that sign, or the end of the program.
inline sansaws::credentials::chain found_or_refuse(const credential_finder& finder) {
  auto chain = finder.look();
  if (!chain.found()) {
    tell("error: " + why_none(chain));
    tell_places(chain);
    std::exit(2);
  }
  const sansaws::timestamp time = now();
  if (has_expired(chain, time)) refuse(expired_text(chain));
  if (const auto& expiration = chain.found()->expiration; expiration && time > *expiration) {
    tell("warning: " + expired_text(chain) + "; they stay in use, as there are no newer ones");
  }
  return chain;
}

}  // namespace examples
