// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/pacer.hpp>.
#include <sansaws/rest_json1/pacer.hpp>

#include "throttling_service.hpp"

#include <catch.hpp>
#include <chrono>
#include <limits>

namespace {

using sansaws::rest_json1::pacer;
using namespace std::chrono_literals;
using throttling::client_limits;
using throttling::ns;
using throttling::service;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// That many in one second, evenly.
void accept(pacer& pace, int count, ns begin) {
  for (int i = 0; i != count; ++i) pace.accepted(begin + i * ns(1s) / count);
}

/// One that met its limit twice: the rate is 97 a second at 3 s, and creeps.
pacer creeping() {
  pacer pace;
  accept(pace, 100, 0s);
  pace.throttled(500ms, 1s);
  accept(pace, 100, 2s);
  pace.throttled(2500ms, 3s);
  return pace;
}

auto about(double value) {
  return Approx(value).epsilon(0.001);
}

}  // namespace

TEST_CASE("without a limit every request goes at once") {
  pacer pace;
  CHECK(pace.rate(5s) == infinity);
  for (int i = 0; i != 1000; ++i) {
    CHECK(pace.next() <= 5s);
    pace.sent(5s);
  }
  CHECK(pace.rate(5s) == infinity);
}

TEST_CASE("the caller's rate is kept, and what was late is made up for up to four requests") {
  pacer pace(10);
  service generous(1e9, 1e9);
  const auto all = throttling::simulate(generous, pace, {}, 0s, 100s);
  CHECK(all.accepted == about(1000));
  int at_once = 0;
  for (; pace.next() <= 200s; ++at_once) pace.sent(200s);
  CHECK(at_once == 5);
}

TEST_CASE("a rate below a half, or no number, counts as a half") {
  for (const double rate : {0.4, 0.0, -1.0, -infinity, std::numeric_limits<double>::quiet_NaN()}) {
    CAPTURE(rate);
    pacer pace(rate);
    CHECK(pace.rate(0s) == 0.5);
    pace.sent(100s);
    pace.sent(100s);
    CHECK(pace.next() > 100s);
    CHECK(pace.next() <= 104s);
  }
  CHECK(pacer(0.6).rate(0s) == 0.6);
}

