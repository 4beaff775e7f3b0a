// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The reports of audits as one page of HTML that needs nothing else.
#pragma once

#include "audit_page.hpp"
#include "audit_table.hpp"
#include "audited_buckets.hpp"

#include <sansaws/core/printable.hpp>
#include <sansaws/s3tables/audit_report.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

/// A text of the service in visible ASCII, as text or as an attribute's value in quotation marks.
inline std::string html_text(std::string_view shown) {
  std::string out;
  for (const char c : shown) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

inline audit_group group_of(const sansaws::open_enum<audit_group>& group) {
  return group.known().value_or(audit_group::unreadable);
}

/// A table, and what it is called on the page.
struct html_table {
  const sansaws::s3tables::table_report* report;
  std::string name;
};

/// The name of a bucket, which is the last part of its ARN.
inline std::string_view bucket_name(std::string_view arn) {
  return arn.substr(arn.rfind('/') + 1);  // of npos, 0
}

/// The tables of all the buckets, the worst groups first. With `in_bucket` their names begin with
/// those of their buckets.
inline std::vector<html_table> html_tables(
    const std::vector<sansaws::s3tables::audit_report>& buckets, bool in_bucket) {
  std::vector<html_table> tables;
  for (const auto& bucket : buckets) {
    const auto name = sansaws::printable(bucket_name(bucket.table_bucket_arn));
    const std::string before = in_bucket ? name + "/" : "";
    for (const auto& table : bucket.tables) {
      tables.push_back({&table, before + sansaws::printable(table.namespace_name) + "." +
                                    sansaws::printable(table.name)});
    }
  }
  std::ranges::stable_sort(tables, {},
                           [](const html_table& each) { return group_of(each.report->group); });
  return tables;
}

inline std::string html_totals(const table_totals& totals) {
  std::string out = "<ul class=\"totals\">\n";
  for (const auto& [group, count] : totals) {
    if (count == 0) continue;
    out += "<li class=\"" + html_text(group.text()) + "\"><b>" + std::to_string(count) + "</b>" +
           std::string(in_words(group_of(group))) + "</li>\n";
  }
  return out + "</ul>\n";
}

/// How many tables there are by the age of the last run of one job, as bars.
inline std::string html_chart(const std::vector<html_table>& tables,
                              sansaws::s3tables::maintenance_job_type job) {
  struct column {
    std::string_view label;
    std::int64_t below;  // seconds
    std::int64_t count = 0;
  };
  constexpr std::int64_t hour = 3600, day = 24 * hour;
  std::array<column, 7> columns{{{"6 h", 6 * hour},
                                 {"12 h", 12 * hour},
                                 {"1 day", day},
                                 {"3 days", 3 * day},
                                 {"7 days", 7 * day},
                                 {"30 days", 30 * day},
                                 {"more", std::numeric_limits<std::int64_t>::max()}}};
  std::int64_t most = 1;
  for (const auto& [report, name] : tables) {
    const auto* const record = report->jobs.find(job);
    if (record == nullptr || !record->age_seconds) continue;
    auto* const in = std::ranges::find_if(
        columns, [&](const column& each) { return *record->age_seconds < each.below; });
    if (in != columns.end()) most = std::max(most, ++in->count);
  }
  constexpr std::int64_t height = 100;
  const std::string label(sansaws::to_wire(job));
  std::string out = "<figure><figcaption>" + label + "</figcaption>\n" +
                    "<svg viewBox=\"0 0 490 150\" role=\"img\" aria-label=\"" + label + "\">\n";
  for (std::size_t i = 0; i != columns.size(); ++i) {
    const auto tall = columns[i].count * height / most;
    const std::string x = std::to_string(10 + 70 * i), middle = std::to_string(35 + 70 * i);
    out += "<rect x=\"" + x + "\" y=\"" + std::to_string(20 + height - tall) +
           "\" width=\"50\" height=\"" + std::to_string(tall) + "\"/><text x=\"" + middle +
           "\" y=\"" + std::to_string(15 + height - tall) + "\" text-anchor=\"middle\">" +
           std::to_string(columns[i].count) + "</text><text x=\"" + middle +
           "\" y=\"140\" text-anchor=\"middle\">" + std::string(columns[i].label) + "</text>\n";
  }
  return out + "</svg></figure>\n";
}

inline std::string html_row(const html_table& of, std::size_t rank) {
  const auto& table = *of.report;
  const auto group = group_of(table.group);
  const std::string name = html_text(of.name);
  const std::string kind(sansaws::to_wire(group));
  std::string out = "<tr data-rank=\"" + std::to_string(rank) + "\" data-group=\"" + kind +
                    "\" data-name=\"" + name + "\" data-age=\"" +
                    std::to_string(table.age_seconds.value_or(-1)) + "\"><td>" + name +
                    "</td><td class=\"" + kind + "\">" + std::string(in_words(group)) +
                    "</td><td>" + age_in_words(table.age_seconds) + "</td>";
  if (table.deleted_data.earliest_hours || table.deleted_data.blocked_by) {
    out += "<td class=\"gone\">" + removal_in_words(table.deleted_data);
  } else {
    out += "<td>";
  }
  out += "</td><td class=\"remarks\">";
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out += "<small>" + html_text(text) + "</small>";
  };
  if (table.error) add(shown(*table.error));
  for (const auto& [job, report] : table.jobs) add(remark(job.text(), report));
  return out + "</td></tr>\n";
}

