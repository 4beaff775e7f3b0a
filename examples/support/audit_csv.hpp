// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The reports of audits as CSV (RFC 4180, with line feeds), a line a table.
#pragma once

#include "audit_groups.hpp"

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/audit_report.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <array>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

/// Visible ASCII as a cell, which no spreadsheet takes for a formula.
inline std::string csv_quoted(std::string_view shown) {
  std::string out = "\"";
  if (!shown.empty() && std::string_view("=+-@").find(shown.front()) != std::string_view::npos) {
    out += '\'';
  }
  for (const char c : shown) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}
/// A text of the service as a cell, which no terminal takes for a command either.
inline std::string csv_text(std::string_view text) {
  return csv_quoted(sansaws::printable(text));
}
inline std::string csv_cell(std::optional<std::int64_t> number) {
  return number ? std::to_string(*number) : "";
}

inline std::string csv_cell(const std::optional<std::string>& text) {
  return text ? csv_text(*text) : std::string();
}
template <class Enum>
std::string csv_cell(const std::optional<sansaws::open_enum<Enum>>& value) {
  return value ? csv_text(value->text()) : std::string();
}

/// The columns of the table, of its settings, of each job, and of its bucket.
inline std::string csv_head() {
  std::string out =
      "namespace,name,group,ageSeconds,retriedByService,error,configurationError,"
      "deletedDataHours,deletedDataBlockedBy,unreferencedFilesHours,"
      "unreferencedFilesBlockedBy";
  for (const auto setting : sansaws::wire_names<sansaws::s3tables::effective_settings>) {
    out.append(",").append(setting);
  }
  for (const auto job : sansaws::wire_names<sansaws::s3tables::maintenance_job_type>) {
    for (const std::string_view column :
         {"Group", "Status", "LastRunTimestamp", "AgeSeconds", "Reason", "FailureMessage"}) {
      out.append(",").append(job).append(column);
    }
  }
  return out + ",tableBucketARN\n";
}

inline std::string csv_of(const sansaws::s3tables::file_removal& removal) {
  return csv_cell(removal.earliest_hours) + "," + csv_cell(removal.blocked_by);
}

inline std::string csv_of(const sansaws::s3tables::job_report& job) {
  std::string out = csv_text(job.group.text()) + "," + csv_text(job.status.text()) + ",";
  if (job.last_run_timestamp) out += sansaws::format_rfc3339(*job.last_run_timestamp);
  return out + "," + csv_cell(job.age_seconds) + "," + csv_cell(job.reason) + "," +
         csv_cell(job.failure_message);
}

inline std::string csv_row(const sansaws::s3tables::table_report& table,
                           std::string_view table_bucket_arn) {
  const auto text_of = [](const std::optional<sansaws::s3tables::audit_error>& error) {
    return error ? csv_quoted(shown(*error)) : std::string();
  };
  std::string out = csv_text(table.namespace_name) + "," + csv_text(table.name) + "," +
                    csv_text(table.group.text()) + "," + csv_cell(table.age_seconds) + ",";
  if (table.retried_by_service) out += *table.retried_by_service ? "true" : "false";
  out += "," + text_of(table.error) + "," + text_of(table.configuration_error) + "," +
         csv_of(table.deleted_data) + "," + csv_of(table.unreferenced_files);
  using settings = boost::describe::describe_members<sansaws::s3tables::effective_settings,
                                                     boost::describe::mod_public>;
  boost::mp11::mp_for_each<settings>(
      [&](auto member) { out += "," + csv_cell(table.settings.*member.pointer); });
  for (const auto name : sansaws::wire_names<sansaws::s3tables::maintenance_job_type>) {
    const auto* const job =
        table.jobs.find(*sansaws::from_wire<sansaws::s3tables::maintenance_job_type>(name));
    out += "," + (job == nullptr ? std::string(",,,,,") : csv_of(*job));
  }
  return out + "," + csv_text(table_bucket_arn) + "\n";
}

inline std::string csv_of(const std::vector<sansaws::s3tables::audit_report>& buckets) {
  std::string out = csv_head();
  for (const auto& bucket : buckets) {
    for (const auto& table : bucket.tables) out += csv_row(table, bucket.table_bucket_arn);
  }
  return out;
}

}  // namespace examples
