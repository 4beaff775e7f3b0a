// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How maintenance is set: for each table, and for all tables of a table bucket.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/ordered_map.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/shape.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// Whether a kind of maintenance runs.
enum class maintenance_status {
  enabled,   ///< runs
  disabled,  ///< does not run
};
BOOST_DESCRIBE_ENUM(maintenance_status, enabled, disabled)

/// The kinds of maintenance that are set for each table.
enum class table_maintenance_type {
  iceberg_compaction,           ///< combines small files into larger ones
  iceberg_snapshot_management,  ///< removes old snapshots
};
BOOST_DESCRIBE_ENUM(table_maintenance_type, iceberg_compaction, iceberg_snapshot_management)

/// How compaction orders the rows.
enum class compaction_strategy {
  automatic,  ///< by the sort order of the table, if it has one
  binpack,    ///< as they come
  sort,       ///< by the sort order of the table
  z_order,    ///< by several columns at once
};
BOOST_DESCRIBE_ENUM(compaction_strategy, automatic, binpack, sort, z_order)

/// The kinds of maintenance that are set for a table bucket.
enum class table_bucket_maintenance_type {
  iceberg_unreferenced_file_removal,  ///< deletes files that no snapshot uses
};
BOOST_DESCRIBE_ENUM(table_bucket_maintenance_type, iceberg_unreferenced_file_removal)

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::maintenance_status>{
    "enabled", "disabled"};
template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::table_maintenance_type>{
    "icebergCompaction", "icebergSnapshotManagement"};
template <>
inline constexpr std::array<std::string_view, 4> wire_names<s3tables::compaction_strategy>{
    "auto", "binpack", "sort", "z-order"};
template <>
inline constexpr std::array<std::string_view, 1>
    wire_names<s3tables::table_bucket_maintenance_type>{"icebergUnreferencedFileRemoval"};

namespace s3tables {

/// Settings of `iceberg_compaction`.
struct compaction_settings {
  static constexpr std::int64_t default_target_file_size_mb = 512;  ///< of the service

  std::optional<std::int64_t> target_file_size_mb;         ///< in MiB; 64 to 512
  std::optional<open_enum<compaction_strategy>> strategy;  ///< how rows are ordered

  friend bool operator==(const compaction_settings&, const compaction_settings&) = default;
};
BOOST_DESCRIBE_STRUCT(compaction_settings, (), (target_file_size_mb, strategy))

/// Settings of `iceberg_snapshot_management`. A snapshot expires when it is older than the age and
/// enough younger ones are kept.
struct snapshot_management_settings {
  static constexpr std::int64_t default_min_snapshots_to_keep = 1;     ///< of the service
  static constexpr std::int64_t default_max_snapshot_age_hours = 120;  ///< of the service

  std::optional<std::int64_t> min_snapshots_to_keep;   ///< how many
  std::optional<std::int64_t> max_snapshot_age_hours;  ///< the age

  friend bool operator==(const snapshot_management_settings&,
                         const snapshot_management_settings&) = default;
};
BOOST_DESCRIBE_STRUCT(snapshot_management_settings, (),
                      (min_snapshots_to_keep, max_snapshot_age_hours))

/// A union: the settings of one kind of maintenance.
struct table_maintenance_settings {
  std::optional<compaction_settings> iceberg_compaction;  ///< of compaction
  /// Of snapshot management.
  std::optional<snapshot_management_settings> iceberg_snapshot_management;

  friend bool operator==(const table_maintenance_settings&,
                         const table_maintenance_settings&) = default;
};
BOOST_DESCRIBE_STRUCT(table_maintenance_settings, (),
                      (iceberg_compaction, iceberg_snapshot_management))

/// Whether one kind of maintenance runs on a table, and how.
struct table_maintenance_configuration {
  std::optional<open_enum<maintenance_status>> status;  ///< whether it runs
  std::optional<table_maintenance_settings> settings;   ///< how it runs

  /// For a configuration that is sent. Errors: `conflict` "settings" without exactly one member;
  /// `out_of_range` for a number below 1 or over 2^31 - 1, with its name as parameter. The service
  /// has narrower limits for some.
  static std::optional<caller_error> validate(const table_maintenance_configuration& value);

  friend bool operator==(const table_maintenance_configuration&,
                         const table_maintenance_configuration&) = default;
};
BOOST_DESCRIBE_STRUCT(table_maintenance_configuration, (), (status, settings))

/// Settings of `iceberg_unreferenced_file_removal`: how long a file stays that no snapshot has
/// ever used, and then how long one stays that has become noncurrent, by expiry or in that way.
struct unreferenced_file_removal_settings {
  static constexpr std::int64_t default_unreferenced_days = 3;  ///< of the service
  static constexpr std::int64_t default_non_current_days = 10;  ///< of the service

  std::optional<std::int64_t> unreferenced_days;  ///< the first time
  std::optional<std::int64_t> non_current_days;   ///< the second one

