// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Plans a retry: whether to try again, when, and with which clock offset. Nothing waits here.
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

/// Whether a response with the status 409 is tried again. The AWS SDKs stop; but some services
/// document that the request can be repeated.
enum class on_conflict {
  stop,   ///< it is not
  retry,  ///< it is, after the backoff
};

/// The settings of retries. The defaults are those of the AWS SDKs' standard mode of 2026. A
/// negative number counts as 0.
struct retry_policy {
  int max_attempts = 3;                             ///< the first one included
  std::chrono::milliseconds base{50};               ///< the longest first backoff, see `backoff`
  std::chrono::milliseconds throttled_base{1'000};  ///< the same after `condition::throttled`
  std::chrono::milliseconds max_backoff{20'000};    ///< no backoff is longer
  /// How much longer than the backoff a service may make us wait.
  std::chrono::milliseconds max_extra_wait{5'000};
  int quota = 500;               ///< the most tokens, see `retry_state::tokens`
  int retry_cost = 14;           ///< the tokens that a retry costs
  int throttled_retry_cost = 5;  ///< the same after `condition::throttled`
  int first_success_refund = 1;  ///< the tokens that a success at the first attempt earns
  on_conflict conflict = on_conflict::stop;  ///< what a status 409 means
};

/// What a plan needs to know of the earlier ones. A client begins with `retry_state{}` and passes
/// the state of each plan to the next call of `plan_retry`, also from one call of the service to
/// the next.
///
/// `tokens` and `offset` belong to the client, the other members to one call. Calls that run at the
/// same time have a state each; it is up to the client how they share those two.
struct retry_state {
  /// Each retry costs tokens and a success earns some. When all calls fail, the tokens run out, so
  /// retries do not multiply the load of a service in trouble.
  int tokens = retry_policy{}.quota;
  /// Sign with the time of the caller's clock plus this offset.
  std::chrono::seconds offset{0};

  int attempt = 1;         ///< the number of the attempt, from 1, whose outcome is known next
  int last_cost = 0;       ///< the tokens that the last retry of this call cost
  bool corrected = false;  ///< whether this call was already tried again with another offset

  friend bool operator==(const retry_state&, const retry_state&) = default;
};

/// Why a call is over.
enum class stop_reason {
  success,             ///< there is nothing to try again
  not_retryable,       ///< the same request would fail again
  attempts_exhausted,  ///< retryable, but there were `max_attempts` already
  quota_exhausted,     ///< retryable, but the client has too few tokens left
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

/// Either to try again, after `delay` and signed anew with the offset of `state`; or to stop. After
/// a stop, `state` is for the client's next call.
struct retry_plan {
  std::optional<stop_reason> stop;     ///< empty: try again
  std::chrono::milliseconds delay{0};  ///< to wait before that
  retry_state state;                   ///< for the next plan

  /// Whether to try again.
  constexpr bool again() const noexcept { return !stop; }

  friend bool operator==(const retry_plan&, const retry_plan&) = default;
};

namespace detail {

/// `random`, clamped to at least 0 and below 1. NaN counts as 0.
constexpr double unit_interval(double random) noexcept {
  constexpr double below_one = 1 - std::numeric_limits<double>::epsilon() / 2;
  if (!(random > 0)) return 0;
  return random < below_one ? random : below_one;
}

/// How long the service asks to wait, or 0. A date is compared with the service's clock.
constexpr std::chrono::milliseconds asked_wait(
    const std::optional<std::chrono::milliseconds>& retry_after,
    const std::optional<timestamp>& retry_at, timestamp server_now) noexcept {
  constexpr std::chrono::milliseconds none(0);
  if (retry_after) return (std::max)(none, *retry_after);
  if (!retry_at) return none;
  return (std::max)(none, sansaws::detail::milliseconds_between(server_now, *retry_at));
}

constexpr retry_plan stopped(stop_reason reason, const retry_state& state) noexcept {
  return {reason, std::chrono::milliseconds(0), {state.tokens, state.offset}};
}

}  // namespace detail

/// The wait before the retry after `attempt`: random · min(base · 2^(attempt - 1), max). `random`
/// is clamped to at least 0 and below 1. O(log(max / base)).
constexpr std::chrono::milliseconds backoff(std::chrono::milliseconds base,
                                            std::chrono::milliseconds max, int attempt,
                                            double random) noexcept {
  const std::int64_t max_wait = std::max<std::int64_t>(0, max.count());
  std::int64_t wait = std::clamp<std::int64_t>(base.count(), 0, max_wait);
  for (int i = 1; i < attempt && wait != 0 && wait != max_wait; ++i) {
    wait = wait > max_wait / 2 ? max_wait : wait * 2;
  }
  return std::chrono::milliseconds(
      static_cast<std::int64_t>(detail::unit_interval(random) * static_cast<double>(wait)));
}

/// The plan after a success: stop. Earns tokens, as in the AWS SDKs: `first_success_refund` for a
/// success at the first attempt, else what the last retry cost; never more than the quota.
constexpr retry_plan plan_after_success(const retry_policy& policy,
                                        const retry_state& state) noexcept {
  const std::int64_t refund = state.attempt > 1 ? state.last_cost : policy.first_success_refund;
  const auto tokens = std::min<std::int64_t>((std::max)(0, policy.quota),
                                             state.tokens + std::max<std::int64_t>(0, refund));
  auto next = state;
  next.tokens = static_cast<int>(tokens);
  return detail::stopped(stop_reason::success, next);
}

/// The plan after an attempt that failed.
///
/// - An error with `condition::retryable` is tried again after `backoff`. If the service asks for
///   another wait, that is taken, but not less than the backoff and not more than `max_extra_wait`
///   above it.
/// - An error with `condition::clock_skew` is tried again once with the measured offset, if that
///   differs by `min_skew` or more from the offset that the request was signed with. The state
///   keeps the offset for later calls.
/// - A host whose name does not resolve is not tried more than twice.
/// - Each retry costs tokens.
///
/// `random` is a new random number for each plan, at least 0 and below 1. Never fails, whatever the
/// arguments. Time: as for `backoff`.
///
/// @snippet reference_examples.cpp plan_retry
inline retry_plan plan_retry(const retry_policy& policy, retry_state state,
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
  const bool unknown_twice = state.attempt > 1 && error.code == peer_errc::unknown_host;
  if (!correct && !conflict && (unknown_twice || !error.is(condition::retryable))) {
    return detail::stopped(stop_reason::not_retryable, state);
  }
  if (state.attempt >= policy.max_attempts) {
    return detail::stopped(stop_reason::attempts_exhausted, state);
  }
  const bool throttled = error.is(condition::throttled);
  const int cost = (std::max)(0, throttled ? policy.throttled_retry_cost : policy.retry_cost);
  state.tokens = (std::min)(state.tokens, (std::max)(0, policy.quota));
  if (state.tokens < cost) return detail::stopped(stop_reason::quota_exhausted, state);

  const auto wait = backoff(throttled ? policy.throttled_base : policy.base, policy.max_backoff,
                            state.attempt, random);
  const auto server_now = plus_seconds(times.received, state.offset.count());
  const auto asked =
      detail::asked_wait(error.retry_after, error.retry_at, error.server_time.value_or(server_now));
  // Clamped so that the sum cannot overflow.
  const auto extra = std::clamp(policy.max_extra_wait, std::chrono::milliseconds(0),
                                (std::chrono::milliseconds::max)() - wait);
  ++state.attempt;
  state.tokens -= cost;
  state.last_cost = cost;
  return {std::nullopt, std::clamp(asked, wait, wait + extra), state};
}

/// The plan after an attempt that failed or succeeded.
template <class Output>
retry_plan plan_retry(const retry_policy& policy, const retry_state& state,
                      const result<Output, response_error>& outcome, double random,
                      const exchange_times& times) noexcept {
  if (outcome) return plan_after_success(policy, state);
  return plan_retry(policy, state, outcome.error(), random, times);
}

}  // namespace sansaws::rest_json1
