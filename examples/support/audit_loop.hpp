// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Drives an audit: the audit says what to send and how long to wait, a transport does both.
#pragma once

#include "audit_progress.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "surroundings.hpp"

#include <sansaws/s3tables/audit.hpp>
#include <sansaws/sigv4/sign.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace examples {

/// Until all is known, or the user has had enough, or nobody can sign. Returns whether all is
/// known. `meanwhile` is called ten times a second or more often.
///
/// `signer_at(time)` points to who signs at that time, or is null where there is nobody any more.
/// `transport.send(ticket, request)` puts a signed request into flight. `transport.run(patience,
/// take)` waits for at most that long and calls `take(ticket, outcome)` for what came meanwhile.
template <class Transport, class SignerAt, class Meanwhile>
bool run(sansaws::s3tables::audit& audit, Transport& transport, SignerAt signer_at,
         audit_progress_display& progress, Meanwhile meanwhile) {
  using std::chrono::milliseconds;
  using std::chrono::system_clock;
  constexpr milliseconds most{100};
  bool done = false;
  while (interrupted == 0) {
    const auto step = audit.next(now());
    done = step.done;
    if (done) break;
    for (const auto& [ticket, request, sign_at] : step.send) {
      const sansaws::sigv4::signer* const signer = signer_at(sign_at);
      if (signer == nullptr) return false;
      transport.send(ticket, value_or_refuse(sansaws::sigv4::sign(request, *signer, sign_at)));
    }
    auto patience = most;
    if (step.wait_until) {
      const auto until = step.wait_until->to<system_clock::time_point>();
      patience = std::clamp(std::chrono::ceil<milliseconds>(until - now()), milliseconds(0), most);
    }
    transport.run(patience, [&](std::uint64_t ticket, const auto& outcome) {
      audit.take(ticket, outcome, now());
    });
    if (progress.due()) progress.show(audit.progress(now()));
    meanwhile();
  }
  return done;
}

/// Waits while nothing is in flight. Returns whether the user still wants to go on.
template <class Transport>
bool wait(Transport& transport, std::chrono::milliseconds span) {
  using clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds most{100};
  for (const auto end = clock::now() + span; interrupted == 0 && clock::now() < end;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - clock::now());
    transport.run(std::min(left, most), [](auto&&...) {});
  }
  return interrupted == 0;
}

}  // namespace examples
