// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The tables that `loopback_endpoint` serves.
#pragma once

#include <sansaws/s3tables.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace examples {

namespace s3tables = sansaws::s3tables;
using call = s3tables::get_table_maintenance_job_status;

inline constexpr std::string_view demo_bucket =
    "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket";

/// The tables that are served, by bucket, namespace and name.
using tables = std::map<std::array<std::string, 3>, call::output>;

inline tables demo_tables(sansaws::timestamp now) {
  using enum s3tables::maintenance_job_type;
  using enum s3tables::maintenance_job_status;
  // A second earlier than said, so that the fraction never makes it less.
  const auto ago = [&](std::int64_t seconds) {
    return sansaws::timestamp{now.seconds - seconds - 1, 678'000'000};
  };
  const auto table = [](std::string_view id, s3tables::maintenance_jobs jobs) {
    return call::output{std::string(demo_bucket) + "/table/" + std::string(id), std::move(jobs)};
  };
  s3tables::maintenance_jobs healthy;
  healthy[iceberg_compaction] = {successful, ago(2 * 3600), std::nullopt};
  healthy[iceberg_snapshot_management] = {successful, ago(7 * 3600), std::nullopt};
  healthy[iceberg_unreferenced_file_removal] = {disabled, std::nullopt, std::nullopt};
  s3tables::maintenance_jobs failing;
  failing[iceberg_compaction] = {successful, ago(3 * 3600), std::nullopt};
  failing[iceberg_snapshot_management] = {
      failed, ago(26 * 3600),
      "Iceberg Snapshot management does not currently support user defined tags or references."};
  failing[iceberg_unreferenced_file_removal] = {successful, ago(20 * 3600), std::nullopt};
  s3tables::maintenance_jobs fresh;
  fresh[iceberg_compaction] = {not_yet_run, std::nullopt, std::nullopt};
  fresh[iceberg_snapshot_management] = {not_yet_run, std::nullopt, std::nullopt};
  fresh[iceberg_unreferenced_file_removal] = {not_yet_run, std::nullopt, std::nullopt};

  const std::string bucket(demo_bucket);
  tables served;
  served[{bucket, "sales", "orders"}] = table("7d2d7e44-8a5c-4a8e-9f63-0e2f0c6a1b01", healthy);
  served[{bucket, "sales", "returns"}] = table("1f0b8a3c-53f7-4c58-8a52-6b7f3a2c9d02", failing);
  served[{bucket, "sales", "new_table"}] = table("c4f5e6d7-1a2b-4c3d-8e9f-a0b1c2d3e403", fresh);
  return served;
}

}  // namespace examples
