// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The report of an audit as a table for people.
#pragma once

#include "audit_groups.hpp"
#include "duration.hpp"
#include "terminal.hpp"

#include <sansaws/core/printable.hpp>
#include <sansaws/s3tables/audit_report.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace examples {

/// "5 days", "2 h", "-"
inline std::string age_in_words(std::optional<std::int64_t> seconds) {
  if (!seconds) return "-";
  return *seconds < 0 ? "future" : in_words(std::chrono::seconds(*seconds));
}

/// "15 days", "never", "-"
inline std::string removal_in_words(const sansaws::s3tables::file_removal& removal) {
  if (removal.blocked_by) return "never";
  if (!removal.earliest_hours) return "-";
  return age_in_words(std::min(*removal.earliest_hours, std::int64_t{1} << 40) * 3600);
}

/// What a job of a table needs, and why. Empty where it needs nothing.
inline std::string remark(std::string_view job, const sansaws::s3tables::job_report& report) {
  using sansaws::s3tables::audit_group;
  const auto group = report.group.known().value_or(audit_group::unreadable);
  if (group == audit_group::healthy) return {};
  std::string text = sansaws::printable(job) + ": ";
  if (group == audit_group::unreadable) {
    return text + "its status is " + sansaws::printable(report.status.text());
  }
  if (group == audit_group::stale) {
    return text + "its last success is " + age_in_words(report.age_seconds) + " ago";
  }
  if (group != audit_group::failed) return text + std::string(in_words(group));
  text += report.failure_message ? sansaws::printable(*report.failure_message) : "failed";
  if (report.retried_by_service == true) text += " (the service retries this by itself)";
  return text;
}

/// Writes the rows of an audit in lines of at most `width` columns.
class audit_table {
 public:
  audit_table(std::size_t width, bool colours, bool with_configuration)
      : width_(width), colours_(colours), with_configuration_(with_configuration) {}

  std::string head() const {
    std::string out;
    append_line(out, {"GROUP", "AGE", "DATA GONE", "TABLE"}, {});
    return out;
  }

  std::string row(const sansaws::s3tables::table_report& table) const {
    const auto group = table.group.known().value_or(sansaws::s3tables::audit_group::unreadable);
    std::string out;
    append_line(out,
                {std::string(in_words(group)), age_in_words(table.age_seconds),
                 removal_in_words(table.deleted_data),
                 sansaws::printable(table.namespace_name) + "." + sansaws::printable(table.name)},
                colours_ ? colour_of(group) : std::string_view());
    if (table.error) append_remark(out, shown(*table.error));
    for (const auto& [job, report] : table.jobs) append_remark(out, remark(job.text(), report));
    if (!with_configuration_) return out;
    if (table.configuration_error && !table.error) {
      append_remark(out, "its configuration: " + shown(*table.configuration_error));
    }
    if (table.deleted_data.blocked_by) {
      append_remark(out, "deleted data stays until this runs: " +
                             sansaws::printable(table.deleted_data.blocked_by->text()));
    }
    return out;
  }

 private:
  struct cells {
    std::string group, age, gone, table;
  };

  void append_line(std::string& out, const cells& row, std::string_view colour) const {
    std::string line = padded(row.group, 17) + padded(row.age, 10);
    if (with_configuration_) line += padded(row.gone, 11);
    if (line.size() + row.table.size() > width_) {
      line.erase(line.find_last_not_of(' ') + 1);
      line += '\n' + wrapped(row.table, 4, width_);
      line.pop_back();
    } else {
      line += row.table;
    }
    if (!colour.empty()) {
      line.insert(row.group.size(), "\x1b[0m").insert(0, colour);
    }
    out += line + '\n';
  }
  void append_remark(std::string& out, const std::string& text) const {
    if (!text.empty()) out += wrapped(text, 4, width_);
  }
  static std::string padded(const std::string& cell, std::size_t width) {
    return cell + std::string(width - std::min(width, cell.size() + 1), ' ') + ' ';
  }

  std::size_t width_;
  bool colours_, with_configuration_;
};

/// "500 tables: 10 failed, 25 stale, 465 healthy"
inline std::string in_words(const table_totals& totals) {
  std::string text;
  std::int64_t all = 0;
  for (const auto& [group, count] : totals) {
    all += count;
    if (count == 0 || !group.known()) continue;
    text += (text.empty() ? ": " : ", ") + std::to_string(count) + " " +
            std::string(in_words(*group.known()));
  }
  return std::to_string(all) + (all == 1 ? " table" : " tables") + text;
}

/// All of a report, as wide as the terminal.
inline std::string table_of(const sansaws::s3tables::audit_report& report,
                            bool with_configuration) {
  const std::size_t width = terminal_width().value_or(80);
  const audit_table table(width, colours_wanted(), with_configuration);
  std::string out = sansaws::printable(report.table_bucket_arn) + "\n\n";
  if (!report.tables.empty()) out += table.head();
  for (const auto& each : report.tables) out += table.row(each);
  if (!report.tables.empty()) out += "\n";
  if (report.listing_error) {
    out += wrapped("These are not all tables: " + shown(*report.listing_error), 0, width);
  }
  return out + in_words(report.totals) + "\n";
}

}  // namespace examples
