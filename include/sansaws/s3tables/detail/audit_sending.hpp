// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The member functions of `audit` that say what to send, and when.
#pragma once

#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables {

#if SANSAWS_DEFINITIONS

namespace detail {

inline audit_options clamped_options(audit_options options) {
  options.max_in_flight = std::clamp<std::size_t>(options.max_in_flight, 1, 65536);
  options.max_tables = std::min<std::size_t>(options.max_tables, 0xffff'ffff);
  options.max_starved = std::clamp<std::chrono::seconds>(
      options.max_starved, std::chrono::seconds(0), std::chrono::years(1));
  return options;
}

/// That much later; no later than the last moment of a timestamp.
inline timestamp plus(timestamp start, std::chrono::nanoseconds span) noexcept {
  start = plus_seconds(start, span.count() / 1'000'000'000);
  const std::int64_t part = start.nanoseconds + span.count() % 1'000'000'000;
  start.nanoseconds = static_cast<std::int32_t>(part % 1'000'000'000);
  return plus_seconds(start, part / 1'000'000'000);
}

}  // namespace detail

SANSAWS_DECL audit::audit(s3tables::table_bucket_arn table_bucket_arn, aws::endpoint endpoint,
                          audit_options options)
    : bucket_(std::move(table_bucket_arn)),
      endpoint_(std::move(endpoint)),
      options_(detail::clamped_options(std::move(options))),
      pacer_(options_.max_rate),
      queue_(options_.max_in_flight),
      tables_(options_.with_configuration),
      page_(list_tables_input{bucket_, options_.namespace_name, options_.prefix, std::nullopt,
                              page_size::of<1000>()}),
      tokens_((std::max)(0, options_.retry.quota)),
      random_(options_.seed) {}

SANSAWS_DECL audit_step audit::next(timestamp now) {
  const time at = advance(now);
  audit_step step;
  while (auto request = launch(at, now)) step.send.push_back(*std::move(request));
  if (queue_.full()) return step;
  const auto due = next_due(at);
  if (due) step.wait_until = detail::plus(now, (std::max)(*due, pacer_.next()) - at);
  step.done = !due && queue_.in_flight() == 0;
  return step;
}

SANSAWS_DECL audit::time audit::elapsed_at(timestamp now) const noexcept {
  if (!last_now_) return elapsed_;
  const auto from = clamped(*last_now_);
  const auto to = clamped(now);
  constexpr std::int64_t day = 86'400;
  if (to <= from) return elapsed_;
  if (to.seconds - from.seconds > day) return elapsed_ + std::chrono::seconds(day);
  return elapsed_ + std::chrono::seconds(to.seconds - from.seconds) +
         time(to.nanoseconds - from.nanoseconds);
}

SANSAWS_DECL audit::time audit::advance(timestamp now) noexcept {
  elapsed_ = elapsed_at(now);
  last_now_ = now;
  return elapsed_;
}

SANSAWS_DECL bool audit::bucket_is_next() const noexcept {
  return options_.with_configuration && !bucket_called_;
}

// The list goes first, so that there is always something to ask for; then what waited, then what is
// new.
SANSAWS_DECL std::optional<detail::audit_call> audit::next_call(time at) {
  if (page_is_next()) {
    page_called_ = true;
    return detail::audit_call{detail::audit_question::page};
  }
  if (bucket_is_next()) {
    bucket_called_ = true;
    return detail::audit_call{detail::audit_question::bucket_configuration};
  }
  if (const auto due = queue_.due(); due && *due <= at) return queue_.pop();
  const auto fresh = tables_.next();
  if (fresh) tables_.pop();
  return fresh;
}

SANSAWS_DECL std::optional<audit::time> audit::next_due(time at) {
  if (page_is_next() || bucket_is_next() || tables_.next()) return at;
  return queue_.due();
}

SANSAWS_DECL std::optional<audit_request> audit::launch(time at, timestamp now) {
  if (queue_.full() || pacer_.next() > at) return std::nullopt;
  const auto call = next_call(at);
  if (!call) return std::nullopt;
  pacer_.sent(at);
  ++requests_;
  const auto ticket = queue_.launch({*call, at, now, offset_});
  return audit_request{ticket, request_of(*call), plus_seconds(now, offset_.count())};
}

SANSAWS_DECL http::request audit::request_of(const detail::audit_call& call) const {
  using rest_json1::make_request;
  if (call.asks == detail::audit_question::page)
    return make_request<list_tables>(*page_, endpoint_);
  if (call.asks == detail::audit_question::bucket_configuration) {
    return make_request<get_table_bucket_maintenance_configuration>({bucket_}, endpoint_);
  }
  // What is asked for has such names: see `audit_tables::add`.
  const audit_row& row = rows()[call.row];
  auto in = namespace_name::parse_relaxed(row.namespace_name());
  auto name = table_name::parse_relaxed(row.name());
  if (call.asks == detail::audit_question::jobs) {
    return make_request<get_table_maintenance_job_status>(
        {bucket_, *std::move(in), *std::move(name)}, endpoint_);
  }
  return make_request<get_table_maintenance_configuration>(
      {bucket_, *std::move(in), *std::move(name)}, endpoint_);
}

#endif

}  // namespace sansaws::s3tables
