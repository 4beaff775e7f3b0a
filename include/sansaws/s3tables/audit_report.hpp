// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What an audit found, for people: which tables need care, why, and when deleted data is gone.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/audit_error.hpp>
#include <sansaws/s3tables/failure_reason.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// How a job or a table is, the worst first. A table is in the worst group of its jobs.
///
/// The reports hold it as an `open_enum`, so that the JSON of a newer version can be read.
enum class audit_group {
  failed,           ///< the last run failed
  stale,            ///< the last success is older than `audit_report_options` allow
  unreadable,       ///< an error, a status that is not known here, or a success without a time
  disabled,         ///< the job is switched off
  never_run,        ///< the job waits for its first run
  no_job_reported,  ///< the service reports no job of the table: nobody knows whether all is well
  pending,          ///< the audit was cut off before it knew
  healthy,          ///< the last run succeeded, and not too long ago
};
BOOST_DESCRIBE_ENUM(audit_group, failed, stale, unreadable, disabled, never_run, no_job_reported,
                    pending, healthy)

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 8> wire_names<s3tables::audit_group>{
    "failed", "stale", "unreadable", "disabled", "neverRun", "noJobReported", "pending", "healthy"};

namespace s3tables {

/// A job of a table.
struct job_report {
  open_enum<audit_group> group;                 ///< how it is
  open_enum<maintenance_job_status> status;     ///< as the service tells it
  std::optional<timestamp> last_run_timestamp;  ///< by the service's clock
  /// From the last run to the time of the report, rounded down. Negative where the clock of the
  /// report is behind the service's.
  std::optional<std::int64_t> age_seconds;
  std::optional<open_enum<failure_reason>> reason;  ///< of a job that failed
  std::optional<bool> retried_by_service;           ///< likewise; see `retried_by_service`
  std::optional<std::string> failure_message;       ///< of the service, as it came

  friend bool operator==(const job_report&, const job_report&) = default;
};
BOOST_DESCRIBE_STRUCT(job_report, (),
                      (group, status, last_run_timestamp, age_seconds, reason, retried_by_service,
                       failure_message))

/// How the maintenance of a table is set, by the table and by its bucket. What the service leaves
/// out has the documented default. What was not asked for, or is not known, is empty.
struct effective_settings {
  std::optional<open_enum<maintenance_status>> compaction;  ///< whether it runs
  std::optional<std::int64_t> target_file_size_mb;          ///< of compaction
  std::optional<open_enum<compaction_strategy>> strategy;   ///< of compaction; has no default
  std::optional<open_enum<maintenance_status>> snapshot_management;  ///< whether it runs
  std::optional<std::int64_t> min_snapshots_to_keep;                 ///< of snapshot management
  std::optional<std::int64_t> max_snapshot_age_hours;                ///< of snapshot management
  std::optional<open_enum<maintenance_status>> unreferenced_file_removal;  ///< whether it runs
  std::optional<std::int64_t> unreferenced_days;  ///< of the removal of unreferenced files
  std::optional<std::int64_t> non_current_days;   ///< of the removal of unreferenced files

  friend bool operator==(const effective_settings&, const effective_settings&) = default;
};
BOOST_DESCRIBE_STRUCT(effective_settings, (),
                      (compaction, target_file_size_mb, strategy, snapshot_management,
                       min_snapshots_to_keep, max_snapshot_age_hours, unreferenced_file_removal,
                       unreferenced_days, non_current_days))

/// When files are gone that nobody needs.
struct file_removal {
  /// How long they stay at the least. Nothing while a job blocks it, as they stay until that one
  /// works, and where the settings are not known.
  std::optional<std::int64_t> earliest_hours;
  std::optional<open_enum<maintenance_job_type>>
      blocked_by;  ///< the first job on their way that stands still
  std::optional<open_enum<audit_group>> blocked_because;  ///< it is `failed` or `disabled`

