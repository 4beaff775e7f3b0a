// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Other ways to go on after a request was throttled, with the functions of `rest_json1::pacer`.
#pragma once

#include "../rest_json1/throttling_service.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>

namespace peers {

using throttling::from_seconds;
using throttling::in_seconds;
using throttling::ns;

/// Goes on at once.
class no_pacing {
 public:
  ns next() const { return ns(0); }
  void sent(ns) {}
  void accepted(ns) {}
  void throttled(ns, ns) {}
};

/// The standard mode of the AWS SDKs, without its quota, so that it never gives up: a request that
/// was throttled waits a random part of 1, 2, 4, ... 20 seconds.
class backoff {
 public:
  ns next() const { return ns(0); }
  void sent(ns) {}
  void accepted(ns) {}
  ns throttled(ns, ns, int times) {
    return from_seconds(std::min(20.0, std::pow(2.0, times - 1)) * part_(random_));
  }

 private:
  std::mt19937_64 random_{2};
  std::uniform_real_distribution<> part_{0.0, 1.0};
};

/// The adaptive mode of the AWS SDKs: a token bucket that is filled at a rate which each throttled
/// request cuts to 0.7 of what was measured, and each accepted one raises along a cubic curve.
class adaptive {
 public:
  ns next() const {
    if (!enabled_ || tokens_ >= 1) return ns(0);
    return filled_ + from_seconds((1 - tokens_) / fill_rate_) + ns(1);
  }
  void sent(ns now) {
    fill(now);
    if (enabled_) tokens_ -= 1;
  }
  void accepted(ns now) {
    measure(now);
    const double since = in_seconds(now - throttled_at_) - window_;
    set_rate(now, 0.4 * since * since * since + last_max_);
  }
  void throttled(ns, ns now) {
    measure(now);
    last_max_ = enabled_ ? std::min(measured_, fill_rate_) : measured_;
    throttled_at_ = now;
    window_ = std::cbrt(last_max_ * (1 - 0.7) / 0.4);
    enabled_ = true;
    set_rate(now, 0.7 * last_max_);
  }

 private:
  void fill(ns now) {
    if (enabled_) tokens_ = std::min(capacity_, tokens_ + fill_rate_ * in_seconds(now - filled_));
    filled_ = now;
  }
  void set_rate(ns now, double rate) {
    if (!enabled_) return;
    fill(now);
    rate = std::min(rate, 2 * measured_);
    fill_rate_ = std::max(rate, 0.5);
    capacity_ = std::max(rate, 1.0);
    tokens_ = std::min(tokens_, capacity_);
  }
  void measure(ns now) {
    ++count_;
    const double window = std::floor(in_seconds(now) * 2) / 2;
    if (window <= window_begin_) return;
    measured_ = 0.8 * count_ / (window - window_begin_) + 0.2 * measured_;
    count_ = 0;
    window_begin_ = window;
  }

  bool enabled_ = false;
  double fill_rate_ = 0, capacity_ = 0, tokens_ = 0;
  ns filled_{0}, throttled_at_{0};
  double last_max_ = 0, window_ = 0;
  double count_ = 0, measured_ = 0, window_begin_ = 0;
};

}  // namespace peers
