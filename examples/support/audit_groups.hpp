// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The groups and errors of an audit, for people.
#pragma once

#include "output.hpp"

#include <sansaws/core/printable.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/audit_report.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

using sansaws::s3tables::audit_group;

constexpr std::string_view in_words(audit_group group) noexcept {
  switch (group) {
    case audit_group::failed:
      return "failed";
    case audit_group::stale:
      return "stale";
    case audit_group::unreadable:
      return "unreadable";
    case audit_group::disabled:
      return "disabled";
    case audit_group::never_run:
      return "never run";
    case audit_group::no_job_reported:
      return "no job reported";
    case audit_group::pending:
      return "not asked yet";
    case audit_group::healthy:
      return "healthy";
  }
  return "";
}

constexpr std::string_view colour_of(audit_group group) noexcept {
  switch (group) {
    case audit_group::failed:
    case audit_group::unreadable:
      return "\x1b[31m";
    case audit_group::stale:
      return "\x1b[33m";
    case audit_group::healthy:
      return "\x1b[32m";
    default:
      return "\x1b[2m";
  }
}

/// How many tables each group has. All groups, the worst first.
using table_totals = decltype(sansaws::s3tables::audit_report::totals);

/// Those of all the buckets together.
inline table_totals totals_of(const std::vector<sansaws::s3tables::audit_report>& buckets) {
  table_totals sum;
  for (const auto& bucket : buckets) {
    for (const auto& [group, count] : bucket.totals) sum[group] += count;
  }
  return sum;
}

/// An error of an audit, as it is; but one from a file that was edited may be any bytes.
inline std::string shown(const sansaws::s3tables::audit_error& error) {
  const bool visible = std::ranges::all_of(error.text, [](char c) { return c >= ' ' && c <= '~'; });
  return visible ? error.text : sansaws::printable(error.text);
}

/// The exit status where something cannot be listed: 3 where the service has refused it, 4 where
/// there was no answer, or none that can be read.
inline int exit_status_of(const sansaws::s3tables::audit_error& error) {
  return error.http_status >= 300 ? 3 : 4;
}
/// That of a complete audit: 0 where nothing needs care, 1 where something does.
inline int exit_status_of(const sansaws::s3tables::audit_report& report) {
  if (report.listing_error) return exit_status_of(*report.listing_error);
  for (const auto group : {audit_group::failed, audit_group::stale, audit_group::unreadable}) {
    const auto* const count = report.totals.find(group);
    if (count != nullptr && *count != 0) return 1;
  }
  return 0;
}

/// The groups that a list such as "failed,stale" names, or the end of the program.
inline std::vector<audit_group> groups_of(std::string_view list) {
  std::vector<audit_group> groups;
  while (true) {
    const std::size_t end = std::min(list.find(','), list.size());
    const auto name = list.substr(0, end);
    const auto group = sansaws::from_wire<audit_group>(name);
    if (!group) refuse("--only: '" + sansaws::printable(name, 60) + "' is no group, see --help");
    groups.push_back(*group);
    if (end == list.size()) return groups;
    list.remove_prefix(end + 1);
  }
}

}  // namespace examples
