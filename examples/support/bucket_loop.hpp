// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Drives the audits of several buckets, and keeps what is known in a file meanwhile.
#pragma once

#include "audit_loop.hpp"
#include "audit_progress.hpp"
#include "audit_state_file.hpp"
#include "audited_buckets.hpp"
#include "current_signer.hpp"
#include "output.hpp"

#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cstddef>
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

/// One audit after the other, each behind a `pause`, as none knows when the one before it sent its
/// last request. Returns whether all is known.
template <class Transport>
bool run(audited_buckets& buckets, Transport& transport, current_signer& signers,
         audit_progress_display& progress, std::optional<audit_saver>& saver,
         std::chrono::milliseconds pause) {
  const std::size_t count = buckets.audits.size();
  for (std::size_t i = 0; i != count; ++i) {
    if (buckets.all) {
      progress.set_place("bucket " + std::to_string(i + 1) + " of " + std::to_string(count) + ": ");
      if (!wait(transport, pause)) return false;
    }
    const auto signer_at = [&](sansaws::timestamp time) { return signers.at(time); };
    const bool done = run(buckets.audits[i], transport, signer_at, progress, [&] {
      if (saver) saver->save_if_due();
    });
    if (!done) return false;
  }
  return true;
}

}  // namespace examples
