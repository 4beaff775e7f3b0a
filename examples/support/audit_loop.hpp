// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Drives an audit: the audit says what to send and how long to wait, a transport does both.
#pragma once

#include "audit_progress.hpp"
#include "audit_state_file.hpp"
#include "output.hpp"
#include "surroundings.hpp"

#include <sansaws/s3tables/audit.hpp>
#include <sansaws/sigv4/sign.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <optional>
#include <string>

namespace examples {

/// Whether the user has had enough: set by Ctrl-C, or by SIGTERM. A second time ends the program.
inline volatile std::sig_atomic_t interrupted = 0;

inline void end_on_interrupt() {
  struct sigaction action = {};
  action.sa_handler = [](int) { interrupted = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

/// Writes the state of an audit, at least once a second where it is asked.
class audit_saver {
 public:
  /// Ends the program where the file cannot be written.
  audit_saver(const audit_state_file& file, const sansaws::s3tables::audit& audit)
      : file_(file), audit_(audit) {
    if (const std::string error = file_.write(audit_.state()); !error.empty()) refuse(error);
  }

  void save_if_due() {
    if (std::chrono::steady_clock::now() >= next_) save();
  }
  /// Goes on without the file where it cannot be written any more: what is known may still be
  /// printed.
  void save() {
    const std::string error = file_.write(audit_.state());
    if (!error.empty() && !told_) tell("warning: " + error);
    told_ = !error.empty();
    next_ = std::chrono::steady_clock::now() + interval;
  }

 private:
  static constexpr std::chrono::milliseconds interval{700};  // and what a turn of the loop takes

  const audit_state_file& file_;
  const sansaws::s3tables::audit& audit_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + interval;
  bool told_ = false;
};

/// Until all is known, or the user has had enough. Returns whether all is known.
///
/// `transport.send(ticket, request)` puts a signed request into flight. `transport.run(patience,
/// take)` waits for at most that long and calls `take(ticket, outcome)` for what came meanwhile.
template <class Transport>
bool run(sansaws::s3tables::audit& audit, Transport& transport,
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
    transport.run(patience, [&](std::uint64_t ticket, const auto& outcome) {
      audit.take(ticket, outcome, now());
    });
    if (progress.due()) progress.show(audit.progress(now()));
    if (saver) saver->save_if_due();
  }
  if (saver) saver->save();
  return done;
}

}  // namespace examples
