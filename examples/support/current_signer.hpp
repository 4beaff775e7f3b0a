// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs with newer credentials when those that there are come to their end.
#pragma once

#include "credential_needs.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "surroundings.hpp"

#include <sansaws/aws/region.hpp>
#include <sansaws/aws/service_name.hpp>
#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/refresh.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/time/rfc3339.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>

namespace examples {

/// The signer of a long run. Credentials without an end cost a comparison.
///
/// Newer ones are looked for some time before the end, at most once a minute where there are none
/// yet, and in any case when the end has come; never more than once a second. Whoever waits for an
/// answer waits meanwhile.
class current_signer {
  using clock = std::chrono::steady_clock;
  using freshness = sansaws::credentials::freshness;

 public:
  /// The chain is one of that finder, and has found credentials. `make_way` is called before newer
  /// ones are looked for: what is told of that, also by a command, may be on a terminal.
  current_signer(const credential_finder& finder, const sansaws::credentials::chain& found,
                 const sansaws::aws::region& region, const sansaws::aws::service_name& service,
                 std::function<void()> make_way = {})
      : finder_(finder), region_(region), service_(service), make_way_(std::move(make_way)) {
    take(found, now());
  }

  /// Who signs at that time. Null when the credentials have ended and there are no newer ones, or
  /// when the user has had enough; the first has been told as an error. Valid until the next call.
  const sansaws::sigv4::signer* at(sansaws::timestamp time) {
    return is_due(time) && !renew(time) ? nullptr : &*signer_;
  }

  /// Whether the credentials have ended, and that was told.
  bool ended() const { return ended_; }

 private:
  bool is_due(sansaws::timestamp time) const {
    const auto state = sansaws::credentials::freshness_at(times_, time);
    if (state == freshness::good) return false;
    const bool ended = freshness_at(times_, real(time)) == freshness::expired;
    return ended || clock::now() >= next_try_;
  }

  void take(const sansaws::credentials::chain& chain, sansaws::timestamp time) {
    expiration_ = chain.found()->expiration;
    stays_in_use_ = stay_in_use(chain);
    times_ = sansaws::credentials::plan_refresh(time, expiration_, random_(generator_));
    if (stays_in_use_ && expiration_ && time > *expiration_) extend(time);
    signer_.emplace(chain.found()->credentials, region_, service_, time);
    warned_ = times_.extended;
  }

  void extend(sansaws::timestamp time) {
    times_ = sansaws::credentials::extend_refresh(time, random_(generator_));
  }

  /// Whether credentials are there to sign with.
  bool renew(sansaws::timestamp time) {
    if (make_way_) make_way_();
    std::this_thread::sleep_until(next_look_);
    const auto chain = finder_.look();
    next_look_ = clock::now() + std::chrono::seconds(1);
    if (interrupted != 0) return false;
    if (chain.found() && are_newer(*chain.found(), time)) {
      take(chain, time);
      return true;
    }
    next_try_ = clock::now() + std::chrono::minutes(1);
    // A service whose clock is wrong can make `time` leap: both have to be past the end.
    const auto state = sansaws::credentials::freshness_at(times_, real(time));
    if (state == freshness::good || state == freshness::refresh_soon) return true;
    std::string why = ", and there are no newer ones: " + to_string(chain.places().back());
    if (chain.found()) why += " has the same, or such as end sooner";
    if (stays_in_use_) {
      extend(time);
      warn("the credentials of the instance stay in use beyond " + end() + why);
      return true;
    }
    if (state == freshness::refresh_now) {
      warn("the credentials end at " + end() + why);
      return true;
    }
    tell("error: the credentials have expired, at " + end() + why);
    ended_ = true;
    return false;
  }

  /// The earlier one of that time and that of this machine.
  static sansaws::timestamp real(sansaws::timestamp time) {
    return std::min(time, sansaws::timestamp(now()));
  }

  bool are_newer(const sansaws::credentials::expiring_credentials& others,
                 sansaws::timestamp time) const {
    return !others.expiration || *others.expiration > std::max(*expiration_, time);
  }
  std::string end() const { return sansaws::format_rfc3339(*expiration_); }
  void warn(const std::string& what) {
    if (!std::exchange(warned_, true)) tell("warning: " + what);
  }

  const credential_finder& finder_;
  sansaws::aws::region region_;
  sansaws::aws::service_name service_;
  std::function<void()> make_way_;
  std::minstd_rand generator_{std::random_device{}()};
  std::uniform_real_distribution<double> random_{0, 1};
  std::optional<sansaws::timestamp> expiration_;
  bool stays_in_use_ = false;
  sansaws::credentials::refresh_times times_;
  std::optional<sansaws::sigv4::signer> signer_;
  clock::time_point next_try_ = (clock::time_point::min)();
  clock::time_point next_look_ = (clock::time_point::min)();
  bool warned_ = false;
  bool ended_ = false;
};

}  // namespace examples