  friend bool operator==(const file_removal&, const file_removal&) = default;
};
BOOST_DESCRIBE_STRUCT(file_removal, (), (earliest_hours, blocked_by, blocked_because))

/// A table.
struct table_report {
  std::string namespace_name;    ///< as in `audit_row`
  std::string name;              ///< as in `audit_row`
  open_enum<audit_group> group;  ///< the worst one of its jobs, or `unreadable` for an error
  /// The highest age of its jobs in that group.
  std::optional<std::int64_t> age_seconds;
  /// Of a table in the group `failed`: whether the service retries all jobs that failed.
  std::optional<bool> retried_by_service;
  ordered_map<open_enum<maintenance_job_type>, job_report> jobs;  ///< as the service lists them
  std::optional<audit_error> error;                               ///< why there are no jobs
  effective_settings settings;                                    ///< of its maintenance
  std::optional<audit_error> configuration_error;  ///< why those of the table are not known
  /// The files of data that a commit took out of the table: `maxSnapshotAgeHours`, until snapshot
  /// management expires the snapshots that hold it, and then `nonCurrentDays`, by the removal of
  /// unreferenced files. Longer where a snapshot is one of the youngest `min_snapshots_to_keep`,
  /// which do not expire.
  file_removal deleted_data;
  /// Files that no snapshot has ever used: `unreferencedDays` and `nonCurrentDays`.
  file_removal unreferenced_files;

  friend bool operator==(const table_report&, const table_report&) = default;
};
BOOST_DESCRIBE_STRUCT(table_report, (),
                      (namespace_name, name, group, age_seconds, retried_by_service, jobs, error,
                       settings, configuration_error, deleted_data, unreferenced_files))

/// What an audit found, at one time.
///
/// Texts of the service, which are names of namespaces, tables, jobs and statuses, and messages,
/// are as they came, but for names as in `audit_row`: who prints them uses `printable`, or the
/// escapes of the format.
/// `json::encode` writes it, and escapes them.
struct audit_report {
  std::string table_bucket_arn;                           ///< of the bucket
  std::optional<std::string> namespace_name;              ///< the only one that was asked for
  std::optional<std::string> prefix;                      ///< of the names that were asked for
  timestamp time;                                         ///< of the report, from which ages count
  bool listed = false;                                    ///< whether these are all tables
  std::optional<audit_error> listing_error;               ///< why they are not
  std::optional<audit_error> bucket_configuration_error;  ///< why the bucket's is not known
  /// How many tables each group has. All groups, the worst first.
  ordered_map<open_enum<audit_group>, std::int64_t> totals;
  /// The worst first, which is the order of: the group; failures that the service does not retry
  /// before those that it does; the age, the highest first and none last; the namespace and the
  /// name, by bytes; the place in the audit.
  std::vector<table_report> tables;

  friend bool operator==(const audit_report&, const audit_report&) = default;
};
BOOST_DESCRIBE_STRUCT(audit_report, (),
                      (table_bucket_arn, namespace_name, prefix, time, listed, listing_error,
                       bucket_configuration_error, totals, tables))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 7> wire_names<s3tables::job_report>{
    "group",  "status",           "lastRunTimestamp", "ageSeconds",
    "reason", "retriedByService", "failureMessage"};
template <>
inline constexpr std::array<std::string_view, 9> wire_names<s3tables::effective_settings>{
    "compaction",
    "targetFileSizeMB",
    "strategy",
    "snapshotManagement",
    "minSnapshotsToKeep",
    "maxSnapshotAgeHours",
    "unreferencedFileRemoval",
    "unreferencedDays",
    "nonCurrentDays"};
template <>
inline constexpr std::array<std::string_view, 3> wire_names<s3tables::file_removal>{
    "earliestHours", "blockedBy", "blockedBecause"};
template <>
inline constexpr std::array<std::string_view, 11> wire_names<s3tables::table_report>{
    "namespace",
    "name",
    "group",
    "ageSeconds",
    "retriedByService",
    "jobs",
    "error",
    "settings",
    "configurationError",
    "deletedData",
    "unreferencedFiles"};
template <>
inline constexpr std::array<std::string_view, 9> wire_names<s3tables::audit_report>{
    "tableBucketARN",           "namespace", "prefix", "time", "listed", "listingError",
    "bucketConfigurationError", "totals",    "tables"};

}  // namespace sansaws
