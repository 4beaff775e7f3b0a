// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation GetTableMaintenanceJobStatus: the state of the maintenance jobs of one table.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/uri_template.hpp>
#include <sansaws/s3tables/identifiers.hpp>
#include <sansaws/s3tables/service.hpp>
#include <sansaws/s3tables/service_errc.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// The kinds of maintenance job.
enum class maintenance_job_type {
  iceberg_compaction,                 ///< combines small files into larger ones
  iceberg_snapshot_management,        ///< removes old snapshots
  iceberg_unreferenced_file_removal,  ///< deletes files that no snapshot uses
};
BOOST_DESCRIBE_ENUM(maintenance_job_type, iceberg_compaction, iceberg_snapshot_management,
                    iceberg_unreferenced_file_removal)

/// The state of a job after its last run.
enum class maintenance_job_status {
  not_yet_run,  ///< it waits for its first run
  successful,   ///< its last run did what it should
  failed,       ///< its last run did not; see `maintenance_job_record::failure_message`
  disabled,     ///< it is switched off
};
BOOST_DESCRIBE_ENUM(maintenance_job_status, not_yet_run, successful, failed, disabled)

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 3> wire_names<s3tables::maintenance_job_type>{
    "icebergCompaction", "icebergSnapshotManagement", "icebergUnreferencedFileRemoval"};
template <>
inline constexpr std::array<std::string_view, 4> wire_names<s3tables::maintenance_job_status>{
    "Not_Yet_Run", "Successful", "Failed", "Disabled"};

namespace s3tables {

/// The state of one job.
struct maintenance_job_record {
  open_enum<maintenance_job_status> status;     ///< after the last run
  std::optional<timestamp> last_run_timestamp;  ///< by the service's clock
  std::optional<std::string> failure_message;   ///< why it failed; see `classify_failure`

  friend bool operator==(const maintenance_job_record&, const maintenance_job_record&) = default;
};
BOOST_DESCRIBE_STRUCT(maintenance_job_record, (), (status, last_run_timestamp, failure_message))

/// The jobs of a table in the order in which the service lists them.
using maintenance_jobs = ordered_map<open_enum<maintenance_job_type>, maintenance_job_record>;

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 3> wire_names<s3tables::maintenance_job_record>{
    "status", "lastRunTimestamp", "failureMessage"};

namespace s3tables {

/// Names one table.
struct get_table_maintenance_job_status_input {
  s3tables::table_bucket_arn table_bucket_arn;  ///< the bucket that holds the namespace
  s3tables::namespace_name namespace_name;      ///< the namespace that holds the table
  s3tables::table_name name;                    ///< the table

  friend bool operator==(const get_table_maintenance_job_status_input&,
                         const get_table_maintenance_job_status_input&) = default;
};
BOOST_DESCRIBE_STRUCT(get_table_maintenance_job_status_input, (),
                      (table_bucket_arn, namespace_name, name))

/// What the service knows of the jobs of a table.
struct get_table_maintenance_job_status_output {
  std::string table_arn;    ///< as the service writes it
  maintenance_jobs status;  ///< empty where the service reports no job

  friend bool operator==(const get_table_maintenance_job_status_output&,
                         const get_table_maintenance_job_status_output&) = default;
};
BOOST_DESCRIBE_STRUCT(get_table_maintenance_job_status_output, (), (table_arn, status))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 3>
    wire_names<s3tables::get_table_maintenance_job_status_input>{"tableBucketARN", "namespace",
                                                                 "name"};
template <>
inline constexpr std::array<std::string_view, 2>
    wire_names<s3tables::get_table_maintenance_job_status_output>{"tableARN", "status"};

namespace s3tables {

/// Describes the operation. It only reads, so it can be repeated safely.
/// Specification: Amazon S3 API Reference, "GetTableMaintenanceJobStatus".
///
/// @snippet reference_examples.cpp get_table_maintenance_job_status
struct get_table_maintenance_job_status {
  using input = get_table_maintenance_job_status_input;    ///< what the caller says
  using output = get_table_maintenance_job_status_output;  ///< what a success says

  static constexpr std::string_view name = "GetTableMaintenanceJobStatus";  ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;   ///< whom to ask
  static constexpr http::method method = http::method::get;                 ///< of the request
  /// The path of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path =
      "/tables/{tableBucketARN}/{namespace}/{name}/maintenance-job-status";

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::operation<get_table_maintenance_job_status>);

}  // namespace s3tables
}  // namespace sansaws
