// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The table buckets that `loopback_endpoint` serves, and what is in them.
#pragma once

#include <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/get_table_record_expiration_job_status.hpp>
#include <sansaws/s3tables/list_namespaces.hpp>
#include <sansaws/s3tables/list_table_buckets.hpp>
#include <sansaws/s3tables/list_tables.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace examples {

namespace s3tables = sansaws::s3tables;

inline constexpr std::string_view demo_account = "111122223333";
inline constexpr std::string_view demo_arn_prefix =
    "arn:aws:s3tables:us-east-1:111122223333:bucket/";

using table_configuration =
    decltype(s3tables::get_table_maintenance_configuration_output::configuration);
using bucket_configuration =
    decltype(s3tables::get_table_bucket_maintenance_configuration_output::configuration);

struct table {
  s3tables::table_summary summary;
  s3tables::maintenance_jobs jobs;
  s3tables::get_table_record_expiration_job_status_output expiration;
  table_configuration configuration = {};  ///< what was put; the defaults where that is nothing
  bool denied = false;                     ///< whether nobody may ask about it
};

struct bucket {
  s3tables::table_bucket_summary summary;
  std::map<std::string, s3tables::namespace_summary> namespaces = {};
  std::map<std::string, table> tables = {};  ///< by "namespace/name"
  std::map<std::string_view, const table*> tables_by_arn =
      {};  ///< by a view of the table's own ARN
  bucket_configuration configuration = {};
};

/// The table buckets by name.
using buckets = std::map<std::string, bucket>;

/// What there is beside the three named tables. The shares exclude each other.
struct demo_scale {
  std::uint32_t tables = 0;
  std::uint32_t namespaces = 0;
  std::uint32_t buckets = 0;
  std::uint32_t tables_each = 0;  ///< in each of these buckets
  double fail_rate = 0;
  double stale_rate = 0;
  double deny_rate = 0;
};

/// The same number for the same text on each run and machine (FNV-1a, and a step that spreads it
/// over all bits).
inline std::uint64_t number_of(std::string_view text) {
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01b3;
  hash = (hash ^ hash >> 33U) * 0xff51'afd7'ed55'8ccd;
  hash = (hash ^ hash >> 33U) * 0xc4ce'b9fe'1a85'ec53;
  return hash ^ hash >> 33U;
}

/// Makes the buckets, as of `now`.
class demo_maker {
 public:
  demo_maker(sansaws::timestamp now, const demo_scale& scale) : now_(now), scale_(scale) {}

  buckets make() const {
    buckets all;
    bucket& demo = add_bucket(all, "amzn-s3-demo-bucket");
    for (std::uint32_t i = 1; i <= scale_.buckets; ++i) {
      bucket& more = add_bucket(all, numbered("amzn-s3-demo-bucket-%04u", i));
      add_generated_tables(more, scale_.tables_each, 0);
    }
    add_named_tables(demo);
    add_generated_tables(demo, scale_.tables, scale_.namespaces);
    return all;
  }

 private:
  using jobs = s3tables::maintenance_jobs;
  using type = s3tables::maintenance_job_type;
  using state = s3tables::maintenance_job_status;
  static constexpr std::int64_t hour = 3600;
  static constexpr std::int64_t day = 24 * hour;

  static std::string numbered(const char* form, std::uint32_t number) {
    char text[64];
    std::snprintf(text, sizeof text, form, number);
    return text;
  }

  /// A second earlier than said, so that the fraction never makes it less.
  sansaws::timestamp ago(std::int64_t seconds) const {
    return {now_.seconds - seconds - 1, 678'000'000};
  }

  bucket& add_bucket(buckets& all, const std::string& name) const {
    const std::string id =
        numbered("b0c4e700-0000-4000-8000-%012x", static_cast<std::uint32_t>(all.size()));
    return all[name] = bucket{{std::string(demo_arn_prefix) + name, name, std::string(demo_account),
                               ago(90 * day), id, s3tables::table_bucket_type::customer}};
  }

  void add_namespace(bucket& in, const std::string& name) const {
    const auto number = static_cast<std::uint32_t>(in.namespaces.size());
    in.namespaces[name] = {{name},
                           ago(60 * day),
                           std::string(demo_account),
                           std::string(demo_account),
                           numbered("5bace000-0000-4000-8000-%012x", number),
                           in.summary.table_bucket_id};
  }

