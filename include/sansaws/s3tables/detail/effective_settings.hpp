// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How the maintenance of a table is set, with the defaults of the service.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/s3tables/audit_report.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>

#include <optional>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

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
    to.target_file_size_mb =
        settings->target_file_size_mb.value_or(settings->default_target_file_size_mb);
    to.strategy = std::move(settings->strategy);
  }
  if (const auto settings = settings_of(from.find(type::iceberg_snapshot_management),
                                        &table_maintenance_settings::iceberg_snapshot_management,
                                        to.snapshot_management)) {
    to.min_snapshots_to_keep =
        settings->min_snapshots_to_keep.value_or(settings->default_min_snapshots_to_keep);
    to.max_snapshot_age_hours =
        settings->max_snapshot_age_hours.value_or(settings->default_max_snapshot_age_hours);
  }
}
inline void add_settings(effective_settings& to,
                         const table_bucket_maintenance_configurations& from) {
  if (const auto settings =
          settings_of(from.find(table_bucket_maintenance_type::iceberg_unreferenced_file_removal),
                      &table_bucket_maintenance_settings::iceberg_unreferenced_file_removal,
                      to.unreferenced_file_removal)) {
    to.unreferenced_days =
        settings->unreferenced_days.value_or(settings->default_unreferenced_days);
    to.non_current_days = settings->non_current_days.value_or(settings->default_non_current_days);
  }
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

}  // namespace sansaws::s3tables::detail
