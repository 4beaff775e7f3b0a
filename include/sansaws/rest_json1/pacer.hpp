// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Spaces requests so that a service accepts nearly all of them. Nothing waits here.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// Finds the rate that a service accepts, for one client with many requests in flight.
///
/// - It begins without a limit, or with the caller's.
/// - Once a request is throttled, it goes on at 0.97 of the rate at which requests were accepted in
///   the last second; while the rate grows fast, in the last quarter of a second if that is more.
///   After a cut to less than 50 requests a second, which are too few answers to count, two more
///   are taken as accepted, up to the rate that was asked for. What is throttled of the requests
///   that were sent before that changes nothing more: they all met the same limit.
/// - From then on the rate doubles every quarter of a second until the limit is met again. Then it
///   grows slowly: each second by a part of itself, a quarter at first and a quarter of that each
///   time that the limit is met (more than a quarter of a second after the last time), down to
///   1 %. Below 50 requests a second that is less, so that a slow service is not asked in vain more
///   often than a fast one.
/// - Where the limit has not been met for ten seconds, or for as long as the slowest growth takes
///   for 10 %, it has moved away, and the rate doubles again.
/// - The rate never falls below one request in two seconds.
///
/// All times are those of one clock which does not go back, from 0 to 200 years; where it does go
/// back, requests only wait longer. Owns a fixed amount of memory. Every function takes constant
/// time.
///
/// @snippet reference_examples.cpp pacer
class pacer {
 public:
  using time = std::chrono::nanoseconds;  ///< since any beginning

  /// `max_rate`: requests a second at most. One below a half, or not a number, counts as a half.
  explicit constexpr pacer(double max_rate = std::numeric_limits<double>::infinity()) noexcept
      : max_rate_(max_rate > min_rate ? max_rate : min_rate), base_rate_(max_rate_) {}

  /// When the next request may be sent: at once, if that is not after now.
  constexpr time next() const noexcept { return next_; }

  /// A request is sent.
  constexpr void sent(time now) noexcept {
    const double interval = 1e9 / rate(now);
    // What was not sent in time is made up for, up to a few requests.
    const time late = nanoseconds((std::min)(max_late_requests * interval, 1e9));
    next_ = (std::max)(next_, now - late) + nanoseconds(interval);
  }

  /// The answer to a request is there, and is not that it was throttled.
  constexpr void accepted(time now) noexcept {
    forget_before(now / slot_size);
    ++slots_[index_of(last_slot_)];
  }

  /// The request that was sent at `sent` was throttled.
  constexpr void throttled(time sent, time now) noexcept {
    if (was_cut_ && sent <= cut_at_) return;
    const time since_cut = now - cut_at_;
    const bool searched = since_cut >= grows_slowly_for_;
    // While the rate doubles, and for a second after, the last second tells too little.
    const bool settled = !searched && since_cut >= std::chrono::seconds(1);
    double accepted = accepted_rate(now, 16);
    if (!settled) accepted = (std::max)(accepted, accepted_rate(now, 4));
    // Of a slow service a second holds too few answers to count. What was asked for is near enough.
    if (base_rate_ < slow) accepted = (std::min)(accepted + 2, rate(now));
    base_rate_ = (std::min)((std::max)(0.97 * accepted, min_rate), max_rate_);
    if (was_cut_ && (searched || since_cut >= std::chrono::milliseconds(250))) {
      const double least = (std::min)(least_growth, least_growth * base_rate_ / slow);
      growth_ = searched ? 0.25 : (std::max)(growth_ / 4, least);
      grows_slowly_for_ = nanoseconds(1e8 / (std::min)(growth_, least_growth));
    }
    was_cut_ = true;
    cut_at_ = now;
    next_ = now + nanoseconds(1e9 / base_rate_);
  }

  /// Requests a second that may be sent now; infinite while there is no limit.
  constexpr double rate(time now) const noexcept {
    if (!was_cut_) return base_rate_;
    const time since_cut = (std::max)(now - cut_at_, time::zero());
    double rate = base_rate_ * (1 + growth_ * in_seconds((std::min)(since_cut, grows_slowly_for_)));
    double doublings = 4 * in_seconds((std::max)(since_cut - grows_slowly_for_, time::zero()));
    while (doublings >= 1 && rate < max_rate_) {
      rate *= 2;
      doublings -= 1;
    }
    return (std::min)(max_rate_, rate * (1 + (std::min)(doublings, 1.0)));
  }

  /// Requests a second that were accepted in the last second.
  constexpr double accepted_rate(time now) const noexcept { return accepted_rate(now, 16); }

 private:
  static constexpr double min_rate = 0.5;
  static constexpr double max_late_requests = 4;
  static constexpr double slow = 50;
  static constexpr double least_growth = 0.01;
  // Accepted requests are counted in slots of 1/16 s; the oldest one of 17 is being left.
  static constexpr time slot_size{62'500'000};
  static constexpr time::rep slot_count = 17;

  static constexpr double in_seconds(time span) noexcept {
    return 1e-9 * static_cast<double>(span.count());
  }
  static constexpr time nanoseconds(double count) noexcept {
    return time(static_cast<time::rep>(count));
  }
  static constexpr std::size_t index_of(time::rep slot) noexcept {
    return static_cast<std::size_t>(slot % slot_count);
  }

  constexpr void forget_before(time::rep slot) noexcept {
    last_slot_ = (std::max)(last_slot_, slot - slot_count);
    while (last_slot_ < slot) slots_[index_of(++last_slot_)] = 0;
  }
  // Of that many slots, and of what there is of the one that has begun.
  constexpr double accepted_rate(time now, time::rep window) const noexcept {
    const time::rep newest = (std::max)(now / slot_size, last_slot_);
    const time::rep oldest =
        (std::max)({newest - window, last_slot_ - slot_count + 1, time::rep{0}});
    double count = 0;
    for (time::rep slot = oldest; slot <= last_slot_; ++slot) count += slots_[index_of(slot)];
    return count / (std::max)(in_seconds(now - slot_size * (newest - window)), 0.25);
  }

  double max_rate_;
  double base_rate_;
  time next_{0};
  bool was_cut_ = false;
  time cut_at_{0};
  time grows_slowly_for_{0};
  double growth_ = 0;
  time::rep last_slot_ = 0;
  std::array<std::uint32_t, slot_count> slots_{};
};

}  // namespace sansaws::rest_json1
