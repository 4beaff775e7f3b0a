// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Does what a credential provider chain needs: reads files, runs a command, sends requests.
#pragma once

#include "curl_transport.hpp"
#include "interrupt.hpp"
#include "read_file.hpp"
#include "sensitive_text.hpp"
#include "shell_command.hpp"
#include "surroundings.hpp"

#include <sansaws/core/secret.hpp>
#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/chain_place.hpp>
#include <sansaws/credentials/documents.hpp>
#include <sansaws/credentials/profiles.hpp>
#include <sansaws/http/response.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace examples {

/// The variables that a chain knows.
inline sansaws::credentials::by_name<sansaws::secret> chain_environment() {
  sansaws::credentials::by_name<sansaws::secret> found;
  for (const std::string_view name : sansaws::credentials::chain_variables) {
    std::string key(name);
    const char* const value = std::getenv(key.c_str());
    if (value != nullptr) found.emplace(std::move(key), sansaws::secret(value));
  }
  return found;
}

/// Whether the credentials that were found stay in use past their end, while there are no newer
/// ones: those of an instance.
inline bool stay_in_use(const sansaws::credentials::chain& chain) {
  return chain.places().back().where == sansaws::credentials::provider::instance;
}

/// Looks for the credentials of a profile, or of whatever the environment says.
class credential_finder {
 public:
  /// An empty `profile` is none.
  explicit credential_finder(std::string profile) : profile_(std::move(profile)) {}

  /// A chain at its end.
  sansaws::credentials::chain look() const {
    sansaws::credentials::chain chain(chain_environment(), profile_);
    while (const auto* const need = chain.need()) {
      if (interrupted != 0) {  // by Ctrl-C, where a program asks for that
        chain.fail(need->ticket, "interrupted");
        continue;
      }
      std::visit([&, ticket = need->ticket](const auto& what) { provide(chain, ticket, what); },
                 need->what);
    }
    return chain;
  }

 private:
  // `chain.take` and `chain.fail` end the life of what is needed.
  static void provide(sansaws::credentials::chain& chain, std::uint64_t ticket,
                      const sansaws::credentials::read_file& file) {
    sensitive_text text;
    const std::string why = read_file(file.path, text);
    if (why.empty()) {
      chain.take(ticket, text.view());
    } else {
      chain.fail(ticket, why);
    }
  }
  static void provide(sansaws::credentials::chain& chain, std::uint64_t ticket,
                      const sansaws::credentials::run_command& run) {
    sensitive_text output;
    const std::string why = run_command(run.command.expose(), output);
    if (why.empty()) {
      chain.take(ticket, output.view());
    } else {
      chain.fail(ticket, why);
    }
  }
  static void provide(sansaws::credentials::chain& chain, std::uint64_t ticket,
                      const sansaws::credentials::send_request& ask) {
    curl_transport transport({.timeout = ask.timeout,
                              .max_body = sansaws::credentials::max_document,
                              .direct = true,
                              .sensitive = true});
    auto in = transport.exchange(ask.endpoint, ask.request);
    if (!in) {
      chain.fail(ticket, to_string(in.error()));
      return;
    }
    sansaws::http::response answer;
    answer.status = in->status;
    answer.body.swap(in->body);
    chain.take(ticket, answer);
    wipe(answer.body.data(), answer.body.size());
  }

  std::string profile_;
};

}  // namespace examples
