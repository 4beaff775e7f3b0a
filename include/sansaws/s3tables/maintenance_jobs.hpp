// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The maintenance jobs of a table, as the service lists them.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
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
enum class maintenance_job_status { not_yet_run, successful, failed, disabled };
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
  open_enum<maintenance_job_status> status;
  std::optional<timestamp> last_run_timestamp;
  std::optional<std::string> failure_message;

  friend bool operator==(const maintenance_job_record&, const maintenance_job_record&) = default;
};
BOOST_DESCRIBE_STRUCT(maintenance_job_record, (), (status, last_run_timestamp, failure_message))

/// The jobs of a table in the order in which the service lists them.
using maintenance_jobs = ordered_map<open_enum<maintenance_job_type>, maintenance_job_record>;

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 3> wire_names<s3tables::maintenance_job_record>{
    "status", "lastRunTimestamp", "failureMessage"};

}  // namespace sansaws
