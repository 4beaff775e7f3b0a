// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which calls of an audit are tried again, and what they share for that.
#pragma once

#include <sansaws/rest_json1/response_error.hpp>
#include <sansaws/rest_json1/retry.hpp>
#include <sansaws/s3tables/audit_error.hpp>
#include <sansaws/s3tables/detail/audit_queue.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

/// Owns the tokens and the clock offset of all calls.
class audit_retries {
 public:
  using time = std::chrono::nanoseconds;
  using wait = std::chrono::milliseconds;

  audit_retries(const rest_json1::retry_policy& policy, std::chrono::seconds give_up_after,
                std::uint64_t seed) noexcept
      : policy_(policy),
        give_up_after_(give_up_after),
        tokens_((std::max)(0, policy.quota)),
        random_(seed) {}

  /// Requests are signed with the time of the caller's clock plus this offset.
  std::chrono::seconds offset() const noexcept { return offset_; }
  /// The error for all that is not known, once the service has throttled for too long.
  const std::optional<audit_error>& gave_up() const noexcept { return gave_up_; }

  void succeeded(const audit_call& call) noexcept {
    throttled_since_.reset();
    tokens_ = plan_after_success(policy_, state_of(call, offset_)).state.tokens;
  }

  /// How long the call waits until it is sent again. Nothing: it has failed. `now` and `at` are
  /// the same time by the caller's clock and by the audit's.
  std::optional<wait> plan(audit_flight& flight, const rest_json1::response_error& error,
                           timestamp now, time at) {
    const bool throttled = error.is(rest_json1::condition::throttled);
    if (throttled && !gave_up_) {
      if (!throttled_since_) throttled_since_ = at;
      if (at - *throttled_since_ > give_up_after_) gave_up_ = audit_error_of(error);
    }
    if (gave_up_) return std::nullopt;
    if (throttled) return asked_wait(error, now);
    if (error.http_status != 0) throttled_since_.reset();

    audit_call& call = flight.call;
    const bool skewed = error.is(rest_json1::condition::clock_skew);
    if (skewed && !call.corrected && flight.offset != offset_) {
      // Another call has corrected the clock since this one was sent, and has paid for it.
      call.corrected = true;
      return wait(0);
    }
    const auto plan =
        plan_retry(policy_, state_of(call, flight.offset), error, random(), {flight.sent_at, now});
    tokens_ = plan.state.tokens;
    if (plan.state.offset != flight.offset) offset_ = plan.state.offset;
    if (!plan.again()) return std::nullopt;
    call.attempt = plan.state.attempt;
    call.last_cost = plan.state.last_cost;
    call.corrected = plan.state.corrected;
    return plan.delay;
  }

 private:
  rest_json1::retry_state state_of(const audit_call& call,
                                   std::chrono::seconds offset) const noexcept {
    return {tokens_, offset, call.attempt, call.last_cost, call.corrected};
  }

  wait asked_wait(const rest_json1::response_error& error, timestamp now) const noexcept {
    const auto server_now = error.server_time.value_or(plus_seconds(now, offset_.count()));
    const auto asked =
        rest_json1::detail::asked_wait(error.retry_after, error.retry_at, server_now);
    return (std::min)(asked, (std::max)(policy_.max_extra_wait, wait(0)));
  }

  double random() noexcept {
    random_ += 0x9e37'79b9'7f4a'7c15;  // splitmix64
    std::uint64_t mixed = random_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58'476d'1ce4'e5b9;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d0'49bb'1331'11eb;
    mixed ^= mixed >> 31U;
    return static_cast<double>(mixed >> 11U) * 0x1p-53;
  }

  rest_json1::retry_policy policy_;
  std::chrono::seconds give_up_after_;
  int tokens_;
  std::chrono::seconds offset_{0};
  std::uint64_t random_;
  std::optional<time> throttled_since_;  // since when no answer was another one
  std::optional<audit_error> gave_up_;
};

}  // namespace sansaws::s3tables::detail
