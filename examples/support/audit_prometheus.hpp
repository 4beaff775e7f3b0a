// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The reports of audits as metrics, in the text format of Prometheus, version 0.0.4.
#pragma once

#include <sansaws/core/printable.hpp>
#include <sansaws/s3tables/audit_report.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// Writes metrics, all of which have the label table_bucket_arn.
class prometheus_text {
 public:
  using labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// Begins a gauge. All its samples follow.
  void gauge(std::string_view name, std::string_view help) {
    name_ = "s3tables_maintenance_" + std::string(name);
    out_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " gauge\n";
  }
  void sample(const sansaws::s3tables::audit_report& of, labels more, std::int64_t value) {
    out_ += name_ + "{";
    append_label("table_bucket_arn", of.table_bucket_arn);
    for (const auto& [name, text] : more) {
      out_ += ',';
      append_label(name, text);
    }
    out_ += "} " + std::to_string(value) + "\n";
  }
  const std::string& text() const noexcept { return out_; }

 private:
  /// A stranger's text becomes visible ASCII, of which the format escapes two characters.
  void append_label(std::string_view name, std::string_view text) {
    out_.append(name).append("=\"");
    for (const char c : sansaws::printable(text)) {
      if (c == '\\' || c == '"') out_ += '\\';
      out_ += c;
    }
    out_ += '"';
  }

  std::string name_, out_;
};

inline std::string prometheus_of(const std::vector<sansaws::s3tables::audit_report>& buckets) {
  prometheus_text out;
  const auto each_table = [&](auto use) {
    for (const auto& of : buckets) {
      for (const auto& table : of.tables) use(of, table);
    }
  };
  const auto each_job = [&](auto use) {
    each_table([&](const auto& of, const auto& table) {
      for (const auto& [job, state] : table.jobs) use(of, table, job.text(), state);
    });
  };
  out.gauge("audit_timestamp_seconds", "When the audit ended, in seconds since 1970.");
  for (const auto& of : buckets) out.sample(of, {}, of.time.seconds);
  out.gauge("audit_listed", "Whether all tables of the bucket were found.");
  for (const auto& of : buckets) out.sample(of, {}, of.listed ? 1 : 0);
  out.gauge("tables", "Tables by what the worst of their maintenance jobs needs.");
  for (const auto& of : buckets) {
    for (const auto& [group, count] : of.totals) out.sample(of, {{"group", group.text()}}, count);
  }
  out.gauge("table_state", "1 for each table, with what the worst of its jobs needs.");
  each_table([&](const auto& of, const auto& table) {
    out.sample(
        of,
        {{"namespace", table.namespace_name}, {"name", table.name}, {"group", table.group.text()}},
        1);
  });
  out.gauge("job_state", "1 for each job of a table, with what it needs and its status.");
  each_job([&](const auto& of, const auto& table, std::string_view job, const auto& state) {
    out.sample(of,
               {{"namespace", table.namespace_name},
                {"name", table.name},
                {"job", job},
                {"group", state.group.text()},
                {"status", state.status.text()}},
               1);
  });
  out.gauge("job_last_run_timestamp_seconds", "When a job ran last, in seconds since 1970.");
  each_job([&](const auto& of, const auto& table, std::string_view job, const auto& state) {
    if (!state.last_run_timestamp) return;
    out.sample(of, {{"namespace", table.namespace_name}, {"name", table.name}, {"job", job}},
               state.last_run_timestamp->seconds);
  });
  return out.text();
}

}  // namespace examples
