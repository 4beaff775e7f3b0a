// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The report of an audit as metrics, in the text format of Prometheus, version 0.0.4.
#pragma once

#include <sansaws/core/printable.hpp>
#include <sansaws/s3tables/audit_report.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace examples {

/// Writes metrics, all of which have the label table_bucket_arn.
class prometheus_text {
 public:
  explicit prometheus_text(std::string_view bucket) : bucket_(bucket) {}

  /// Begins a gauge. All its samples follow.
  void gauge(std::string_view name, std::string_view help) {
    name_ = "s3tables_maintenance_" + std::string(name);
    out_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " gauge\n";
  }
  void sample(std::initializer_list<std::pair<std::string_view, std::string_view>> labels,
              std::int64_t value) {
    out_ += name_ + "{";
    append_label("table_bucket_arn", bucket_);
    for (const auto& [name, text] : labels) {
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

  std::string bucket_, name_, out_;
};

inline std::string prometheus_of(const sansaws::s3tables::audit_report& report) {
  prometheus_text out(report.table_bucket_arn);
  out.gauge("audit_timestamp_seconds", "When the audit ended, in seconds since 1970.");
  out.sample({}, report.time.seconds);
  out.gauge("audit_listed", "Whether all tables of the bucket were found.");
  out.sample({}, report.listed ? 1 : 0);
  out.gauge("tables", "Tables by what the worst of their maintenance jobs needs.");
  for (const auto& [group, count] : report.totals) out.sample({{"group", group.text()}}, count);

  out.gauge("table_state", "1 for each table, with what the worst of its jobs needs.");
  for (const auto& table : report.tables) {
    out.sample(
        {{"namespace", table.namespace_name}, {"name", table.name}, {"group", table.group.text()}},
        1);
  }
  out.gauge("job_state", "1 for each job of a table, with what it needs and its status.");
  for (const auto& table : report.tables) {
    for (const auto& [job, state] : table.jobs) {
      out.sample({{"namespace", table.namespace_name},
                  {"name", table.name},
                  {"job", job.text()},
                  {"group", state.group.text()},
                  {"status", state.status.text()}},
                 1);
    }
  }
  out.gauge("job_last_run_timestamp_seconds", "When a job ran last, in seconds since 1970.");
  for (const auto& table : report.tables) {
    for (const auto& [job, state] : table.jobs) {
      if (!state.last_run_timestamp) continue;
      out.sample({{"namespace", table.namespace_name}, {"name", table.name}, {"job", job.text()}},
                 state.last_run_timestamp->seconds);
    }
  }
  return out.text();
}

}  // namespace examples