TEST_CASE("a throttled request brings the rate to 0.97 of what was accepted in the last second") {
  pacer pace;
  accept(pace, 300, 8s);
  accept(pace, 100, 9s);
  CHECK(pace.accepted_rate(10s) == about(100));
  pace.throttled(9900ms, 10s);
  CHECK(pace.rate(10s) == about(97));
  CHECK(pace.next() == 10s + ns(1'000'000'000 / 97));
}

TEST_CASE("what was accepted longer ago than a second is not counted") {
  pacer pace;
  accept(pace, 100, 0s);
  CHECK(pace.accepted_rate(1s) == about(100));
  CHECK(pace.accepted_rate(1500ms) == about(50));
  CHECK(pace.accepted_rate(2100ms) == 0);
  CHECK(pace.accepted_rate(std::chrono::hours(24 * 365 * 200)) == 0);
  pace.accepted(std::chrono::hours(1));
  CHECK(pace.accepted_rate(std::chrono::hours(1)) == about(1).epsilon(0.07));
}

TEST_CASE("what was sent before the last cut changes nothing more") {
  auto pace = creeping();
  const double rate = pace.rate(3s);
  for (int i = 0; i != 1000; ++i) pace.throttled(2900ms, 3s + ns(i));
  pace.throttled(3s, 3s + ns(1ms));
  CHECK(pace.rate(3s) == rate);
  pace.throttled(3s + ns(1), 3100ms);
  CHECK(pace.rate(3100ms) != rate);
}

TEST_CASE("after the first cut the rate doubles every quarter of a second") {
  pacer pace;
  accept(pace, 100, 0s);
  pace.throttled(900ms, 1s);
  CHECK(pace.rate(1s) == about(97));
  CHECK(pace.rate(1125ms) == about(1.5 * 97));
  CHECK(pace.rate(1250ms) == about(2 * 97));
  CHECK(pace.rate(1500ms) == about(4 * 97));
  CHECK(pace.rate(2s) == about(16 * 97));
  CHECK(pace.rate(std::chrono::hours(24 * 365 * 200)) == infinity);
}

TEST_CASE("the search stops at the caller's rate") {
  pacer pace(150);
  accept(pace, 100, 0s);
  pace.throttled(900ms, 1s);
  CHECK(pace.rate(1125ms) == about(1.5 * 97));
  CHECK(pace.rate(1250ms) == 150);
  CHECK(pace.rate(std::chrono::hours(24 * 365 * 200)) == 150);
}

TEST_CASE("where the limit is met again the rate creeps, at each meeting by a quarter of before") {
  auto pace = creeping();
  ns now = 3s;
  for (const double growth : {0.25, 0.0625, 0.015625, 0.01, 0.01}) {
    CAPTURE(growth);
    const double base = pace.rate(now);
    CHECK(pace.rate(now + 1s) == about(base * (1 + growth)));
    CHECK(pace.rate(now + 3s) == about(base * (1 + 3 * growth)));
    accept(pace, 100, now + 2s);
    now += 3s;
    pace.throttled(now - 1ms, now);
  }
}

TEST_CASE("a limit that is not met for ten seconds is searched anew") {
  auto pace = creeping();
  const double highest = pace.rate(13s);
  CHECK(highest == about(97 * 3.5));
  CHECK(pace.rate(13'250ms) == about(2 * highest));
  CHECK(pace.rate(13'500ms) == about(4 * highest));
  accept(pace, 400, 13s);
  pace.throttled(13'999ms, 14s);
  CHECK(pace.rate(14s) > 380);
  CHECK(pace.rate(15s) == about(1.25 * pace.rate(14s)));
}

TEST_CASE("below 50 requests a second the rate creeps as much more slowly") {
  pacer pace(5);
  ns now = 0s;
  for (int i = 0; i != 8; ++i) {
    accept(pace, 5, now + 1s);
    now += 2s;
    pace.throttled(now - 1ms, now);
  }
  const double base = pace.rate(now);
  REQUIRE(base < 5);
  CHECK(pace.rate(now + 10s) < base * 1.011);
  CHECK(pace.rate(now + 10s) > base * 1.005);
}

TEST_CASE("the rate never falls below one request in two seconds") {
  pacer pace;
  for (ns now = 1s; now < 500s; now += 3s) pace.throttled(now - 1ms, now);
  CHECK(pace.rate(499s) >= 0.5);
  const ns last = 600s;
  pace.throttled(last - 1ms, last);
  CHECK(pace.next() <= last + 2s);
}

TEST_CASE("a clock that goes back only makes requests wait longer") {
  auto pace = creeping();
  const double rate = pace.rate(3s);
  CHECK(pace.rate(1s) == rate);
  const ns next = pace.next();
  pace.sent(1s);
  CHECK(pace.next() >= next);
  pace.accepted(1s);
  pace.throttled(2s, 2s);
  CHECK(pace.rate(1s) <= rate);
  CHECK(pace.accepted_rate(1s) >= 0);
}

TEST_CASE("a service gives at least 95 % of what it allows and is asked at most 3 % in vain") {
  for (const double rate : {2.0, 5.0, 20.0, 200.0}) {
    for (const double burst : {rate, rate / 10, 1.0, 0.0}) {
      if (burst != 0 && burst < 1) continue;
      for (const ns latency : {ns(1ms), ns(100ms)}) {
        CAPTURE(rate, burst, throttling::in_seconds(latency));
        service asked(rate, burst);
        pacer pace;
        const ns end = throttling::from_seconds(std::max(300.0, 6000 / rate));
        const auto all = throttling::simulate(asked, pace, {latency}, 0s, end);
        CHECK(all.accepted >= 0.95 * rate * throttling::in_seconds(end));
        CHECK(all.wasted() <= 0.03);
      }
    }
  }
}

TEST_CASE("a limit that falls is found, and one that rises within half a minute") {
  for (const ns latency : {ns(1ms), ns(100ms)}) {
    service asked(200, 20);
    pacer pace;
    (void)throttling::simulate(asked, pace, {latency}, 0s, 60s);
    asked.change_rate(20);
    auto all = throttling::simulate(asked, pace, {latency}, 60s, 240s);
    CHECK(all.accepted >= 0.95 * 180 * 20);
    CHECK(all.wasted() <= 0.05);
    asked.change_rate(200);
    (void)throttling::simulate(asked, pace, {latency}, 240s, 270s);
    all = throttling::simulate(asked, pace, {latency}, 270s, 330s);
    CHECK(all.accepted >= 0.95 * 60 * 200);
  }
}
