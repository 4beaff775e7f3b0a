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
