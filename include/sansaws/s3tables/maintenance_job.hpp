// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Questions about the maintenance jobs of a table.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/s3tables/failure_reason.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/time/detail/milliseconds_between.hpp>
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// The record of a job, or null if the service does not list it. The pointer is valid as long as
/// `jobs` is not changed. O(size).
///
/// @snippet reference_examples.cpp maintenance_jobs
inline const maintenance_job_record* find_job(const maintenance_jobs& jobs,
                                              maintenance_job_type type) noexcept {
  return jobs.find(type);
}
const maintenance_job_record* find_job(const maintenance_jobs&&, maintenance_job_type) = delete;

/// How serious a status is, from 0 to 4: successful, not yet run, disabled, one that this library
/// does not know, failed.
constexpr int severity(const open_enum<maintenance_job_status>& status) noexcept {
  if (!status.known()) return 3;
  switch (*status.known()) {
    case maintenance_job_status::successful:
      return 0;
    case maintenance_job_status::not_yet_run:
      return 1;
    case maintenance_job_status::disabled:
      return 2;
    case maintenance_job_status::failed:
      return 4;
  }
  return 3;
}

/// The status with the highest `severity`; nothing if there are no jobs. O(size).
inline std::optional<open_enum<maintenance_job_status>> worst_status(const maintenance_jobs& jobs) {
  const open_enum<maintenance_job_status>* worst = nullptr;
  for (const auto& [type, record] : jobs) {
    if (worst == nullptr || severity(record.status) > severity(*worst)) worst = &record.status;
  }
  if (worst == nullptr) return std::nullopt;
  return *worst;
}

/// Whether the service reports any job. If not, nobody knows whether maintenance works.
inline bool any_reported(const maintenance_jobs& jobs) noexcept {
  return jobs.begin() != jobs.end();
}

/// Whether the last run of any job failed.
inline bool any_failed(const maintenance_jobs& jobs) noexcept {
  for (const auto& [type, record] : jobs) {
    if (record.status == maintenance_job_status::failed) return true;
  }
  return false;
}

/// Why the job failed: `failure_reason::unknown` if it gives no message; nothing if it did not
/// fail. Time: as for `classify_failure`.
inline std::optional<failure_reason> reason_of_failure(
    const maintenance_job_record& record) noexcept {
  if (record.status != maintenance_job_status::failed) return std::nullopt;
  return classify_failure(record.failure_message ? std::string_view(*record.failure_message)
                                                 : std::string_view());
}

/// The time from the last run to `now`, rounded down; nothing if the job has not run yet. Negative
/// if `now` comes from a clock that is behind the service's.
constexpr std::optional<std::chrono::milliseconds> age_of_last_run(
    const maintenance_job_record& record, timestamp now) noexcept {
  if (!record.last_run_timestamp) return std::nullopt;
  return sansaws::detail::milliseconds_between(*record.last_run_timestamp, now);
}

}  // namespace sansaws::s3tables
