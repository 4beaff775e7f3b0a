// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation GetTableRecordExpirationJobStatus: the state of the job that deletes old records of
// a table.
#pragma once

#include <sansaws/core/open_enum.hpp>
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
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// The state of the job after its last run. On the wire the first one is spelt in another way than
/// that of `maintenance_job_status`.
enum class record_expiration_job_status {
  not_yet_run,  ///< has not run since it was set
  successful,   ///< the last run did its work
  failed,       ///< the last run did not
  disabled,     ///< does not run
};
BOOST_DESCRIBE_ENUM(record_expiration_job_status, not_yet_run, successful, failed, disabled)

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 4> wire_names<s3tables::record_expiration_job_status>{
    "NotYetRun", "Successful", "Failed", "Disabled"};

namespace s3tables {

/// What the last run has removed.
struct record_expiration_job_metrics {
  std::optional<std::int64_t> deleted_data_files;  ///< files
  std::optional<std::int64_t> deleted_records;     ///< records
  std::optional<std::int64_t> removed_files_size;  ///< in bytes

  friend bool operator==(const record_expiration_job_metrics&,
                         const record_expiration_job_metrics&) = default;
};
BOOST_DESCRIBE_STRUCT(record_expiration_job_metrics, (),
                      (deleted_data_files, deleted_records, removed_files_size))

/// Names one table.
struct get_table_record_expiration_job_status_input {
  s3tables::table_arn table_arn;  ///< the table

  friend bool operator==(const get_table_record_expiration_job_status_input&,
                         const get_table_record_expiration_job_status_input&) = default;
};
BOOST_DESCRIBE_STRUCT(get_table_record_expiration_job_status_input, (), (table_arn))

/// The state of the job.
struct get_table_record_expiration_job_status_output {
  open_enum<record_expiration_job_status> status;        ///< how the last run ended
  std::optional<timestamp> last_run_timestamp;           ///< when the job ran last
  std::optional<std::string> failure_message;            ///< why the last run failed
  std::optional<record_expiration_job_metrics> metrics;  ///< what the last run has removed

  friend bool operator==(const get_table_record_expiration_job_status_output&,
                         const get_table_record_expiration_job_status_output&) = default;
};
BOOST_DESCRIBE_STRUCT(get_table_record_expiration_job_status_output, (),
                      (status, last_run_timestamp, failure_message, metrics))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 3>
    wire_names<s3tables::record_expiration_job_metrics>{"deletedDataFiles", "deletedRecords",
                                                        "removedFilesSize"};
template <>
inline constexpr std::array<std::string_view, 1>
    wire_names<s3tables::get_table_record_expiration_job_status_input>{"tableArn"};
template <>
inline constexpr std::array<std::string_view, 4>
    wire_names<s3tables::get_table_record_expiration_job_status_output>{
        "status", "lastRunTimestamp", "failureMessage", "metrics"};

namespace s3tables {

/// Describes the operation. It only reads, so it can be repeated safely.
/// Specification: Amazon S3 API Reference, "GetTableRecordExpirationJobStatus".
struct get_table_record_expiration_job_status {
  using input = get_table_record_expiration_job_status_input;    ///< what the caller says
  using output = get_table_record_expiration_job_status_output;  ///< what a success says

  static constexpr std::string_view name = "GetTableRecordExpirationJobStatus";  ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;        ///< whom to ask
  static constexpr http::method method = http::method::get;                      ///< of the request
  /// The path and query of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path =
      "/table-record-expiration-job-status{?tableArn}";

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::operation<get_table_record_expiration_job_status>);

}  // namespace s3tables
}  // namespace sansaws
