// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The jobs that keep a table in order, and the questions that people ask about them.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/failure_reason.hpp>
#include <sansaws/time/detail/milliseconds_between.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

enum class maintenance_job_type {
  iceberg_compaction,                 ///< small files into larger ones
  iceberg_snapshot_management,        ///< old snapshots expired
  iceberg_unreferenced_file_removal,  ///< files that no snapshot needs, deleted
};
BOOST_DESCRIBE_ENUM(maintenance_job_type, iceberg_compaction, iceberg_snapshot_management,
                    iceberg_unreferenced_file_removal)

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

/// How one job is doing.
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

namespace s3tables {

/// The record of that job, or null where the service does not list it. The pointer lasts as long as
/// `jobs` is unchanged.
inline const maintenance_job_record* find_job(const maintenance_jobs& jobs,
                                              maintenance_job_type type) noexcept {
  return jobs.find(type);
}
const maintenance_job_record* find_job(const maintenance_jobs&&, maintenance_job_type) = delete;

/// How much attention a status deserves, from none: successful, not yet run, disabled, one that
/// this library does not know, failed.
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

/// The status of the highest `severity`, the first of equals; nothing where there are no jobs.
inline std::optional<open_enum<maintenance_job_status>> worst_status(const maintenance_jobs& jobs) {
  const open_enum<maintenance_job_status>* worst = nullptr;
  for (const auto& [type, record] : jobs) {
    if (worst == nullptr || severity(record.status) > severity(*worst)) worst = &record.status;
  }
  if (worst == nullptr) return std::nullopt;
  return *worst;
}

/// Whether a job failed the last time it ran.
inline bool any_failed(const maintenance_jobs& jobs) noexcept {
  for (const auto& [type, record] : jobs) {
    if (record.status == maintenance_job_status::failed) return true;
  }
  return false;
}

/// Why the job failed; nothing unless its status is `failed`, `unknown` where it gives no message.
inline std::optional<failure_reason> reason_of_failure(
    const maintenance_job_record& record) noexcept {
  if (record.status != maintenance_job_status::failed) return std::nullopt;
  return classify_failure(record.failure_message ? std::string_view(*record.failure_message)
                                                 : std::string_view());
}

/// How long before `now` the job last ran, rounded down; nothing where it has not run yet. Negative
/// where `now` comes from a clock that is behind the service's.
constexpr std::optional<std::chrono::milliseconds> age_of_last_run(
    const maintenance_job_record& record, timestamp now) noexcept {
  if (!record.last_run_timestamp) return std::nullopt;
  return sansaws::detail::milliseconds_between(*record.last_run_timestamp, now);
}

}  // namespace s3tables
}  // namespace sansaws
