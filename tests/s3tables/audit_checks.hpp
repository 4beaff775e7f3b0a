// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An audit of the simulated bucket, and what is expected of it.
#pragma once

#include "simulated_bucket.hpp"

#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/s3tables/audit.hpp>

#include <algorithm>
#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace simulated {

inline transport to(bucket& server, std::uint64_t seed = 1) {
  return transport([&server](const http::request& request) { return server.ask(request); }, seed);
}

inline audit of_bucket(audit_options options = {}) {
  return {arn, endpoint, std::move(options)};
}

inline std::size_t number_of(const audit_row& row) {
  return static_cast<std::size_t>(std::stoul(std::string(row.name().substr(1))));
}

/// That the rows are all tables of the server, each once, with its jobs or its error.
inline void check_rows(const audit& done, const bucket& server, bool with_configuration = false) {
  std::set<std::size_t> found;
  bool right = true;
  for (const audit_row& row : done.rows()) {
    const auto number = number_of(row);
    right = right && found.insert(number).second && row.namespace_name() == "analytics" &&
            row.known() && row.configuration_known() == with_configuration;
    const bool refused = server.denied.contains(number) || server.broken.contains(number);
    right = right && (row.error() != nullptr) == refused;
    if (!refused) right = right && row.jobs() == bucket::jobs(number);
    if (!refused && with_configuration) {
      right = right && row.configuration() == bucket::configuration(number) &&
              row.configuration_error() == nullptr;
    }
  }
  CHECK(right);
  CHECK(found.size() == server.tables);
  CHECK(done.listed());
  CHECK_FALSE(done.listing_error());
}

inline bool all_once(const std::map<std::string, int>& counts) {
  return std::ranges::all_of(counts, [](const auto& count) { return count.second == 1; });
}

inline std::string written(const audit& one) {
  return json::encode(one.state());
}
inline audit_state read(const std::string& text) {
  return json::decode<audit_state>(text, audit_state_limits).value();
}

}  // namespace simulated