  friend bool operator==(const unreferenced_file_removal_settings&,
                         const unreferenced_file_removal_settings&) = default;
};
BOOST_DESCRIBE_STRUCT(unreferenced_file_removal_settings, (), (unreferenced_days, non_current_days))

/// A union: the settings of one kind of maintenance.
struct table_bucket_maintenance_settings {
  /// Of the removal of unreferenced files.
  std::optional<unreferenced_file_removal_settings> iceberg_unreferenced_file_removal;

  friend bool operator==(const table_bucket_maintenance_settings&,
                         const table_bucket_maintenance_settings&) = default;
};
BOOST_DESCRIBE_STRUCT(table_bucket_maintenance_settings, (), (iceberg_unreferenced_file_removal))

/// Whether one kind of maintenance runs on the tables of a bucket, and how.
struct table_bucket_maintenance_configuration {
  std::optional<open_enum<maintenance_status>> status;        ///< whether it runs
  std::optional<table_bucket_maintenance_settings> settings;  ///< how it runs

  /// For a configuration that is sent. The errors are those of `table_maintenance_configuration`.
  static std::optional<caller_error> validate(const table_bucket_maintenance_configuration& value);

  friend bool operator==(const table_bucket_maintenance_configuration&,
                         const table_bucket_maintenance_configuration&) = default;
};
BOOST_DESCRIBE_STRUCT(table_bucket_maintenance_configuration, (), (status, settings))

/// The configurations of a table, in the order in which the service lists them.
using table_maintenance_configurations =
    ordered_map<open_enum<table_maintenance_type>, table_maintenance_configuration>;

/// The configurations of a table bucket, in the order in which the service lists them.
using table_bucket_maintenance_configurations =
    ordered_map<open_enum<table_bucket_maintenance_type>, table_bucket_maintenance_configuration>;

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::compaction_settings>{
    "targetFileSizeMB", "strategy"};
template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::snapshot_management_settings>{
    "minSnapshotsToKeep", "maxSnapshotAgeHours"};
template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::table_maintenance_settings>{
    "icebergCompaction", "icebergSnapshotManagement"};
template <>
inline constexpr bool json::is_union<s3tables::table_maintenance_settings> = true;
template <>
inline constexpr std::array<std::string_view, 2>
    wire_names<s3tables::table_maintenance_configuration>{"status", "settings"};
template <>
inline constexpr std::array<std::string_view, 2>
    wire_names<s3tables::unreferenced_file_removal_settings>{"unreferencedDays", "nonCurrentDays"};
template <>
inline constexpr std::array<std::string_view, 1>
    wire_names<s3tables::table_bucket_maintenance_settings>{"icebergUnreferencedFileRemoval"};
template <>
inline constexpr bool json::is_union<s3tables::table_bucket_maintenance_settings> = true;
template <>
inline constexpr std::array<std::string_view, 2>
    wire_names<s3tables::table_bucket_maintenance_configuration>{"status", "settings"};

namespace s3tables {
namespace detail {

/// The error of a union that has not exactly one member.
constexpr caller_error not_one_setting() noexcept {
  return {caller_errc::conflict, "settings", 0, "settings of another kind, or has none"};
}

/// The error of a number outside the model's PositiveInteger. Nothing for an absent one.
constexpr std::optional<caller_error> validate_positive(const std::optional<std::int64_t>& number,
                                                        std::string_view name) noexcept {
  if (!number || (*number >= 1 && *number <= 0x7fff'ffff)) return std::nullopt;
  return caller_error{caller_errc::out_of_range, name, 0, "1 to 2147483647"};
}

}  // namespace detail
inline std::optional<caller_error> table_maintenance_configuration::validate(
    const table_maintenance_configuration& value) {
  if (!value.settings) return std::nullopt;
  const auto& [compaction, snapshots] = *value.settings;
  if (compaction.has_value() == snapshots.has_value()) return detail::not_one_setting();
  using detail::validate_positive;
  if (compaction) return validate_positive(compaction->target_file_size_mb, "target_file_size_mb");
  const auto& keep = snapshots->min_snapshots_to_keep;
  if (auto error = validate_positive(keep, "min_snapshots_to_keep")) return error;
  return validate_positive(snapshots->max_snapshot_age_hours, "max_snapshot_age_hours");
}

inline std::optional<caller_error> table_bucket_maintenance_configuration::validate(
    const table_bucket_maintenance_configuration& value) {
  if (!value.settings) return std::nullopt;
  const auto& removal = value.settings->iceberg_unreferenced_file_removal;
  if (!removal) return detail::not_one_setting();
  using detail::validate_positive;
  if (auto error = validate_positive(removal->unreferenced_days, "unreferenced_days")) return error;
  return validate_positive(removal->non_current_days, "non_current_days");
}

}  // namespace s3tables
}  // namespace sansaws
