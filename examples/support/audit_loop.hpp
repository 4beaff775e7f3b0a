// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Drives audits: an audit says what to send and how long to wait, libcurl does both.
#pragma once

#include "audit_progress.hpp"
#include "audit_state_file.hpp"
#include "audited_buckets.hpp"
#include "curl_multi_transport.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "surroundings.hpp"

#include <sansaws/s3tables/audit.hpp>
#include <sansaws/sigv4/sign.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace examples {

/// Writes the state of the audits, at least once a second where it is asked.
class audit_saver {
 public:
  /// Ends the program where the file cannot be written.
  audit_saver(const audit_state_file& file, const audited_buckets& buckets)
      : file_(file), buckets_(buckets) {
    if (const std::string error = file_.write(buckets_.state()); !error.empty()) refuse(error);
  }

  void save_if_due() {
    if (std::chrono::steady_clock::now() >= next_) save();
  }
  /// Goes on without the file where it cannot be written any more: what is known may still be
  /// printed.
  void save() {
    const std::string error = file_.write(buckets_.state());
    if (!error.empty() && !told_) tell("warning: " + error);
    told_ = !error.empty();
    next_ = std::chrono::steady_clock::now() + interval;
  }

 private:
  static constexpr std::chrono::milliseconds interval{700};  // and what a turn of the loop takes

  const audit_state_file& file_;
  const audited_buckets& buckets_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + interval;
  bool told_ = false;
};

/// Until all is known, or the user has had enough. Returns whether all is known.
inline bool run(sansaws::s3tables::audit& audit, curl_multi_transport& transport,
                const sansaws::sigv4::signer& signer, audit_progress_display& progress,
                std::optional<audit_saver>& saver) {
  using std::chrono::milliseconds;
  using std::chrono::system_clock;
  // However long there is nothing to do, the progress is shown and the state is written.
  constexpr milliseconds most{100};
  bool done = false;
  while (interrupted == 0) {
    const auto step = audit.next(now());
    done = step.done;
    if (done) break;
    for (const auto& [ticket, request, sign_at] : step.send) {
      transport.send(ticket, value_or_refuse(sansaws::sigv4::sign(request, signer, sign_at)));
    }
    auto patience = most;
    if (step.wait_until) {
      const auto until = step.wait_until->to<system_clock::time_point>();
      patience = std::clamp(std::chrono::ceil<milliseconds>(until - now()), milliseconds(0), most);
    }
    transport.run(patience,
                  [&](std::uint64_t ticket, const curl_multi_transport::outcome& outcome) {
                    audit.take(ticket, outcome, now());
                  });
    if (progress.due()) progress.show(audit.progress(now()));
    if (saver) saver->save_if_due();
  }
  return done;
}

/// Waits while nothing is in flight. Returns whether the user still wants to go on.
inline bool wait(curl_multi_transport& transport, std::chrono::milliseconds span) {
  using clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds most{100};
  for (const auto end = clock::now() + span; interrupted == 0 && clock::now() < end;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - clock::now());
    transport.run(std::min(left, most), [](auto&&...) {});
  }
  return interrupted == 0;
}

/// One audit after the other, each behind a `pause`, as none knows when the one before it sent its
/// last request. Returns whether all is known.
inline bool run(audited_buckets& buckets, curl_multi_transport& transport,
                const sansaws::sigv4::signer& signer, audit_progress_display& progress,
                std::optional<audit_saver>& saver, std::chrono::milliseconds pause) {
  const std::size_t count = buckets.audits.size();
  for (std::size_t i = 0; i != count; ++i) {
    if (buckets.all) {
      progress.set_place("bucket " + std::to_string(i + 1) + " of " + std::to_string(count) + ": ");
      if (!wait(transport, pause)) return false;
    }
    if (!run(buckets.audits[i], transport, signer, progress, saver)) return false;
  }
  return true;
}

}  // namespace examples
