// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What an audit found, for people: which tables need care, why, and when deleted data is gone.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/audit_row.hpp>
#include <sansaws/s3tables/audit_state.hpp>
#include <sansaws/s3tables/failure_reason.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>
#include <sansaws/s3tables/maintenance_job.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// How a job or a table is, the worst first. A table is in the worst group of its jobs.
///
/// The reports hold it as an `open_enum`, so that the JSON of a newer version can be read.
enum class audit_group {
  failed,           ///< the last run failed
  stale,            ///< the last success is older than `audit_report_options` allows
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

/// How old a success may be: one that is older is stale.
struct audit_report_options {
  std::chrono::seconds stale_after = std::chrono::hours(72);  ///< of the jobs not named below
  /// Of the jobs that are named here.
  ordered_map<open_enum<maintenance_job_type>, std::chrono::seconds> stale_after_of = {};
};

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
/// are as they came: who prints them uses `printable`, or the escapes of the format.
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

namespace s3tables {

/// The report of an audit, from `audit::state` or from a file that holds it, at the time `now`.
///
/// - A success is stale that is older than `options` allow: one of exactly that age is not, and
///   one of the future is not.
/// - A job that did not fail is `disabled` where the configuration says so, whatever its status.
/// - A number outside of the model's 1 to 2147483647 makes no `earliest_hours`.
///
/// Time: n log(n) for n tables. Memory: linear.
///
/// @snippet reference_examples.cpp audit_report
inline audit_report make_audit_report(audit_state state, timestamp now,
                                      const audit_report_options& options = {});

// Implementation.

namespace detail {

inline audit_group group_of(const maintenance_job_record& record, std::chrono::seconds stale_after,
                            timestamp now) noexcept {
  const auto status = record.status.known();
  if (!status) return audit_group::unreadable;
  switch (*status) {
    case maintenance_job_status::failed:
      return audit_group::failed;
    case maintenance_job_status::disabled:
      return audit_group::disabled;
    case maintenance_job_status::not_yet_run:
      return audit_group::never_run;
    case maintenance_job_status::successful:
      break;
  }
  if (!record.last_run_timestamp) return audit_group::unreadable;
  const bool stale = plus_seconds(*record.last_run_timestamp, stale_after.count()) < clamped(now);
  return stale ? audit_group::stale : audit_group::healthy;
}

/// Whether the configuration switches that job off.
inline bool disabled_in(const effective_settings& settings, maintenance_job_type type) noexcept {
  constexpr auto disabled = maintenance_status::disabled;
  switch (type) {
    case maintenance_job_type::iceberg_compaction:
      return settings.compaction == disabled;
    case maintenance_job_type::iceberg_snapshot_management:
      return settings.snapshot_management == disabled;
    case maintenance_job_type::iceberg_unreferenced_file_removal:
      return settings.unreferenced_file_removal == disabled;
  }
  return false;
}

inline job_report report_job(const open_enum<maintenance_job_type>& type,
                             const maintenance_job_record& record,
                             const effective_settings& settings, timestamp now,
                             const audit_report_options& options) {
  job_report job;
  const auto* stale_after = options.stale_after_of.find(type);
  auto group = group_of(record, stale_after != nullptr ? *stale_after : options.stale_after, now);
  const bool disabled = type.known() && disabled_in(settings, *type.known());
  if (disabled && group != audit_group::failed) group = audit_group::disabled;
  job.group = group;
  if (const auto age = age_of_last_run(record, now)) {
    job.age_seconds = std::chrono::floor<std::chrono::seconds>(*age).count();
  }
  if (const auto reason = reason_of_failure(record)) {
    job.reason = *reason;
    job.retried_by_service = retried_by_service(*reason);
  }
  job.status = record.status;
  job.last_run_timestamp = record.last_run_timestamp;
  job.failure_message = record.failure_message;
  return job;
}

/// The status of a configuration and its settings, which are empty where it has none, or is null:
/// so the defaults hold. Nothing for settings of another kind, of which nothing is known.
template <class Configuration, class Union, class Settings>
std::optional<Settings> settings_of(const Configuration* configuration,
                                    std::optional<Settings> Union::*member,
                                    std::optional<open_enum<maintenance_status>>& status) {
  status = maintenance_status::enabled;
  if (configuration == nullptr) return Settings();
  if (configuration->status) status = configuration->status;
  if (!configuration->settings) return Settings();
  return *configuration->settings.*member;
}

inline void add_settings(effective_settings& to, const table_maintenance_configurations& from) {
  using type = table_maintenance_type;
  if (auto settings = settings_of(from.find(type::iceberg_compaction),
                                  &table_maintenance_settings::iceberg_compaction, to.compaction)) {
    to.target_file_size_mb = settings->target_file_size_mb.value_or(512);
    to.strategy = std::move(settings->strategy);
  }
  if (const auto settings = settings_of(from.find(type::iceberg_snapshot_management),
                                        &table_maintenance_settings::iceberg_snapshot_management,
                                        to.snapshot_management)) {
    to.min_snapshots_to_keep = settings->min_snapshots_to_keep.value_or(1);
    to.max_snapshot_age_hours = settings->max_snapshot_age_hours.value_or(120);
  }
}
inline void add_settings(effective_settings& to,
                         const table_bucket_maintenance_configurations& from) {
  if (const auto settings =
          settings_of(from.find(table_bucket_maintenance_type::iceberg_unreferenced_file_removal),
                      &table_bucket_maintenance_settings::iceberg_unreferenced_file_removal,
                      to.unreferenced_file_removal)) {
    to.unreferenced_days = settings->unreferenced_days.value_or(3);
    to.non_current_days = settings->non_current_days.value_or(10);
  }
}

/// How long `chain` takes, whose jobs act one after the other, or where it stands still.
inline file_removal removal_by(std::initializer_list<maintenance_job_type> chain,
                               const table_report& table, std::optional<std::int64_t> hours) {
  file_removal removal;
  for (const auto type : chain) {
    const auto* job = table.jobs.find(type);
    if (job != nullptr && job->group == audit_group::failed) {
      removal.blocked_because = audit_group::failed;
    } else if ((job != nullptr && job->group == audit_group::disabled) ||
               disabled_in(table.settings, type)) {
      removal.blocked_because = audit_group::disabled;
    } else {
      continue;
    }
    removal.blocked_by = type;
    return removal;
  }
  removal.earliest_hours = hours;
  return removal;
}

/// In hours. Nothing where one of the settings is no number of the model.
inline std::optional<std::int64_t> sum_of(const std::optional<std::int64_t>& setting,
                                          std::int64_t hours_of_unit,
                                          const std::optional<std::int64_t>& days) noexcept {
  if (!setting || !days || validate_positive(setting, {}) || validate_positive(days, {})) {
    return std::nullopt;
  }
  return *setting * hours_of_unit + *days * 24;
}

inline table_report report_table(audit_table_state table, effective_settings settings,
                                 timestamp now, const audit_report_options& options) {
  table_report report;
  report.namespace_name = std::move(table.namespace_name);
  report.name = std::move(table.name);
  report.error = std::move(table.error);
  report.configuration_error = std::move(table.configuration_error);
  if (table.configuration) add_settings(settings, *table.configuration);
  report.settings = std::move(settings);

  auto group = table.jobs ? audit_group::no_job_reported : audit_group::pending;
  if (table.jobs) {
    report.jobs.reserve(table.jobs->size());
    if (any_reported(*table.jobs)) group = audit_group::healthy;
    for (const auto& [type, record] : *table.jobs) {
      job_report& job = report.jobs[type];
      job = report_job(type, record, report.settings, now, options);
      group = (std::min)(group, *job.group.known());
    }
  }
  if (report.error || report.configuration_error) {
    group = (std::min)(group, audit_group::unreadable);
  }
  report.group = group;
  for (const auto& [type, job] : report.jobs) {
    if (job.group != group) continue;
    report.age_seconds = (std::max)(report.age_seconds, job.age_seconds);
    if (group == audit_group::failed) {
      report.retried_by_service =
          report.retried_by_service.value_or(true) && *job.retried_by_service;
    }
  }

  using type = maintenance_job_type;
  report.deleted_data = removal_by(
      {type::iceberg_snapshot_management, type::iceberg_unreferenced_file_removal}, report,
      sum_of(report.settings.max_snapshot_age_hours, 1, report.settings.non_current_days));
  report.unreferenced_files =
      removal_by({type::iceberg_unreferenced_file_removal}, report,
                 sum_of(report.settings.unreferenced_days, 24, report.settings.non_current_days));
  return report;
}

/// The order of `audit_report::tables`, but for the last rule.
inline bool is_worse(const table_report& a, const table_report& b) noexcept {
  if (a.group != b.group) return *a.group.known() < *b.group.known();
  if (a.retried_by_service != b.retried_by_service) return b.retried_by_service.value_or(false);
  if (a.age_seconds != b.age_seconds) return a.age_seconds > b.age_seconds;
  if (const int order = a.namespace_name.compare(b.namespace_name)) return order < 0;
  return a.name < b.name;
}

}  // namespace detail

inline audit_report make_audit_report(audit_state state, timestamp now,
                                      const audit_report_options& options) {
  audit_report report;
  report.table_bucket_arn = std::move(state.table_bucket_arn);
  report.namespace_name = std::move(state.namespace_name);
  report.prefix = std::move(state.prefix);
  report.time = clamped(now);
  report.listed = state.listed;
  report.listing_error = std::move(state.listing_error);
  report.bucket_configuration_error = std::move(state.bucket_configuration_error);

  effective_settings of_bucket;
  if (state.bucket_configuration) detail::add_settings(of_bucket, *state.bucket_configuration);
  report.tables.reserve(state.tables.size());
  for (audit_table_state& table : state.tables) {
    report.tables.push_back(detail::report_table(std::move(table), of_bucket, now, options));
  }
  std::stable_sort(report.tables.begin(), report.tables.end(), detail::is_worse);

  for (std::size_t i = 0; i != wire_names<audit_group>.size(); ++i) {
    report.totals[static_cast<audit_group>(i)] = 0;
  }
  for (const table_report& table : report.tables) ++report.totals[table.group];
  return report;
}

}  // namespace s3tables
}  // namespace sansaws
