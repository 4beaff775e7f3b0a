// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes the report of an audit.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/audit_report.hpp>
#include <sansaws/s3tables/audit_state.hpp>
#include <sansaws/s3tables/detail/effective_settings.hpp>
#include <sansaws/s3tables/failure_reason.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>
#include <sansaws/s3tables/maintenance_job.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// How old a success may be: one that is older is stale.
struct audit_report_options {
  std::chrono::seconds stale_after = std::chrono::hours(72);  ///< of the jobs not named below
  /// Of the jobs that are named here.
  ordered_map<open_enum<maintenance_job_type>, std::chrono::seconds> stale_after_of = {};
};

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
      job_report& job = report.jobs.append(type);
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
                                      const audit_report_options& options = {}) {
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

}  // namespace sansaws::s3tables