  table& add_table(bucket& in, const std::string& space, const std::string& name,
                   std::string_view id, jobs status) const {
    const auto [at, added] = in.tables.emplace(
        space + "/" + name, table{{{space},
                                   name,
                                   s3tables::table_type::customer,
                                   in.summary.arn + "/table/" + std::string(id),
                                   ago(30 * day),
                                   ago(hour),
                                   std::nullopt,
                                   in.namespaces[space].namespace_id,
                                   in.summary.table_bucket_id},
                                  std::move(status),
                                  {s3tables::record_expiration_job_status::not_yet_run,
                                   std::nullopt, std::nullopt, std::nullopt}});
    in.tables_by_arn.emplace(*at->second.summary.table_arn, &at->second);
    return at->second;
  }

  void add_named_tables(bucket& in) const {
    using enum s3tables::maintenance_job_type;
    using enum s3tables::maintenance_job_status;
    jobs healthy;
    healthy[iceberg_compaction] = {successful, ago(2 * hour), std::nullopt};
    healthy[iceberg_snapshot_management] = {successful, ago(7 * hour), std::nullopt};
    healthy[iceberg_unreferenced_file_removal] = {disabled, std::nullopt, std::nullopt};
    jobs failing;
    failing[iceberg_compaction] = {successful, ago(3 * hour), std::nullopt};
    failing[iceberg_snapshot_management] = {
        failed, ago(26 * hour),
        "Iceberg Snapshot management does not currently support user defined tags or references."};
    failing[iceberg_unreferenced_file_removal] = {successful, ago(20 * hour), std::nullopt};
    jobs fresh;
    for (const type each :
         {iceberg_compaction, iceberg_snapshot_management, iceberg_unreferenced_file_removal}) {
      fresh[each] = {not_yet_run, std::nullopt, std::nullopt};
    }
    add_namespace(in, "sales");
    table& orders =
        add_table(in, "sales", "orders", "7d2d7e44-8a5c-4a8e-9f63-0e2f0c6a1b01", healthy);
    orders.expiration = {s3tables::record_expiration_job_status::successful, ago(5 * hour),
                         std::nullopt,
                         s3tables::record_expiration_job_metrics{12, 34'567, 8'901'234}};
    add_table(in, "sales", "returns", "1f0b8a3c-53f7-4c58-8a52-6b7f3a2c9d02", failing);
    add_table(in, "sales", "new_table", "c4f5e6d7-1a2b-4c3d-8e9f-a0b1c2d3e403", fresh);
  }

  void add_generated_tables(bucket& in, std::uint32_t tables, std::uint32_t namespaces) const {
    const std::uint32_t spaces = namespaces == 0 && tables != 0 ? 1 : namespaces;
    for (std::uint32_t i = 1; i <= spaces; ++i) add_namespace(in, numbered("namespace_%04u", i));
    for (std::uint32_t i = 0; i != tables; ++i) {
      const std::string space = numbered("namespace_%04u", i % spaces + 1);
      add_generated(in, space, numbered("table_%06u", i + 1));
    }
  }

  void add_generated(bucket& in, const std::string& space, const std::string& name) const {
    const std::uint64_t hash = number_of(name);
    const double lot = static_cast<double>(hash >> 11U) * 0x1p-53;  // 0 to 1
    const auto which = static_cast<type>(hash % 3);
    const auto some = static_cast<std::int64_t>(hash >> 2U & 15U);
    jobs status;
    for (const type each : {type{0}, type{1}, type{2}}) {
      const auto age = hour * (1 + (some + 5 * static_cast<std::int64_t>(each)) % 20);
      status[each] = {state::successful, ago(age), std::nullopt};
    }
    const bool denied = lot < scale_.deny_rate;
    const double beyond = lot - scale_.deny_rate;
    if (!denied && beyond < scale_.fail_rate) {
      const std::string_view why = failures[static_cast<std::size_t>(some) % failures.size()];
      status[which] = {state::failed, ago(hour * (1 + some)), std::string(why)};
    } else if (!denied && beyond < scale_.fail_rate + scale_.stale_rate) {
      status[which] = {state::successful, ago(day * (5 + some)), std::nullopt};
    }
    const auto number = static_cast<std::uint32_t>(in.tables.size());
    add_table(in, space, name, numbered("7ab1e000-0000-4000-8000-%012x", number), status).denied =
        denied;
  }

  /// Those that the user guide of Amazon S3 lists, and that any job may have.
  static constexpr std::array<std::string_view, 4> failures{
      "Job has timed out and has been stopped", "Commit conflict", "Table is not well-formed",
      "Internal Error"};

  sansaws::timestamp now_;
  demo_scale scale_;
};

}  // namespace examples
