// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a chain looks at in each of its places, and what it needs for that.
#pragma once

#include <sansaws/credentials/chain.hpp>

#if SANSAWS_DEFINITIONS
#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/credentials/detail/chain_profile.hpp>
#include <sansaws/credentials/instance_requests.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#endif

namespace sansaws::inline SANSAWS_ABI::credentials {

#if SANSAWS_DEFINITIONS

namespace detail {

// As botocore waits for each of them.
inline constexpr std::chrono::seconds container_timeout{2};
inline constexpr std::chrono::seconds instance_timeout{1};

}  // namespace detail

SANSAWS_DECL void chain::look_at_environment() {
  constexpr auto here = provider::environment;
  constexpr std::array<std::string_view, 3> names{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
                                                  "AWS_SESSION_TOKEN"};
  if (by_option_) {
    add_place(here, place_error::passed_over,
              detail::profile_called(profile_) + " is asked for by name");
    return ask_file(profile_file::config);
  }
  const std::array<std::string_view, 3> texts{variable(names[0]), variable(names[1]),
                                              variable(names[2])};
  if (texts[0].empty() && texts[1].empty()) {
    if (!variable("AWS_WEB_IDENTITY_TOKEN_FILE").empty()) {
      return refuse(
          here, place_error::needs_service,
          "AWS_WEB_IDENTITY_TOKEN_FILE needs AWS STS, which is not asked here; the AWS CLI "
          "asks it: aws configure export-credentials --format env");
    }
    add_place(here, place_error::absent, "AWS_ACCESS_KEY_ID is not set");
    return ask_file(profile_file::config);
  }
  for (const std::size_t i : {0U, 1U}) {
    if (!texts[i].empty()) continue;
    return refuse(here, place_error::unusable,
                  std::string(names[1 - i]).append(" is set, but not ").append(names[i]));
  }
  auto key = detail::make_key(texts, names);
  if (!key) return refuse(here, place_error::unusable, to_string(key.error()));
  std::optional<timestamp> expiration;
  if (const auto text = variable("AWS_CREDENTIAL_EXPIRATION"); !text.empty()) {
    expiration = parse_rfc3339(text);
    if (!expiration) {
      return refuse(here, place_error::unusable,
                    "AWS_CREDENTIAL_EXPIRATION is not a time such as 2026-01-02T03:04:05Z");
    }
  }
  add_place(here, std::nullopt, std::string(names[0]));
  found_ = {*std::move(key), expiration};
  if (region_) return end();
  ask_file(profile_file::config);  // for the region
}

SANSAWS_DECL void chain::ask_file(profile_file file) {
  const bool config = file == profile_file::config;
  const std::string_view variable_name = config ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE";
  std::string_view home = variable("HOME");
  if (home.empty()) home = variable("USERPROFILE");
  std::string path(variable(variable_name));
  if (path.empty()) path = config ? "~/.aws/config" : "~/.aws/credentials";
  const bool below_home = path.starts_with("~/");
  if (below_home && !home.empty()) path.replace(0, 1, home);
  name_of(file) = printable(path, 256);
  if (below_home && home.empty()) return miss_file(file, "HOME is not set");
  ask(config ? step::config : step::credentials, read_file{std::move(path)});
}

SANSAWS_DECL void chain::look_at_profile() {
  const bool named = !profile_.empty();
  if (!named) profile_ = "default";
  const detail::named_profile profile{profile_, config_, credentials_};
  const auto* const region = profile.find("region");
  if (region != nullptr && !region_) {
    region_ = chain_region{
        std::string(region->text.expose()),
        detail::profile_called(profile_) + detail::line_of(region->file, region->line)};
  }
  if (found_) return end();
  if (profile.section(profile_file::config) == nullptr &&
      profile.section(profile_file::credentials) == nullptr) {
    std::string text = "there is no " + detail::profile_called(profile_);
    text += " in " + name_of(profile_file::config) + " and " + name_of(profile_file::credentials);
    text += detail::similar_profile(profile);
    if (named) return refuse(provider::profile, place_error::unusable, std::move(text));
    add_place(provider::profile, place_error::absent, std::move(text));
    return look_at_container();
  }
  auto finding = detail::find_in_profile(profile);
  auto& [where, error, told] = finding.place;
  if (finding.key) return find(where, {*std::move(finding.key), std::nullopt}, std::move(told));
  if (!finding.command.empty()) {
    asked_ = std::move(told);
    return ask(step::process, run_command{std::move(finding.command)});
  }
  if (error != place_error::absent) return refuse(where, *error, std::move(told));
  add_place(where, error, std::move(told));
  look_at_container();
}

SANSAWS_DECL void chain::look_at_container() {
  constexpr auto here = provider::container;
  const auto path = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const auto url = variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (path.empty() && url.empty()) {
    add_place(
        here, place_error::absent,
        "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is "
        "set");
    return look_at_instance();
  }
  auto uri = path.empty() ? container_uri_of_url(url) : container_uri_of_path(path);
  if (!uri) return refuse(here, place_error::unusable, to_string(uri.error()));
  container_ = *std::move(uri);
  constexpr std::string_view file_variable = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
  if (const auto file = variable(file_variable); !file.empty()) {
    asked_.assign(file_variable).append(", ").append(printable(file, 256));
    return ask(step::authorization, read_file{std::string(file)});
  }
  constexpr std::string_view token = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
  ask_container(variable(token), token);
}

/// `source` is the variable that has the authorization.
SANSAWS_DECL void chain::ask_container(std::string_view authorization, std::string_view source) {
  auto request = container_request(*container_, authorization);
  if (!request) {
    auto error = request.error();
    error.parameter = source;
    return refuse(provider::container, place_error::unusable, to_string(error));
  }
  asked_ = container_->endpoint.origin();
  sent_ = secret(authorization);
  ask(step::container,
      send_request{container_->endpoint, *std::move(request), detail::container_timeout});
}

SANSAWS_DECL void chain::look_at_instance() {
  constexpr auto here = provider::instance;
  constexpr std::string_view url_variable = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
  constexpr std::string_view mode_variable = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";
  using http::equal_ignoring_case;
  if (equal_ignoring_case(variable("AWS_EC2_METADATA_DISABLED"), "true")) {
    add_place(here, place_error::passed_over, "AWS_EC2_METADATA_DISABLED is true");
    return end();
  }
  const auto mode = variable(mode_variable);
  const bool ipv6 = equal_ignoring_case(mode, "IPv6");
  if (!mode.empty() && !ipv6 && !equal_ignoring_case(mode, "IPv4")) {
    return refuse(here, place_error::unusable,
                  std::string(mode_variable) + " is neither IPv4 nor IPv6");
  }
  metadata_service_ = aws::endpoint(ipv6 ? instance_endpoint_ipv6 : instance_endpoint);
  if (const auto url = variable(url_variable); !url.empty()) {
    auto own = aws::endpoint::parse(url);
    if (!own) {
      auto error = own.error();
      error.parameter = url_variable;
      return refuse(here, place_error::unusable, to_string(error));
    }
    metadata_service_ = *std::move(own);
  }
  ask_instance(step::token, instance_token_request(*metadata_service_));
}

SANSAWS_DECL void chain::ask_instance(step at, http::request request) {
  asked_ = metadata_service_->origin() + request.target;
  ask(at, send_request{*metadata_service_, std::move(request), detail::instance_timeout});
}

#endif

}  // namespace sansaws::credentials
