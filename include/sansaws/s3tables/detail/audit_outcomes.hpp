// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The member functions of `audit` that are told what came of a request.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/rest_json1/next_page.hpp>
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

inline constexpr std::size_t max_table_body = 64 * 1024;

/// What is behind the last "/table/" of an ARN, if that is behind `before`.
inline std::string_view id_of(std::string_view arn, std::string_view before = {}) noexcept {
  constexpr std::string_view table = "/table/";
  const auto end = arn.rfind(table);
  if (end == std::string_view::npos || !arn.starts_with(before)) return {};
  if (!before.empty() && end != before.size()) return {};
  const auto id = arn.substr(end + table.size());
  return id.size() <= 255 ? id : std::string_view();
}

/// A limit of the audit's own.
inline audit_error over_limit(std::string_view what, std::size_t limit) {
  const sansaws::detail::decimal_text digits(limit);
  audit_error error;
  sansaws::detail::append_all(
      error.text, {"the list has more ", what, " than the audit takes: ", digits.text()});
  return error;
}

inline rest_json1::response_error of_answer(peer_errc code, std::string_view pointer) {
  rest_json1::response_error error;
  error.code = code;
  error.http_status = 200;
  error.pointer = pointer;
  return error;
}

}  // namespace detail

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

SANSAWS_DECL double audit::random() noexcept {
  random_ += 0x9e37'79b9'7f4a'7c15;  // splitmix64
  std::uint64_t mixed = random_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58'476d'1ce4'e5b9;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d0'49bb'1331'11eb;
  mixed ^= mixed >> 31U;
  return static_cast<double>(mixed >> 11U) * 0x1p-53;
}

template <class Op, class Use>
void audit::conclude(const detail::audit_flight& flight,
                     const result<http::response, rest_json1::response_error>& outcome,
                     timestamp now, Use use) {
  const time at = advance(now);
  if (!outcome) return retry(flight, outcome.error(), now);
  limits bounds = options_.bounds;
  if (flight.call.asks != detail::audit_question::page) {
    bounds.max_body = (std::min)(bounds.max_body, detail::max_table_body);
  }
  const auto answer = rest_json1::parse_response<Op>(*outcome, bounds);
  if (!answer) return retry(flight, answer.error(), now);
  pacer_.accepted(at);
  starved_from_.reset();
  const auto& call = flight.call;
  const rest_json1::retry_state state{tokens_, offset_, call.attempt, call.last_cost,
                                      call.corrected};
  tokens_ = plan_after_success(options_.retry, state).state.tokens;
  use(*answer);
}

SANSAWS_DECL void audit::wait(const detail::audit_call& call, std::chrono::milliseconds span) {
  queue_.wait(call, elapsed_ + std::min<std::chrono::milliseconds>(span, std::chrono::days(1)));
}

SANSAWS_DECL void audit::retry(const detail::audit_flight& flight,
                               const rest_json1::response_error& error, timestamp now) {
  detail::audit_call call = flight.call;
  if (error.is(rest_json1::condition::throttled)) {
    ++throttled_;
    pacer_.throttled(flight.sent, elapsed_);
    if (!starved_from_) starved_from_ = elapsed_;
    if (elapsed_ - *starved_from_ > options_.max_starved && !gave_up_) {
      gave_up_ = detail::audit_error_of(error);
    }
    if (gave_up_) {
      fail(call, *gave_up_);
      return give_up(*gave_up_);
    }
    const auto wish = rest_json1::detail::asked_wait(error.retry_after, error.retry_at,
                                                     error.server_time.value_or(now));
    const auto most = (std::max)(options_.retry.max_extra_wait, std::chrono::milliseconds(0));
    return wait(call, (std::min)(wish, most));
  }
  if (error.http_status != 0) {
    pacer_.accepted(elapsed_);
    starved_from_.reset();
  }
  const bool skewed = error.is(rest_json1::condition::clock_skew);
  if (skewed && !call.corrected && flight.offset != offset_) {
    // Another call has corrected the clock since this one was sent, and has paid for it.
    call.corrected = true;
    return wait(call, std::chrono::milliseconds(0));
  }
  const rest_json1::retry_state state{tokens_, flight.offset, call.attempt, call.last_cost,
                                      call.corrected};
  const auto plan = plan_retry(options_.retry, state, error, random(), {flight.sent_at, now});
  tokens_ = plan.state.tokens;
  if (plan.state.offset != flight.offset) offset_ = plan.state.offset;
  if (!plan.again() || gave_up_) return fail(call, detail::audit_error_of(error));
  call.attempt = plan.state.attempt;
  call.last_cost = plan.state.last_cost;
  call.corrected = plan.state.corrected;
  wait(call, plan.delay);
}

SANSAWS_DECL void audit::fail(const detail::audit_call& call, audit_error error) {
  switch (call.asks) {
    case detail::audit_question::page:
      page_called_ = false;
      if (token_is_old_ && (error.http_status == 400 || error.http_status == 404)) {
        token_is_old_ = false;
        page_->continuation_token.reset();
      } else {
        listing_error_ = std::move(error);
      }
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

// What is in flight is still waited for.
SANSAWS_DECL void audit::give_up(const audit_error& error) {
  while (const auto call = next_call((time::max)())) fail(*call, error);
}

SANSAWS_DECL void audit::add_page(const list_tables_output& page) {
  page_called_ = false;
  token_is_old_ = false;
  for (const table_summary& table : page.tables) {
    std::string in;  // one part, as far as is known
    for (const std::string& part : table.namespace_parts) {
      if (!in.empty()) in += '/';
      in += part;
    }
    if (rows().size() == options_.max_tables && !tables_.has(in, table.name)) {
      listing_error_ = detail::over_limit("tables", options_.max_tables);
      break;
    }
    const std::string_view arn = table.table_arn ? *table.table_arn : std::string_view();
    tables_.add(in, table.name, detail::id_of(arn, bucket_.text()));
  }
  if (!listing_error_) go_on_after(page);
  if (gave_up_) give_up(*gave_up_);
}

SANSAWS_DECL void audit::go_on_after(const list_tables_output& page) {
  auto following = rest_json1::next_page<list_tables>(*page_, page);
  if (!following) {
    const auto& why = following.error();
    listing_error_ = detail::audit_error_of(detail::of_answer(why.code, why.pointer));
  } else if (*following && ++pages_ >= options_.max_pages) {
    listing_error_ = detail::over_limit("pages", options_.max_pages);
    page_ = **std::move(following);
  } else {
    page_ = *std::move(following);
  }
}

template <class Map>
void audit::check_and_set(const detail::audit_call& call, const std::string& arn, const Map& map) {
  const auto expected = rows()[call.row].id();
  if (!expected.empty() && detail::id_of(arn) != expected) {
    const auto error = detail::of_answer(peer_errc::bad_value, "/tableARN");
    return fail(call, detail::audit_error_of(error));
  }
  tables_.answer(call.row, call.asks, map);
}

#endif

}  // namespace sansaws::s3tables
