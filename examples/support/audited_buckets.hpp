// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The audits of one table bucket or of all: what is known, as JSON to go on from and as reports.
#pragma once

#include "audit_settings.hpp"
#include "audit_state_file.hpp"

#include <sansaws/json/encode.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/audit_report.hpp>
#include <sansaws/s3tables/audit_state.hpp>
#include <sansaws/s3tables/make_audit_report.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// What the file of `--state` holds with `--all-buckets`.
struct states_of_buckets {
  bool listed = false;  ///< whether these are all table buckets
  std::vector<sansaws::s3tables::audit_state> buckets;
};
BOOST_DESCRIBE_STRUCT(states_of_buckets, (), (listed, buckets))

/// What `--output json` writes with `--all-buckets`.
struct reports_of_buckets {
  bool listed = false;                                          ///< whether these are all buckets
  std::optional<sansaws::s3tables::audit_error> listing_error;  ///< why they are not
  std::vector<sansaws::s3tables::audit_report> buckets;
};
BOOST_DESCRIBE_STRUCT(reports_of_buckets, (), (listed, listing_error, buckets))

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<examples::states_of_buckets>{
    "listed", "buckets"};
template <>
inline constexpr std::array<std::string_view, 3> sansaws::wire_names<examples::reports_of_buckets>{
    "listed", "listingError", "buckets"};

namespace examples {

struct audited_buckets {
  bool all = false;     ///< whether they are those of --all-buckets
  bool listed = false;  ///< whether there are no others
  std::optional<sansaws::s3tables::audit_error> listing_error = {};
  std::vector<sansaws::s3tables::audit> audits = {};

  /// All that is known, for `begin`.
  std::string state() const {
    if (!all) return sansaws::json::encode(audits.front().state());
    states_of_buckets states{listed, {}};
    states.buckets.reserve(audits.size());
    for (const auto& audit : audits) states.buckets.push_back(audit.state());
    return sansaws::json::encode(states);
  }

  reports_of_buckets reports(sansaws::timestamp now,
                             const sansaws::s3tables::audit_report_options& options) const {
    reports_of_buckets made{listed, listing_error, {}};
    made.buckets.reserve(audits.size());
    for (const auto& audit : audits) {
      made.buckets.push_back(make_audit_report(audit.state(), now, options));
    }
    return made;
  }
};

/// New audits, or such that go on from the file; or the end of the program. Without a bucket, those
/// of all buckets that the file knows.
inline audited_buckets begin(const audit_arguments& arguments,
                             const std::optional<sansaws::s3tables::table_bucket_arn>& bucket,
                             const sansaws::aws::endpoint& endpoint,
                             const std::optional<audit_state_file>& file) {
  namespace s3tables = sansaws::s3tables;
  states_of_buckets known{bucket.has_value(), {}};
  bool resumed = false;
  if (file && bucket) {
    if (auto state = file->read<s3tables::audit_state>("an audit")) {
      resumed = true;
      known.buckets.push_back(*std::move(state));
    }
  } else if (file) {
    if (auto states = file->read<states_of_buckets>("an audit of all buckets")) {
      resumed = true;
      known = *std::move(states);
    }
  }
  audited_buckets begun{!bucket, known.listed};
  s3tables::audit_progress sum;
  sum.listed = known.listed;
  std::set<std::string_view> arns;
  for (const auto& state : known.buckets) {
    if (!arns.insert(state.table_bucket_arn).second) {
      refuse("--state: the file has a bucket twice: " +
             sansaws::printable(state.table_bucket_arn, 200));
    }
    if (bucket && state.table_bucket_arn != bucket->text()) {
      refuse("--state: the file is about another bucket");
    }
    begun.audits.push_back(
        value_or_refuse(s3tables::audit::resume(state, endpoint, audit_options_of(arguments)),
                        setting{file->name(), "--state"}));
    const auto at = begun.audits.back().progress({});
    sum.done += at.done;
    sum.found += at.found;
    sum.listed = sum.listed && at.listed;
  }
  if (bucket && !resumed) {
    begun.audits.emplace_back(*bucket, endpoint, audit_options_of(arguments));
  }
  if (resumed && !is_given(arguments.quiet)) {
    tell("going on from the file of --state: " + std::to_string(sum.done) + " of " +
         std::to_string(sum.found) + (sum.listed ? "" : "+") + " tables are known");
  }
  return begun;
}

}  // namespace examples
