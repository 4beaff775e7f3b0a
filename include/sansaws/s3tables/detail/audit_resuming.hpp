// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The member functions of `audit` that write and read what is known.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/s3tables/audit.hpp>

#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables {

#if SANSAWS_DEFINITIONS

SANSAWS_DECL result<audit> audit::resume(const audit_state& state, aws::endpoint endpoint,
                                         audit_options options) {
  auto bucket = s3tables::table_bucket_arn::parse_relaxed(state.table_bucket_arn);
  if (!bucket) return bucket.error();
  const auto differs = [](std::string_view name) {
    return caller_error{caller_errc::conflict, name, 0, "that of the state"};
  };
  if (state.namespace_name) {
    auto name = s3tables::namespace_name::parse_relaxed(*state.namespace_name);
    if (!name) return name.error();
    if (options.namespace_name && options.namespace_name != *name) return differs("namespace");
    options.namespace_name = *std::move(name);
  } else if (options.namespace_name) {
    return differs("namespace");
  }
  if (state.prefix) {
    auto prefix = name_prefix::parse(*state.prefix);
    if (!prefix) return prefix.error();
    if (options.prefix && options.prefix != *prefix) return differs("prefix");
    options.prefix = *std::move(prefix);
  } else if (options.prefix) {
    return differs("prefix");
  }
  if (state.tables.size() > options.max_tables) {
    return caller_error{caller_errc::out_of_range, "tables", 0, "at most max_tables"};
  }

  audit resumed(*std::move(bucket), std::move(endpoint), std::move(options));
  if (state.listed) {
    resumed.listing_.set_complete();
  } else if (state.continuation_token) {
    auto token = continuation_token::parse(*state.continuation_token);
    if (token) resumed.listing_.go_on_with(*std::move(token));
  }
  resumed.bucket_configuration_ = state.bucket_configuration;
  const auto& error = state.bucket_configuration_error;
  if (error && !error->retryable && !state.bucket_configuration) {
    resumed.bucket_configuration_error_ = error;
  }
  resumed.bucket_called_ = state.bucket_configuration || resumed.bucket_configuration_error_;
  for (const audit_table_state& table : state.tables) resumed.tables_.restore(table);
  return resumed;
}

SANSAWS_DECL audit_progress audit::progress(timestamp now) const {
  audit_progress progress;
  progress.found = tables_.rows().size();
  progress.listed = listed();
  progress.asked = tables_.asked();
  progress.done = tables_.done();
  progress.failed = tables_.failed();
  progress.in_flight = queue_.in_flight();
  progress.requests = requests_;
  progress.throttled = throttled_;
  progress.rate = pacer_.accepted_rate(clock_.at(now));
  const bool all_found = listed() || listing_error();
  if (all_found && (progress.rate > 0 || tables_.open() == 0)) {
    const double seconds =
        tables_.open() == 0 ? 0 : static_cast<double>(tables_.open()) / progress.rate;
    progress.left = std::chrono::seconds(static_cast<std::int64_t>(seconds + 0.5));
  }
  return progress;
}

SANSAWS_DECL audit_state audit::state() const {
  audit_state all;
  all.table_bucket_arn = bucket_.text();
  if (options_.namespace_name) all.namespace_name = options_.namespace_name->text();
  if (options_.prefix) all.prefix = options_.prefix->text();
  all.listed = listed();
  if (!listed() && listing_.page().continuation_token) {
    all.continuation_token = listing_.page().continuation_token->text();
  }
  all.listing_error = listing_error();
  all.bucket_configuration = bucket_configuration_;
  all.bucket_configuration_error = bucket_configuration_error_;
  all.tables.reserve(rows().size());
  for (const audit_row& row : rows()) {
    audit_table_state& table = all.tables.emplace_back();
    table.namespace_name = row.namespace_name();
    table.name = row.name();
    if (!row.id().empty()) table.id = row.id();
    if (row.error() != nullptr) table.error = *row.error();
    if (row.known() && !table.error) table.jobs = row.jobs();
    if (row.configuration_error() != nullptr)
      table.configuration_error = *row.configuration_error();
    if (row.configuration_known() && !table.configuration_error) {
      table.configuration = row.configuration();
    }
  }
  return all;
}

#endif

}  // namespace sansaws::s3tables
