// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a chain makes of an outcome that it is told.
#pragma once

#include <sansaws/credentials/chain.hpp>

#if SANSAWS_DEFINITIONS
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/credentials/instance_requests.hpp>
#include <sansaws/credentials/parse_profiles.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#endif

namespace sansaws::inline SANSAWS_ABI::credentials {

#if SANSAWS_DEFINITIONS

namespace detail {

/// Whether a part of the secret is in the text: 8 bytes of it, or all where there are less.
inline bool share_a_part(std::string_view text, std::string_view secret) noexcept {
  const std::size_t size = (std::min)(secret.size(), std::size_t{8});
  if (size == 0) return false;
  for (std::size_t at = 0; at + size <= text.size(); ++at) {
    if (secret.find(text.substr(at, size)) != secret.npos) return true;
  }
  return false;
}

}  // namespace detail

SANSAWS_DECL chain::chain(const by_name<secret>& environment, std::string_view profile)
    : profile_(profile), by_option_(!profile.empty()) {
  for (const std::string_view name : chain_variables) {
    if (const auto* value = detail::find_in(environment, name)) environment_.emplace(name, *value);
  }
  for (const std::string_view name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
    if (region_ || variable(name).empty()) continue;
    region_ = chain_region{std::string(variable(name)), std::string(name)};
  }
  if (!by_option_) profile_ = variable("AWS_PROFILE");
  look_at_environment();
}

SANSAWS_DECL bool chain::take(std::uint64_t ticket, std::string_view text) {
  if (!is_needed(ticket, false)) return false;
  switch (step_) {
    case step::config:
      take_file(profile_file::config, text);
      break;
    case step::credentials:
      take_file(profile_file::credentials, text);
      break;
    case step::process:
      finish(provider::process, parse_process_output(text));
      break;
    case step::authorization:
      ask_container(text, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
      break;
    case step::container:
    case step::token:
    case step::role:
    case step::key:
      break;  // which have an answer
  }
  return true;
}

SANSAWS_DECL bool chain::take(std::uint64_t ticket, const http::response& answer) {
  if (!is_needed(ticket, true)) return false;
  if (step_ == step::container) {
    finish(provider::container, parse_endpoint_credentials(answer));
  } else {
    take_instance(answer);
  }
  return true;
}

SANSAWS_DECL bool chain::fail(std::uint64_t ticket, std::string_view why) {
  if (!need_ || need_->ticket != ticket) return false;
  const std::string shown = printable(why, 256);
  const auto refuse_asked = [&](provider where, place_error error) {
    refuse(where, error, asked_ + ": " + shown);
  };
  switch (step_) {
    case step::config:
      miss_file(profile_file::config, shown);
      break;
    case step::credentials:
      miss_file(profile_file::credentials, shown);
      break;
    case step::process:
      refuse_asked(provider::process, place_error::no_answer);
      break;
    case step::authorization:
      refuse_asked(provider::container, place_error::unusable);
      break;
    case step::container:
      refuse_asked(provider::container, place_error::no_answer);
      break;
    case step::token:
    case step::role:
    case step::key:
      refuse_asked(provider::instance, place_error::no_answer);
      break;
  }
  return true;
}

/// The file counts as an empty one.
SANSAWS_DECL void chain::miss_file(profile_file file, std::string_view why) {
  sansaws::detail::append_all(name_of(file), {" (", why, ")"});
  go_on_after(file);
}

SANSAWS_DECL void chain::take_file(profile_file file, std::string_view text) {
  auto read = parse_profiles(text, file);
  // For the region alone one that is wrong is as an empty one.
  if (!read && !found_) {
    return refuse(provider::profile, place_error::unusable,
                  name_of(file) + ": " + to_string(read.error()));
  }
  if (read) (file == profile_file::config ? config_ : credentials_) = *std::move(read);
  go_on_after(file);
}

SANSAWS_DECL void chain::go_on_after(profile_file file) {
  if (file == profile_file::config) {
    ask_file(profile_file::credentials);
  } else {
    look_at_profile();
  }
}

SANSAWS_DECL void chain::take_instance(const http::response& answer) {
  constexpr auto here = provider::instance;
  if (step_ == step::key) return finish(here, parse_endpoint_credentials(answer));
  if (step_ == step::token) {
    auto token = parse_instance_token(answer);
    if (!token) return refuse_document(here, std::move(token).error());
    sent_ = *std::move(token);
    return ask_instance(step::role, *instance_role_request(*metadata_service_, sent_.expose()));
  }
  const auto role = parse_instance_role(answer);
  if (!role) return refuse_document(here, role.error());
  ask_instance(step::key, *instance_credentials_request(*metadata_service_, sent_.expose(), *role));
}

/// What came of the last document.
SANSAWS_DECL void chain::finish(provider where, result<expiring_credentials, document_error> made) {
  if (made) return find(where, *std::move(made), asked_);
  refuse_document(where, std::move(made).error());
}

/// An answer may quote the token that was sent for it, which nobody else is to see.
SANSAWS_DECL void chain::refuse_document(provider where, document_error error) {
  for (std::string* const reported : {&error.reported_code, &error.reported_message}) {
    reported->resize((std::min)(reported->size(), std::size_t{1024}));  // no more is printed
    if (detail::share_a_part(*reported, sent_.expose())) *reported = "***";
  }
  const bool no_role = error.code == make_error_code(document_errc::no_role);
  refuse(where, no_role ? place_error::absent : place_error::bad_answer,
         asked_ + ": " + to_string(error));
}

SANSAWS_DECL bool chain::is_needed(std::uint64_t ticket, bool by_request) const noexcept {
  return need_ && need_->ticket == ticket &&
         std::holds_alternative<send_request>(need_->what) == by_request;
}

SANSAWS_DECL std::string& chain::name_of(profile_file file) noexcept {
  return files_[file == profile_file::config ? 0 : 1];
}

SANSAWS_DECL std::string_view chain::variable(std::string_view name) const noexcept {
  const auto* const value = detail::find_in(environment_, name);
  return value == nullptr ? std::string_view() : value->expose();
}

SANSAWS_DECL void chain::ask(step at, decltype(chain_need::what) what) {
  step_ = at;
  need_ = chain_need{++last_ticket_, std::move(what)};
}

SANSAWS_DECL void chain::add_place(provider where, std::optional<place_error> error,
                                   std::string text) {
  places_.push_back({where, error, std::move(text)});
}

/// No other place is looked at.
SANSAWS_DECL void chain::refuse(provider where, place_error error, std::string text) {
  add_place(where, error, std::move(text));
  end();
}

SANSAWS_DECL void chain::find(provider where, expiring_credentials made, std::string text) {
  add_place(where, std::nullopt, std::move(text));
  found_ = std::move(made);
  end();
}

/// Wipes what is not needed any more.
SANSAWS_DECL void chain::end() noexcept {
  need_.reset();
  environment_.clear();
  for (profile_set* const set : {&config_, &credentials_}) {
    set->profiles.clear();
    set->sso_sessions.clear();
    set->services.clear();
  }
  sent_ = {};
}

#endif

}  // namespace sansaws::credentials
