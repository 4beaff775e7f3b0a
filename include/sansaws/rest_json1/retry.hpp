// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whether to try again, when, and with which clock: a value in, a value out, and no waiting here.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/rest_json1/clock_skew.hpp>
#include <sansaws/rest_json1/response_error.hpp>
#include <sansaws/time/detail/milliseconds_between.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// Whether the status 409 is tried again. The AWS SDKs stop; some services document that the
/// request can be repeated, which a reader that is in no hurry may do.
enum class on_conflict { stop, retry };

/// How often and how patiently. The defaults are those of the AWS SDKs' standard mode of 2026.
/// Negative numbers count as 0.
struct retry_policy {
  int max_attempts = 3;  ///< the first one included
  std::chrono::milliseconds base{50};
  std::chrono::milliseconds throttled_base{1'000};
  std::chrono::milliseconds max_backoff{20'000};
  std::chrono::milliseconds max_extra_wait{
      5'000};       ///< how far a service's wish may exceed the backoff
  int quota = 500;  ///< tokens, see `retry_state::tokens`
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
  std::chrono::seconds offset{0};

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
  std::chrono::milliseconds delay{0};
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

/// How long the service asks to wait, or 0. A date is taken by the service's own clock.
constexpr std::chrono::milliseconds asked_wait(
    const std::optional<std::chrono::milliseconds>& retry_after,
    const std::optional<timestamp>& retry_at, timestamp server_now) noexcept {
  constexpr std::chrono::milliseconds none(0);
  if (retry_after) return std::max(none, *retry_after);
  if (!retry_at) return none;
  return std::max(none, sansaws::detail::milliseconds_between(server_now, *retry_at));
}

constexpr retry_decision stopped(stop_reason reason, const retry_state& state) noexcept {
  return {reason, std::chrono::milliseconds(0), {state.tokens, state.offset}};
}

}  // namespace detail

/// The wait before the retry that follows `attempt`: random · min(base · 2^(attempt - 1), max).
/// `random` is meant to be from 0 to below 1, and is held to that.
constexpr std::chrono::milliseconds backoff(std::chrono::milliseconds base,
                                            std::chrono::milliseconds max, int attempt,
                                            double random) noexcept {
  const std::int64_t most = std::max<std::int64_t>(0, max.count());
  std::int64_t wait = std::clamp<std::int64_t>(base.count(), 0, most);
  for (int i = 1; i < attempt && wait != 0 && wait != most; ++i) {
    wait = wait > most / 2 ? most : wait * 2;
  }
  return std::chrono::milliseconds(
      static_cast<std::int64_t>(detail::unit_interval(random) * static_cast<double>(wait)));
}

/// What follows a success. One at the first attempt gives back `first_success_refund` tokens, a
/// later one what its last retry cost, as the SDKs do; never beyond the quota.
constexpr retry_decision plan_after_success(const retry_policy& policy,
                                            const retry_state& state) noexcept {
  const std::int64_t refund = state.attempt > 1 ? state.last_cost : policy.first_success_refund;
  const auto tokens = std::min<std::int64_t>(std::max(0, policy.quota),
                                             state.tokens + std::max<std::int64_t>(0, refund));
  auto next = state;
  next.tokens = static_cast<int>(tokens);
  return detail::stopped(stop_reason::success, next);
}

/// What follows an attempt that failed.
///
/// - Throttled and transient errors, by `condition::retryable`, are tried again after `backoff`;
///   where the service asks for another wait, it gets it between the backoff and
///   `max_extra_wait` more.
/// - An error by which a service refuses a wrong clock is tried again once, where the clocks differ
///   by `min_skew` or more from what the request was signed with; so an offset that is in
///   use already and did not help is not tried again. The offset is kept for the calls to come.
/// - Each retry costs tokens.
///
/// `random` is fresh for each decision, from 0 to below 1. Total: no input is a precondition.
inline retry_decision plan_retry(const retry_policy& policy, retry_state state,
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

  const auto wait = backoff(throttled ? policy.throttled_base : policy.base, policy.max_backoff,
                            state.attempt, random);
  const auto server_now = plus_seconds(times.received, state.offset.count());
  const auto asked =
      detail::asked_wait(error.retry_after, error.retry_at, error.server_time.value_or(server_now));
  // The longest there is, where the sum would overflow.
  const auto extra = std::clamp(policy.max_extra_wait, std::chrono::milliseconds(0),
                                std::chrono::milliseconds::max() - wait);
  ++state.attempt;
  state.tokens -= cost;
  state.last_cost = cost;
  return {std::nullopt, std::clamp(asked, wait, wait + extra), state};
}

/// The same of an outcome that may be a success.
template <class Output>
retry_decision plan_retry(const retry_policy& policy, const retry_state& state,
                          const result<Output, response_error>& outcome, double random,
                          const exchange_times& times) noexcept {
  if (outcome) return plan_after_success(policy, state);
  return plan_retry(policy, state, outcome.error(), random, times);
}

}  // namespace sansaws::rest_json1
