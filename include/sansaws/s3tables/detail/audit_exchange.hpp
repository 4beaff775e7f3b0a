// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The member functions of `audit` that say what to send, and are told what came of it.
#pragma once

#include <sansaws/core/peer_errc.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/rest_json1/parse_response.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::s3tables {

#if SANSAWS_DEFINITIONS

namespace detail {

inline audit_options clamped_options(audit_options options) {
  options.max_in_flight = std::clamp<std::size_t>(options.max_in_flight, 1, 65536);
  options.max_tables = std::min<std::size_t>(options.max_tables, 0xffff'ffff);
  options.give_up_after = std::clamp<std::chrono::seconds>(
      options.give_up_after, std::chrono::seconds(0), std::chrono::years(1));
  return options;
}

inline constexpr std::size_t max_table_body = 64 * 1024;

}  // namespace detail

SANSAWS_DECL audit::audit(s3tables::table_bucket_arn table_bucket_arn, aws::endpoint endpoint,
                          audit_options options)
    : bucket_(std::move(table_bucket_arn)),
      endpoint_(std::move(endpoint)),
      options_(detail::clamped_options(std::move(options))),
      pacer_(options_.max_rate),
      retries_(options_.retry, options_.give_up_after, options_.seed),
      queue_(options_.max_in_flight),
      listing_(list_tables_input{bucket_, options_.namespace_name, options_.prefix, std::nullopt,
                                 page_size::of<1000>()},
               options_.max_pages),
      tables_(options_.with_configuration) {}

SANSAWS_DECL audit_step audit::next(timestamp now) {
  const time at = clock_.advance(now);
  audit_step step;
  while (auto request = launch(at, now)) step.send.push_back(*std::move(request));
  if (queue_.full()) return step;
  const auto due = next_due(at);
  if (due) step.wait_until = detail::plus(now, (std::max)(*due, pacer_.next()) - at);
  step.done = !due && queue_.in_flight() == 0;
  return step;
}

// A new page goes first, so that there is always something to ask for, and the configuration of the
// bucket; then what waited, then what is new.
SANSAWS_DECL std::optional<detail::audit_call> audit::next_call(time at) {
  if (listing_.is_next()) {
    listing_.call();
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
  if (listing_.is_next() || bucket_is_next() || tables_.next()) return at;
  return queue_.due();
}

SANSAWS_DECL std::optional<audit_request> audit::launch(time at, timestamp now) {
  if (queue_.full() || pacer_.next() > at) return std::nullopt;
  const auto call = next_call(at);
  if (!call) return std::nullopt;
  pacer_.sent(at);
  ++requests_;
  const auto ticket = queue_.launch({*call, at, now, retries_.offset()});
  return audit_request{ticket, request_of(*call), plus_seconds(now, retries_.offset().count())};
}

SANSAWS_DECL http::request audit::request_of(const detail::audit_call& call) const {
  using rest_json1::make_request;
  if (call.asks == detail::audit_question::page)
    return make_request<list_tables>(listing_.page(), endpoint_);
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

SANSAWS_DECL bool audit::take(std::uint64_t ticket,
                              const result<http::response, rest_json1::response_error>& outcome,
                              timestamp now) {
  const auto flight = queue_.land(ticket);
  if (!flight) return false;
  const detail::audit_call& call = flight->call;
  switch (call.asks) {
    case detail::audit_question::page:
      conclude<list_tables>(*flight, outcome, now,
                            [&](const list_tables_output& page) { add_page(page); });
      break;
    case detail::audit_question::bucket_configuration:
      conclude<get_table_bucket_maintenance_configuration>(
          *flight, outcome, now,
          [&](const auto& answer) { bucket_configuration_ = answer.configuration; });
      break;
    case detail::audit_question::jobs:
      conclude<get_table_maintenance_job_status>(*flight, outcome, now, [&](const auto& answer) {
        check_and_set(call, answer.table_arn, answer.status);
      });
      break;
    case detail::audit_question::configuration:
      conclude<get_table_maintenance_configuration>(*flight, outcome, now, [&](const auto& answer) {
        check_and_set(call, answer.table_arn, answer.configuration);
      });
      break;
  }
  return true;
}

template <class Op, class Use>
void audit::conclude(const detail::audit_flight& flight,
                     const result<http::response, rest_json1::response_error>& outcome,
                     timestamp now, Use use) {
  const time at = clock_.advance(now);
  if (!outcome) return retry_or_fail(flight, outcome.error(), now);
  limits bounds = options_.bounds;
  if (flight.call.asks != detail::audit_question::page) {
    bounds.max_body = (std::min)(bounds.max_body, detail::max_table_body);
  }
  const auto answer = rest_json1::parse_response<Op>(*outcome, bounds);
  if (!answer) return retry_or_fail(flight, answer.error(), now);
  pacer_.accepted(at);
  retries_.succeeded(flight.call);
  use(*answer);
}

SANSAWS_DECL void audit::retry_or_fail(detail::audit_flight flight,
                                       const rest_json1::response_error& error, timestamp now) {
  const time at = clock_.elapsed();
  if (error.is(rest_json1::condition::throttled)) {
    ++throttled_;
    pacer_.throttled(flight.sent, at);
  } else if (error.http_status != 0) {
    pacer_.accepted(at);
  }
  if (const auto wait = retries_.plan(flight, error, now, at)) {
    queue_.wait(flight.call, at + std::min<std::chrono::milliseconds>(*wait, std::chrono::days(1)));
  } else {
    fail(flight.call, audit_error_of(error));
    give_up_rest();
  }
}

SANSAWS_DECL void audit::fail(const detail::audit_call& call, audit_error error) {
  switch (call.asks) {
    case detail::audit_question::page:
      listing_.fail(std::move(error));
      break;
    case detail::audit_question::bucket_configuration:
      bucket_configuration_error_ = std::move(error);
      break;
    case detail::audit_question::jobs:
    case detail::audit_question::configuration:
      tables_.fail(call.row, call.asks, std::move(error));
      break;
  }
}

// Where all is given up: what is in flight is still waited for.
SANSAWS_DECL void audit::give_up_rest() {
  if (!retries_.gave_up()) return;
  while (const auto call = next_call((time::max)())) fail(*call, *retries_.gave_up());
}

SANSAWS_DECL void audit::add_page(const list_tables_output& page) {
  bool all_taken = true;
  for (const table_summary& table : page.tables) {
    std::string in;  // one part, as far as is known
    for (const std::string& part : table.namespace_parts) {
      if (!in.empty()) in += '/';
      in += part;
    }
    all_taken = rows().size() != options_.max_tables || tables_.has(in, table.name);
    if (!all_taken) break;
    const std::string_view arn = table.table_arn ? *table.table_arn : std::string_view();
    tables_.add(in, table.name, detail::id_of(arn, bucket_.text()));
  }
  if (all_taken) {
    listing_.succeed(page);
  } else {
    listing_.fail(detail::over_limit("tables", options_.max_tables));
  }
  give_up_rest();
}

template <class Map>
void audit::check_and_set(const detail::audit_call& call, const std::string& arn, const Map& map) {
  const auto expected = rows()[call.row].id();
  if (!expected.empty() && detail::id_of(arn) != expected) {
    return fail(call, detail::bad_answer(peer_errc::bad_value, "/tableARN"));
  }
  tables_.answer(call.row, call.asks, map);
}

#endif

}  // namespace sansaws::s3tables
