// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A machine for tests of chains: what its files, its command and its endpoints have.
#pragma once

#include "catch.hpp"

#include <sansaws/credentials/chain.hpp>

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fakes {

namespace credentials = sansaws::credentials;

/// A response without fields.
inline sansaws::http::response answered(std::string body, int status = 200) {
  return {status, {}, {}, std::move(body)};
}

struct machine {
  std::map<std::string, std::string> environment;
  std::map<std::string, std::string> files;
  std::string printed;  ///< by any command; empty where it fails
  /// The answer to a request; with the status 0 there is none.
  std::function<sansaws::http::response(const credentials::send_request&)> answer =
      [](const credentials::send_request&) { return answered("", 0); };
  std::vector<std::string> asked = {};  ///< every path, command and URL that was needed

  /// Tells the outcome of a need. Each must be wanted.
  void meet(credentials::chain& chain, const credentials::chain_need& need) {
    const auto ticket = need.ticket;
    if (const auto* file = std::get_if<credentials::read_file>(&need.what)) {
      asked.push_back(file->path);
      const auto found = files.find(file->path);
      REQUIRE((found == files.end() ? chain.fail(ticket, "No such file or directory")
                                    : chain.take(ticket, found->second)));
    } else if (const auto* command = std::get_if<credentials::run_command>(&need.what)) {
      asked.emplace_back(command->command.expose());
      REQUIRE((printed.empty() ? chain.fail(ticket, "exited with status 1")
                               : chain.take(ticket, printed)));
    } else {
      const auto& request = std::get<credentials::send_request>(need.what);
      asked.push_back(request.endpoint.origin() + request.request.target);
      const auto got = answer(request);
      REQUIRE(
          (got.status == 0 ? chain.fail(ticket, "Connection refused") : chain.take(ticket, got)));
    }
  }

  credentials::by_name<sansaws::secret> variables() const {
    credentials::by_name<sansaws::secret> made;
    for (const auto& [name, value] : environment) made.emplace(name, sansaws::secret(value));
    return made;
  }

  /// A chain that is at its end.
  credentials::chain run(std::string_view profile = {}) {
    credentials::chain chain(variables(), profile);
    while (const auto* need = chain.need()) {
      const auto copy = *need;
      meet(chain, copy);
      REQUIRE(asked.size() < 100);
    }
    return chain;
  }
};

/// One line for each place.
inline std::vector<std::string> told(const credentials::chain& chain) {
  std::vector<std::string> lines;
  for (const auto& place : chain.places()) lines.push_back(to_string(place));
  return lines;
}

}  // namespace fakes
