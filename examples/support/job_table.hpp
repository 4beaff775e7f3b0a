// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The maintenance of a table, as a table for people.
#pragma once

#include "terminal.hpp"

#include <sansaws/core/printable.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace examples {

inline std::string in_words(std::int64_t seconds) {
  if (seconds < 0) return "in the future";
  if (seconds < 120) return std::to_string(seconds) + " s ago";
  if (seconds < 2 * 3600) return std::to_string(seconds / 60) + " min ago";
  if (seconds < 48 * 3600) return std::to_string(seconds / 3600) + " h ago";
  return std::to_string(seconds / 86400) + " days ago";
}

inline std::string_view colour_of(
    const sansaws::open_enum<sansaws::s3tables::maintenance_job_status>& status) {
  switch (sansaws::s3tables::severity(status)) {
    case 0:
      return "\x1b[32m";
    case 1:
    case 2:
      return "\x1b[2m";
    case 3:
      return "\x1b[33m";
    default:
      return "\x1b[31m";
  }
}

/// Where the cells of a row begin: JOB, STATUS, LAST RUN, AGE. The last one ends at column 80.
inline constexpr std::array<std::size_t, 4> columns{0, 32, 45, 67};

/// A row. Where a width is given, a cell that does not fit into its column has lines of its own.
inline std::string row(const std::array<std::string, 4>& cells, std::string_view colour,
                       std::optional<std::size_t> width) {
  std::string out;
  std::size_t at = 0;  // the column
  for (std::size_t i = 0; i != cells.size(); ++i) {
    const std::string& cell = cells[i];
    const std::size_t next = i + 1 == cells.size() ? std::size_t{80} : columns[i + 1] - 2;
    const bool fits =
        at <= columns[i] && columns[i] + cell.size() <= std::min(next, width.value_or(next));
    if (!fits && width) {
      if (at != 0) out += '\n';
      out += wrapped(cell, i == 0 ? 0 : 4, *width);
      at = 0;
      continue;
    }
    const std::size_t gap = at < columns[i] ? columns[i] - at : i == 0 ? 0 : 1;
    out.append(gap, ' ');
    at += gap + cell.size();
    const bool coloured = i == 1 && !colour.empty();
    if (coloured) out += colour;
    out += cell;
    if (coloured) out += "\x1b[0m";
  }
  if (at != 0) out += '\n';
  return out;
}

/// What went wrong with a job. Empty where nothing is known.
inline std::string remark(const sansaws::s3tables::maintenance_job_record& record) {
  if (!record.failure_message) return {};
  std::string text = sansaws::printable(*record.failure_message);
  if (const auto reason = reason_of_failure(record)) {
    if (retried_by_service(*reason)) text += " (the service retries this by itself)";
  }
  return text;
}

/// The page that shows a table's jobs. Where a width is given, no line is longer but for the ARN,
/// which people copy.
inline std::string job_table(const sansaws::s3tables::get_table_maintenance_job_status::output& of,
                             sansaws::timestamp now, std::optional<std::size_t> width,
                             bool colours) {
  std::string out = sansaws::printable(of.table_arn) + "\n\n";
  if (!any_reported(of.status)) return out + "The service reports no job.\n";
  out += row({"JOB", "STATUS", "LAST RUN", "AGE"}, "", width);
  for (const auto& [type, record] : of.status) {
    std::string last_run = "-";
    if (record.last_run_timestamp) {
      last_run = sansaws::format_rfc3339({record.last_run_timestamp->seconds, 0});
    }
    const auto age = age_of_last_run(record, now);
    out += row({sansaws::printable(type.text()), sansaws::printable(record.status.text()), last_run,
                age ? in_words(std::chrono::floor<std::chrono::seconds>(*age).count()) : "-"},
               colours ? colour_of(record.status) : "", width);
    const std::string text = remark(record);
    if (!text.empty()) out += width ? wrapped(text, 4, *width) : "    " + text + "\n";
  }
  return out;
}

}  // namespace examples
