// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The report of an audit as one page of HTML that needs nothing else.
#pragma once

#include "audit_page.hpp"
#include "audit_table.hpp"

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

inline std::string html_totals(const sansaws::s3tables::audit_report& report) {
  std::string out = "<ul class=\"totals\">\n";
  for (const auto& [group, count] : report.totals) {
    if (count == 0) continue;
    out += "<li class=\"" + html_text(group.text()) + "\"><b>" + std::to_string(count) + "</b>" +
           std::string(in_words(group_of(group))) + "</li>\n";
  }
  return out + "</ul>\n";
}

/// How many tables there are by the age of the last run of one job, as bars.
inline std::string html_chart(const sansaws::s3tables::audit_report& report,
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
  for (const auto& table : report.tables) {
    const auto* const record = table.jobs.find(job);
    if (record == nullptr || !record->age_seconds) continue;
    auto* const in = std::ranges::find_if(
        columns, [&](const column& each) { return *record->age_seconds < each.below; });
    if (in != columns.end()) most = std::max(most, ++in->count);
  }
  constexpr std::int64_t height = 100;
  const std::string name(sansaws::to_wire(job));
  std::string out = "<figure><figcaption>" + name + "</figcaption>\n" +
                    "<svg viewBox=\"0 0 490 150\" role=\"img\" aria-label=\"" + name + "\">\n";
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

inline std::string html_row(const sansaws::s3tables::table_report& table, std::size_t rank) {
  const auto group = group_of(table.group);
  const std::string name =
      html_text(sansaws::printable(table.namespace_name) + "." + sansaws::printable(table.name));
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

inline std::string html_of(const sansaws::s3tables::audit_report& report) {
  const std::string bucket = html_text(sansaws::printable(report.table_bucket_arn));
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>Maintenance of " +
      bucket + "</title>\n<style>" + std::string(page_style) + "</style>\n<h1>Maintenance of " +
      bucket + "</h1>\n<p class=\"soft\">" + totals_in_words(report) + ", at " +
      sansaws::format_rfc3339({report.time.seconds, 0}) + "</p>\n";
  if (report.listing_error) {
    out +=
        "<p class=\"failed\">These are not all tables: " + html_text(shown(*report.listing_error)) +
        "</p>\n";
  }
  out += html_totals(report) +
         "<h2>Tables by the age of the last run, up to</h2>\n<div class=\"charts\">\n";
  using sansaws::s3tables::maintenance_job_type;
  for (const auto name : sansaws::wire_names<maintenance_job_type>) {
    out += html_chart(report, *sansaws::from_wire<maintenance_job_type>(name));
  }
  out +=
      "</div>\n<h2>Tables</h2>\n<div class=\"tools\"><input type=\"search\" placeholder=\"Filter\" "
      "aria-label=\"Filter\"><select aria-label=\"Group\"><option value=\"\">all groups</option>";
  for (const auto& [group, count] : report.totals) {
    out += "<option value=\"" + html_text(group.text()) + "\">" +
           std::string(in_words(group_of(group))) + "</option>";
  }
  out +=
      "</select></div>\n<p class=\"soft\"><output></output></p>\n<table><thead><tr>"
      "<th data-key=\"name\"><button>Table</button></th>"
      "<th data-key=\"rank\"><button>Group</button></th>"
      "<th data-key=\"age\"><button>Age</button></th>"
      "<th>Data gone</th><th>Why</th></tr></thead><tbody>\n";
  for (std::size_t i = 0; i != report.tables.size(); ++i) out += html_row(report.tables[i], i);
  return out + "</tbody></table>\n<script>" + std::string(page_script) + "</script>\n</html>\n";
}

}  // namespace examples
