// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whether to try again, when, and with which clock: a value in, a value out, and no waiting here.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/encoding/timestamp.hpp>
#include <sansaws/rest_json1/clock_skew.hpp>
#include <sansaws/rest_json1/milliseconds.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include <algorithm>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace sansaws::rest_json1 {

/// Whether the status 409 is tried again. The AWS SDKs stop; some services document that the
/// request can be repeated, which a reader that is in no hurry may do.
enum class on_conflict { stop, retry };

/// How often and how patiently. The defaults are those of the AWS SDKs' standard mode of 2026.
/// Negative numbers count as 0.
struct retry_policy {
  int max_attempts = 3;  ///< the first one included
  milliseconds base{50};
  milliseconds throttled_base{1'000};
  milliseconds longest_backoff{20'000};
  milliseconds longest_extra_wait{5'000};  ///< how far a service's wish may exceed the backoff
  int quota = 500;                         ///< tokens, see `retry_state::tokens`
  int retry_cost = 14;
  int throttled_retry_cost = 5;
  int first_success_refund = 1;
  on_conflict conflict = on_conflict::stop;
};

/// What one decision leaves for the next. A client starts with `retry_state{}` and passes on the
/// state of each decision, from call to call.
///
/// `tokens` and `offset` belong to the client and the rest to the call at hand: calls that run at
/// the same time each have a state, and share those two as the caller sees fit.
struct retry_state {
  /// Retries that the client may still pay for: when everything fails, calls stop multiplying.
  int tokens = retry_policy{}.quota;
  /// Sign with the clock's time plus this.
  clock_offset offset = {};

  int attempt = 1;         ///< the attempt whose outcome is next, counted from 1
  int last_cost = 0;       ///< what this call's last retry cost
  bool corrected = false;  ///< this call has already been tried again with another offset

  friend bool operator==(const retry_state&, const retry_state&) = default;
};

/// Why a call is over.
enum class stop_reason {
  success,             ///< there is nothing to try again
  not_retryable,       ///< the same request would fail again
  attempts_exhausted,  ///< retryable, but tried as often as the policy allows
  quota_exhausted,     ///< retryable, but the client's other calls have used up the tokens
};
BOOST_DESCRIBE_ENUM(stop_reason, success, not_retryable, attempts_exhausted, quota_exhausted)

/// One sentence without a full stop. Total over the enumerators.
constexpr std::string_view message(stop_reason reason) noexcept {
  switch (reason) {
    case stop_reason::success:
      return "the call succeeded";
    case stop_reason::not_retryable:
      return "the same request would fail again";
    case stop_reason::attempts_exhausted:
      return "the request was tried as often as the policy allows";
    case stop_reason::quota_exhausted:
      return "the client's retries are used up for now";
  }
  return "the call is over";
}

/// Either "again", after a delay and signed anew with the state's offset, or "stop" and why. After
/// a stop the state is that for the client's next call.
struct retry_decision {
  std::optional<stop_reason> stop;  ///< empty: again
  milliseconds delay;
  retry_state state;

  constexpr bool again() const noexcept { return !stop; }

  friend bool operator==(const retry_decision&, const retry_decision&) = default;
};

namespace detail {

/// From 0 to just below 1; what is no number counts as 0.
constexpr double unit_interval(double random) noexcept {
  constexpr double below_one = 1 - std::numeric_limits<double>::epsilon() / 2;
  if (!(random > 0)) return 0;
  return random < below_one ? random : below_one;
}

constexpr std::int64_t at_least_zero(std::int64_t number) noexcept {
  return number < 0 ? 0 : number;
}

constexpr std::int64_t saturated_sum(std::int64_t left, std::int64_t right) noexcept {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  return left > most - right ? most : left + right;  // neither is negative
}

/// How long the service asks to wait, or 0. A date is taken by the service's own clock.
constexpr std::int64_t asked_wait(const std::optional<milliseconds>& retry_after,
                                  const std::optional<encoding::timestamp>& retry_at,
                                  encoding::timestamp server_now) noexcept {
  if (retry_after) return at_least_zero(retry_after->count);
  if (!retry_at) return 0;
  // Both lie within the years 0000 to 9999, so that this cannot overflow.
  return at_least_zero(encoding::seconds_between(server_now, *retry_at) * 1000);
}

constexpr retry_decision stopped(stop_reason reason, const retry_state& state) noexcept {
  return {reason, {}, {state.tokens, state.offset}};
}

}  // namespace detail

/// The wait before the retry that follows `attempt`: random · min(base · 2^(attempt - 1), longest).
/// `random` is meant to be from 0 to below 1, and is held to that.
constexpr milliseconds backoff(milliseconds base, milliseconds longest, int attempt,
                               double random) noexcept {
  const auto most = detail::at_least_zero(longest.count);
  auto wait = std::min(detail::at_least_zero(base.count), most);
  for (int i = 1; i < attempt && wait != 0 && wait != most; ++i) {
    wait = wait > most / 2 ? most : wait * 2;
  }
  return {static_cast<std::int64_t>(detail::unit_interval(random) * static_cast<double>(wait))};
}

/// What follows a success. One at the first attempt gives back `first_success_refund` tokens, a
/// later one what its last retry cost, as the SDKs do; never beyond the quota.
constexpr retry_decision decide_success(const retry_policy& policy,
                                        const retry_state& state) noexcept {
  const std::int64_t refund = state.attempt > 1 ? state.last_cost : policy.first_success_refund;
  const auto tokens = std::min<std::int64_t>(detail::at_least_zero(policy.quota),
                                             state.tokens + detail::at_least_zero(refund));
  auto next = state;
  next.tokens = static_cast<int>(tokens);
  return detail::stopped(stop_reason::success, next);
}

/// What follows an attempt that failed.
///
/// - Throttled and transient errors, by `condition::retryable`, are tried again after `backoff`;
///   where the service asks for another wait, it gets it between the backoff and
///   `longest_extra_wait` more.
/// - An error by which a service refuses a wrong clock is tried again once, where the clocks differ
///   by `least_skew_seconds` or more from what the request was signed with; so an offset that is in
///   use already and did not help is not tried again. The offset is kept for the calls to come.
/// - Each retry costs tokens.
///
/// `random` is fresh for each decision, from 0 to below 1. Total: no input is a precondition.
inline retry_decision decide(const retry_policy& policy, retry_state state,
                             const response_error& error, double random,
                             const exchange_times& times) noexcept {
  const auto measured = measure_clock_offset(error.server_time, times);
  const bool correct = error.is(condition::clock_skew) && !state.corrected && measured &&
                       is_skewed(*measured, state.offset);
  if (correct) {
    state.offset = *measured;
    state.corrected = true;
  }
  const bool conflict = policy.conflict == on_conflict::retry && error.http_status == 409;
  if (!correct && !conflict && !error.is(condition::retryable)) {
    return detail::stopped(stop_reason::not_retryable, state);
  }
  if (state.attempt >= policy.max_attempts) {
    return detail::stopped(stop_reason::attempts_exhausted, state);
  }
  const bool throttled = error.is(condition::throttled);
  const int cost = std::max(0, throttled ? policy.throttled_retry_cost : policy.retry_cost);
  state.tokens = std::min(state.tokens, std::max(0, policy.quota));
  if (state.tokens < cost) return detail::stopped(stop_reason::quota_exhausted, state);

  const auto wait = backoff(throttled ? policy.throttled_base : policy.base, policy.longest_backoff,
                            state.attempt, random)
                        .count;
  const auto asked = detail::asked_wait(error.retry_after, error.retry_at,
                                        error.server_time.value_or(times.received + state.offset));
  const auto longest =
      detail::saturated_sum(wait, detail::at_least_zero(policy.longest_extra_wait.count));
  ++state.attempt;
  state.tokens -= cost;
  state.last_cost = cost;
  return {std::nullopt, {std::clamp(asked, wait, longest)}, state};
}

/// The same of an outcome that may be a success.
template <class Output>
retry_decision decide(const retry_policy& policy, const retry_state& state,
                      const result<Output, response_error>& outcome, double random,
                      const exchange_times& times) noexcept {
  if (outcome) return decide_success(policy, state);
  return decide(policy, state, outcome.error(), random, times);
}

}  // namespace sansaws::rest_json1
