// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An audit without options: what the programs share that show a transport of their own.
#pragma once

#include "audit_groups.hpp"
#include "audit_table.hpp"
#include "output.hpp"
#include "surroundings.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region.hpp>
#include <sansaws/aws/scheme.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/identifiers.hpp>
#include <sansaws/s3tables/make_audit_report.hpp>
#include <sansaws/s3tables/service.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace examples {

/// What is audited, where, and as whom.
struct plain_audit {
  sansaws::aws::endpoint endpoint;
  sansaws::s3tables::audit audit;
  sansaws::sigv4::signer signer;
};

/// The audit of the bucket with that ARN at that URL, with the credentials of the environment; or
/// the end of the program.
inline plain_audit plain_audit_of(std::string_view url, std::string_view arn,
                                  sansaws::aws::scheme scheme) {
  namespace s3tables = sansaws::s3tables;
  auto endpoint = value_or_refuse(sansaws::aws::endpoint::parse(url));
  if (endpoint.scheme() != scheme) {
    refuse("the endpoint has to be one of " + std::string(to_string(scheme)));
  }
  const auto bucket = value_or_refuse(s3tables::table_bucket_arn::parse(arn));
  const auto region = value_or_refuse(sansaws::aws::region::parse(bucket.region()));
  s3tables::audit_options options;
  std::random_device random;
  options.seed = std::uint64_t{random()} << 32U | random();
  s3tables::audit audit(bucket, endpoint, options);
  return {std::move(endpoint),
          std::move(audit),
          {credentials_from_environment(), region, s3tables::service.signing_name, now()}};
}

/// The host as resolvers take it: an IPv6 address without its brackets.
inline std::string host_of(const sansaws::aws::endpoint& endpoint) {
  const std::string_view host = endpoint.host();
  return std::string(host.starts_with('[') ? host.substr(1, host.size() - 2) : host);
}

/// A number of seconds from 1 to 3600, or the end of the program.
inline std::chrono::seconds seconds_of(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = error == std::errc() && end == text.data() + text.size();
  if (!good || number < 1 || number > 3600) refuse("the seconds are not a number from 1 to 3600");
  return std::chrono::seconds(number);
}

/// Prints the report of an audit that is done, and returns the exit status.
inline int conclude(const sansaws::s3tables::audit& audit) {
  const auto report = make_audit_report(audit.state(), now());
  print(table_of(report, false));
  if (const auto& error = report.listing_error) {
    tell("error: the tables cannot be listed: " + shown(*error));
  }
  return exit_status_of(report);
}

}  // namespace examples
