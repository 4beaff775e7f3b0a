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
#include <sansaws/credentials/parse_profiles.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <array>
#include <chrono>
#include <cstddef>
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
    add_place(here, chain_errc::passed_over,
              detail::profile_called(profile_) + " is asked for by name");
    return ask_file(profile_file::config);
  }
  const std::array<std::string_view, 3> texts{variable(names[0]), variable(names[1]),
                                              variable(names[2])};
  if (texts[0].empty() && texts[1].empty()) {
    if (!variable("AWS_WEB_IDENTITY_TOKEN_FILE").empty()) {
      return refuse(
          here, chain_errc::needs_service,
          "AWS_WEB_IDENTITY_TOKEN_FILE needs AWS STS, which is not asked here; the AWS CLI "
          "asks it: aws configure export-credentials --format env");
    }
    add_place(here, chain_errc::absent, "AWS_ACCESS_KEY_ID is not set");
    return ask_file(profile_file::config);
  }
  for (const std::size_t i : {0U, 1U}) {
    if (!texts[i].empty()) continue;
    return refuse(here, chain_errc::unusable,
                  std::string(names[1 - i]).append(" is set, but not ").append(names[i]));
  }
  auto key = detail::make_key(texts, names);
  if (!key) return refuse(here, chain_errc::unusable, to_string(key.error()));
  std::optional<timestamp> expiration;
  if (const auto text = variable("AWS_CREDENTIAL_EXPIRATION"); !text.empty()) {
    expiration = parse_rfc3339(text);
    if (!expiration) {
      return refuse(here, chain_errc::unusable,
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
  files_[config ? 0 : 1] = printable(path, 256);
  if (below_home && home.empty()) return miss_file(file, "HOME is not set");
  ask(config ? step::config : step::credentials, read_file{std::move(path)});
}

/// The file counts as an empty one.
SANSAWS_DECL void chain::miss_file(profile_file file, std::string_view why) {
  const bool config = file == profile_file::config;
  files_[config ? 0 : 1] += " (" + printable(why, 256) + ")";
  if (config) {
    ask_file(profile_file::credentials);
  } else {
    look_at_profile();
  }
}

SANSAWS_DECL void chain::take_file(profile_file file, std::string_view text) {
  const bool config = file == profile_file::config;
  auto read = parse_profiles(text, file);
  if (read) {
    (config ? config_ : credentials_) = *std::move(read);
  } else if (!found_) {
    return refuse(provider::profile, chain_errc::unusable,
                  files_[config ? 0 : 1] + ": " + to_string(read.error()));
  }  // for the region alone it is as an empty one
  if (config) {
    ask_file(profile_file::credentials);
  } else {
    look_at_profile();
  }
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
    text += " in " + files_[0] + " and " + files_[1] + detail::similar_profile(profile);
    if (named) return refuse(provider::profile, chain_errc::unusable, std::move(text));
    add_place(provider::profile, chain_errc::absent, std::move(text));
    return look_at_container();
  }
  auto finding = detail::find_in_profile(profile);
  auto& [where, error, told] = finding.place;
  if (finding.key) return find(where, {*std::move(finding.key), std::nullopt}, std::move(told));
  if (!finding.command.empty()) {
    asked_ = std::move(told);
    return ask(step::process, run_command{std::move(finding.command)});
  }
  if (error != chain_errc::absent) return refuse(where, *error, std::move(told));
  add_place(where, error, std::move(told));
  look_at_container();
}

SANSAWS_DECL void chain::look_at_container() {
  constexpr auto here = provider::container;
  const auto path = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const auto url = variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (path.empty() && url.empty()) {
    add_place(
        here, chain_errc::absent,
        "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is "
        "set");
    return look_at_instance();
  }
  auto uri = path.empty() ? container_uri_of_url(url) : container_uri_of_path(path);
  if (!uri) return refuse(here, chain_errc::unusable, to_string(uri.error()));
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
    return refuse(provider::container, chain_errc::unusable, to_string(error));
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
    add_place(here, chain_errc::passed_over, "AWS_EC2_METADATA_DISABLED is true");
    return end();
  }
  const auto mode = variable(mode_variable);
  const bool ipv6 = equal_ignoring_case(mode, "IPv6");
  if (!mode.empty() && !ipv6 && !equal_ignoring_case(mode, "IPv4")) {
    return refuse(here, chain_errc::unusable,
                  std::string(mode_variable) + " is neither IPv4 nor IPv6");
  }
  metadata_service_ = aws::endpoint(ipv6 ? instance_url_ipv6 : instance_url);
  if (const auto url = variable(url_variable); !url.empty()) {
    auto own = aws::endpoint::parse(url);
    if (!own) {
      auto error = own.error();
      error.parameter = url_variable;
      return refuse(here, chain_errc::unusable, to_string(error));
    }
    metadata_service_ = *std::move(own);
  }
  ask_instance(step::token, instance_token_request(*metadata_service_));
}

SANSAWS_DECL void chain::ask_instance(step at, http::request request) {
  asked_ = metadata_service_->origin() + request.target;
  ask(at, send_request{*metadata_service_, std::move(request), detail::instance_timeout});
}

SANSAWS_DECL void chain::take_instance(const http::response& answer) {
  if (step_ == step::key) return finish(provider::instance, parse_instance_credentials(answer));
  const auto refuse_answer = [this](const document_error& error) {
    refuse(provider::instance,
           error.code == make_error_code(document_errc::no_role) ? chain_errc::absent
                                                                 : chain_errc::bad_answer,
           asked_ + ": " + detail::reason_of(error));
  };
  if (step_ == step::token) {
    auto token = parse_instance_token(answer);
    if (!token) return refuse_answer(token.error());
    sent_ = *std::move(token);
    return ask_instance(step::role, *instance_role_request(*metadata_service_, sent_.expose()));
  }
  const auto role = parse_instance_role(answer);
  if (!role) return refuse_answer(role.error());
  ask_instance(step::key, *instance_credentials_request(*metadata_service_, sent_.expose(), *role));
}

#endif

}  // namespace sansaws::credentials