/// Why there may be more tables, or buckets.
inline std::string html_errors(const reports_of_buckets& reports) {
  std::string out;
  const auto add = [&](const std::string& what, const sansaws::s3tables::audit_error& error) {
    out +=
        "<p class=\"failed\">These are not all " + html_text(what + ": " + shown(error)) + "</p>\n";
  };
  if (reports.listing_error) add("table buckets", *reports.listing_error);
  for (const auto& bucket : reports.buckets) {
    if (!bucket.listing_error) continue;
    add("tables of " + sansaws::printable(bucket_name(bucket.table_bucket_arn)),
        *bucket.listing_error);
  }
  return out;
}

/// `all`: they are those of all buckets, and else the one of one bucket.
inline std::string html_of(const reports_of_buckets& reports, sansaws::timestamp now, bool all) {
  const std::string of =
      all ? "all table buckets"
          : html_text(sansaws::printable(reports.buckets.front().table_bucket_arn));
  const auto totals = totals_of(reports.buckets);
  const auto tables = html_tables(reports.buckets, all);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Maintenance of " +
      of + "</title>\n<style>" + std::string(page_style) + "</style>\n<h1>Maintenance of " + of +
      "</h1>\n<p class=\"soft\">" + in_words(totals) + ", at " +
      sansaws::format_rfc3339({now.seconds, 0}) + "</p>\n" + html_errors(reports) +
      html_totals(totals) +
      "<h2>Tables by the age of the last run, up to</h2>\n<div class=\"charts\">\n";
  using sansaws::s3tables::maintenance_job_type;
  for (const auto name : sansaws::wire_names<maintenance_job_type>) {
    out += html_chart(tables, *sansaws::from_wire<maintenance_job_type>(name));
  }
  out +=
      "</div>\n<h2>Tables</h2>\n<div class=\"tools\"><input type=\"search\" placeholder=\"Filter\" "
      "aria-label=\"Filter\"><select aria-label=\"Group\"><option value=\"\">all groups</option>";
  for (const auto& [group, count] : totals) {
    out += "<option value=\"" + html_text(group.text()) + "\">" +
           std::string(in_words(group_of(group))) + "</option>";
  }
  out +=
      "</select></div>\n<p class=\"soft\"><output></output></p>\n<table><thead><tr>"
      "<th data-key=\"name\"><button>Table</button></th>"
      "<th data-key=\"rank\"><button>Group</button></th>"
      "<th data-key=\"age\"><button>Age</button></th>"
      "<th>Data gone</th><th>Why</th></tr></thead><tbody>\n";
  for (std::size_t i = 0; i != tables.size(); ++i) out += html_row(tables[i], i);
  return out + "</tbody></table>\n<script>" + std::string(page_script) + "</script>\n</html>\n";
}

}  // namespace examples
