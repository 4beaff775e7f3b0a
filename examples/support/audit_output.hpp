// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Prints the reports of audits in the form that the command line asks for.
#pragma once

#include "audit_csv.hpp"
#include "audit_groups.hpp"
#include "audit_html.hpp"
#include "audit_progress.hpp"
#include "audit_prometheus.hpp"
#include "audit_settings.hpp"
#include "audit_table.hpp"
#include "audited_buckets.hpp"
#include "output.hpp"

#include <sansaws/json/encode.hpp>
#include <sansaws/s3tables/audit_report.hpp>
#include <sansaws/time/timestamp.hpp>

#include <string>

namespace examples {

/// A block for each bucket, and a line with the sum of all of them.
inline std::string tables_in_words(const reports_of_buckets& reports,
                                   const audit_arguments& arguments) {
  std::string out;
  for (const auto& report : reports.buckets) {
    out += table_of(report, is_given(arguments.with_configuration));
    if (is_given(arguments.all_buckets)) out += "\n";
  }
  if (!is_given(arguments.all_buckets)) return out;
  return out + counted(reports.buckets.size(), "table bucket") + ", " +
         in_words(totals_of(reports.buckets)) + "\n";
}

inline void print(const reports_of_buckets& reports, sansaws::timestamp now,
                  const audit_arguments& arguments) {
  const auto output = arguments.output->as<std::string>();
  const bool all = is_given(arguments.all_buckets);
  if (output == "table") return print(tables_in_words(reports, arguments));
  if (output == "csv") return print(csv_of(reports.buckets));
  if (output == "prometheus") return print(prometheus_of(reports.buckets));
  if (output == "html") return print(html_of(reports, now, all));
  print((all ? sansaws::json::encode(reports) : sansaws::json::encode(reports.buckets.front())) +
        "\n");
}

}  // namespace examples
