// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a chain makes of an outcome that it is told.
#pragma once

#include <sansaws/credentials/chain.hpp>

#if SANSAWS_DEFINITIONS
#include <sansaws/core/printable.hpp>

#include <string>
#include <string_view>
#include <utility>
#endif

namespace sansaws::inline SANSAWS_ABI::credentials {

#if SANSAWS_DEFINITIONS

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
    default:
      break;  // steps of requests
  }
  return true;
}

SANSAWS_DECL bool chain::take(std::uint64_t ticket, const http::response& answer) {
  if (!is_needed(ticket, true)) return false;
  if (step_ == step::container) {
    finish(provider::container, parse_container_credentials(answer));
  } else {
    take_instance(answer);
  }
  return true;
}

SANSAWS_DECL bool chain::fail(std::uint64_t ticket, std::string_view why) {
  if (!need_ || need_->ticket != ticket) return false;
  const std::string reason = asked_ + ": " + printable(why, 256);
  switch (step_) {
    case step::config:
      miss_file(profile_file::config, why);
      break;
    case step::credentials:
      miss_file(profile_file::credentials, why);
      break;
    case step::process:
      refuse(provider::process, chain_errc::no_answer, reason);
      break;
    case step::authorization:
      refuse(provider::container, chain_errc::unusable, reason);
      break;
    case step::container:
      refuse(provider::container, chain_errc::no_answer, reason);
      break;
    default:
      refuse(provider::instance, chain_errc::no_answer, reason);
      break;
  }
  return true;
}

SANSAWS_DECL bool chain::is_needed(std::uint64_t ticket, bool by_request) const noexcept {
  return need_ && need_->ticket == ticket &&
         std::holds_alternative<send_request>(need_->what) == by_request;
}

SANSAWS_DECL std::string_view chain::variable(std::string_view name) const noexcept {
  const auto* const value = detail::find_in(environment_, name);
  return value == nullptr ? std::string_view() : value->expose();
}

SANSAWS_DECL void chain::ask(step at, decltype(chain_need::what) what) {
  step_ = at;
  need_ = chain_need{++last_ticket_, std::move(what)};
}

SANSAWS_DECL void chain::add_place(provider where, std::optional<chain_errc> error,
                                   std::string text) {
  places_.push_back({where, error, std::move(text)});
}

/// No other place is looked at. An answer may have quoted what was sent.
SANSAWS_DECL void chain::refuse(provider where, chain_errc error, std::string text) {
  const std::string_view hidden = sent_.expose();
  for (std::size_t at = 0; !hidden.empty() && (at = text.find(hidden, at)) != text.npos;) {
    text.replace(at, hidden.size(), "***");
  }
  add_place(where, error, std::move(text));
  end();
}

SANSAWS_DECL void chain::find(provider where, expiring_credentials made, std::string text) {
  add_place(where, std::nullopt, std::move(text));
  found_ = std::move(made);
  end();
}

/// What came of the last document.
SANSAWS_DECL void chain::finish(provider where, result<expiring_credentials, document_error> made) {
  if (made) return find(where, *std::move(made), asked_);
  refuse(where, chain_errc::bad_answer, asked_ + ": " + detail::reason_of(made.error()));
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
