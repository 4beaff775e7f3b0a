// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A service that throttles, simulated with a client that has always another request to send.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <queue>
#include <random>
#include <utility>
#include <vector>

namespace throttling {

using ns = std::chrono::nanoseconds;

inline double in_seconds(ns span) {
  return 1e-9 * static_cast<double>(span.count());
}
inline ns from_seconds(double seconds) {
  return ns(static_cast<std::int64_t>(1e9 * seconds));
}

/// Allows `rate` requests a second: by a bucket of `burst` tokens, or as many in each second of the
/// clock where `burst` is 0.
class service {
 public:
  service(double rate, double burst) : rate_(rate), burst_(burst), tokens_(burst) {}

  bool accepts(ns now) {
    if (burst_ == 0) {
      const auto window = std::chrono::floor<std::chrono::seconds>(now);
      if (window != window_) in_window_ = 0;
      window_ = window;
      return ++in_window_ <= rate_;
    }
    tokens_ = std::min(burst_, tokens_ + rate_ * in_seconds(now - last_));
    last_ = now;
    if (tokens_ < 1) return false;
    --tokens_;
    return true;
  }
  void change_rate(double rate) { rate_ = rate; }

 private:
  double rate_, burst_, tokens_;
  ns last_{0};
  std::chrono::seconds window_{-1};
  double in_window_ = 0;
};

struct client_limits {
  ns latency = std::chrono::milliseconds(1);  ///< to which a tenth is added or taken away
  std::size_t in_flight = 32;
};

struct counts {
  double accepted = 0, throttled = 0;
  double wasted() const { return throttled / (accepted + throttled); }
};

/// What `pacing` makes of that service from `begin` to `end`. It has the functions of a
/// `rest_json1::pacer`; but `throttled` may also take how
/// often the request was throttled by now, and return how long its connection waits.
template <class Pacing>
counts simulate(service& asked, Pacing& pacing, const client_limits& client, ns begin, ns end) {
  struct answer {
    ns at, sent;
    bool accepted;
    int throttled;  // before
    bool operator<(const answer& other) const { return at > other.at; }
  };
  std::mt19937_64 random(1);
  std::uniform_real_distribution<> jitter(0.9, 1.1);
  std::priority_queue<answer> answers;
  // From when on a connection is free, and how often its request was throttled.
  using connection = std::pair<ns, int>;
  std::priority_queue<connection, std::vector<connection>, std::greater<>> free;
  for (std::size_t i = 0; i != client.in_flight; ++i) free.emplace(begin, 0);
  counts all;
  for (ns now = begin; now < end;) {
    while (!free.empty() && free.top().first <= now && pacing.next() <= now) {
      const int throttled = free.top().second;
      free.pop();
      pacing.sent(now);
      const bool accepted = asked.accepts(now);
      ++(accepted ? all.accepted : all.throttled);
      answers.push({now + from_seconds(in_seconds(client.latency) * jitter(random)), now, accepted,
                    throttled});
    }
    ns following = ns::max();
    if (!free.empty()) following = std::max({free.top().first, pacing.next(), now + ns(1)});
    if (answers.empty() || answers.top().at > following) {
      now = following;
      continue;
    }
    const answer next = answers.top();
    answers.pop();
    now = next.at;
    if (next.accepted) {
      pacing.accepted(now);
      free.emplace(now, 0);
    } else if constexpr (requires { pacing.throttled(now, now, 0); }) {
      const ns waits = pacing.throttled(next.sent, now, next.throttled + 1);
      free.emplace(now + waits, next.throttled + 1);
    } else {
      pacing.throttled(next.sent, now);
      free.emplace(now, 0);
    }
  }
  return all;
}

}  // namespace throttling
