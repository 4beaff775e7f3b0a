// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/maintenance_configuration.hpp>. What is on the wire is that of the
// service's model; that the SDK writes and reads the same is for the tests of the operations.
#include <sansaws/s3tables/maintenance_configuration.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "catch.hpp"

namespace {

using sansaws::caller_errc;
using sansaws::to_wire;
using namespace sansaws::s3tables;

// A configuration of a table with these settings.
table_maintenance_configuration with(compaction_settings settings) {
  return {std::nullopt, table_maintenance_settings{settings, std::nullopt}};
}
table_maintenance_configuration with(snapshot_management_settings settings) {
  return {std::nullopt, table_maintenance_settings{std::nullopt, settings}};
}
table_bucket_maintenance_configuration with(unreferenced_file_removal_settings settings) {
  return {std::nullopt, table_bucket_maintenance_settings{settings}};
}

template <class Configuration>
bool is_valid(const Configuration& value) {
  return !Configuration::validate(value).has_value();
}

// Every number that `make` puts into a configuration is one of the model's PositiveInteger.
template <class Make>
void check_number(std::string_view name, Make make) {
  constexpr std::int64_t max = 2'147'483'647;
  for (const std::int64_t good : {std::int64_t{1}, std::int64_t{2}, max}) {
    CHECK(is_valid(with(make(good))));
  }
  for (const std::int64_t bad :
       {std::int64_t{0}, std::int64_t{-1}, max + 1, std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max()}) {
    const auto value = with(make(bad));
    const auto error = decltype(value)::validate(value);
    REQUIRE(error.has_value());
    CHECK(error->code == caller_errc::out_of_range);
    CHECK(error->parameter == name);
  }
}

}  // namespace

TEST_CASE("what is set has the names of the service's model") {
  CHECK(to_wire(maintenance_status::enabled) == "enabled");
  CHECK(to_wire(maintenance_status::disabled) == "disabled");
  using table_type = table_maintenance_type;
  CHECK(to_wire(table_type::iceberg_compaction) == "icebergCompaction");
  CHECK(to_wire(table_type::iceberg_snapshot_management) == "icebergSnapshotManagement");
  CHECK(to_wire(table_bucket_maintenance_type::iceberg_unreferenced_file_removal) ==
        "icebergUnreferencedFileRemoval");
  CHECK(to_wire(compaction_strategy::automatic) == "auto");
  CHECK(to_wire(compaction_strategy::binpack) == "binpack");
  CHECK(to_wire(compaction_strategy::sort) == "sort");
  CHECK(to_wire(compaction_strategy::z_order) == "z-order");
}

TEST_CASE("a configuration may be sent without a status, without settings, and without numbers") {
  CHECK(is_valid(table_maintenance_configuration{}));
  CHECK(is_valid(table_maintenance_configuration{maintenance_status::enabled, {}}));
  CHECK(is_valid(with(compaction_settings{})));
  CHECK(is_valid(with(snapshot_management_settings{})));
  CHECK(is_valid(table_bucket_maintenance_configuration{}));
  CHECK(is_valid(with(unreferenced_file_removal_settings{})));
}

TEST_CASE("settings that are sent are those of exactly one kind of maintenance") {
  const auto expect_conflict = [](const auto& error) {
    REQUIRE(error.has_value());
    CHECK(error->code == caller_errc::conflict);
    CHECK(error->parameter == "settings");
  };
  using table = table_maintenance_configuration;
  using bucket = table_bucket_maintenance_configuration;
  expect_conflict(table::validate({{}, table_maintenance_settings{}}));
  expect_conflict(table::validate(
      {{}, table_maintenance_settings{compaction_settings{}, snapshot_management_settings{}}}));
  expect_conflict(bucket::validate({{}, table_bucket_maintenance_settings{}}));
}

TEST_CASE("each number that is sent is at least 1 and has 31 bits, or is refused by its name") {
  check_number("target_file_size_mb", [](std::int64_t number) {
    return compaction_settings{number, compaction_strategy::sort};
  });
  check_number("min_snapshots_to_keep", [](std::int64_t number) {
    return snapshot_management_settings{number, std::nullopt};
  });
  check_number("max_snapshot_age_hours", [](std::int64_t number) {
    return snapshot_management_settings{1, number};
  });
  check_number("unreferenced_days", [](std::int64_t number) {
    return unreferenced_file_removal_settings{number, std::nullopt};
  });
  check_number("non_current_days", [](std::int64_t number) {
    return unreferenced_file_removal_settings{1, number};
  });
}
