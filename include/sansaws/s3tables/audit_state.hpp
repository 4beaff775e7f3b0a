// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An audit as a value that can be written as JSON and read back.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/audit_error.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// A table in the state of an audit. What is empty is not known.
struct audit_table_state {
  std::string namespace_name;            ///< as in `audit_row`, like the rest
  std::string name;                      ///< of the table
  std::optional<std::string> id;         ///< see `audit_row::id`
  std::optional<maintenance_jobs> jobs;  ///< of the table
  std::optional<audit_error> error;      ///< why there are no jobs
  std::optional<table_maintenance_configurations> configuration;  ///< of the table
  std::optional<audit_error> configuration_error;                 ///< why there is no configuration

  friend bool operator==(const audit_table_state&, const audit_table_state&) = default;
};
BOOST_DESCRIBE_STRUCT(audit_table_state, (),
                      (namespace_name, name, id, jobs, error, configuration, configuration_error))

/// What an audit knows at one moment: enough for another one to go on, and for a report.
///
/// `json::encode` writes it and `json::decode` with `audit_state_limits` reads it back.
///
/// @snippet reference_examples.cpp audit_state
struct audit_state {
  std::string table_bucket_arn;                   ///< of the bucket that is asked for
  std::optional<std::string> namespace_name;      ///< the only one that is listed
  std::optional<std::string> prefix;              ///< of the names that are listed
  bool listed = false;                            ///< whether the list of the tables is complete
  std::optional<std::string> continuation_token;  ///< of the page to list next
  std::optional<audit_error> listing_error;       ///< why the list ended too early
  /// How the maintenance of the bucket is set.
  std::optional<table_bucket_maintenance_configurations> bucket_configuration;
  std::optional<audit_error> bucket_configuration_error;  ///< why that is not known
  std::vector<audit_table_state> tables;                  ///< in the order in which they were found

  friend bool operator==(const audit_state&, const audit_state&) = default;
};
BOOST_DESCRIBE_STRUCT(audit_state, (),
                      (table_bucket_arn, namespace_name, prefix, listed, continuation_token,
                       listing_error, bucket_configuration, bucket_configuration_error, tables))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 7> wire_names<s3tables::audit_table_state>{
    "namespace", "name", "id", "jobs", "error", "configuration", "configurationError"};
template <>
inline constexpr std::array<std::string_view, 9> wire_names<s3tables::audit_state>{
    "tableBucketARN",
    "namespace",
    "prefix",
    "listed",
    "continuationToken",
    "listingError",
    "bucketConfiguration",
    "bucketConfigurationError",
    "tables"};

namespace s3tables {

/// The limits for reading a state: larger than those of an answer. What reads it knows the size of
/// its file.
inline constexpr limits audit_state_limits{.max_body = 0x7fffffff, .max_elements = 10'000'000};

}  // namespace s3tables
}  // namespace sansaws
