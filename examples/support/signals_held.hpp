// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Ctrl-C while something has to be ended first.
#pragma once

#include <array>
#include <csignal>
#include <cstddef>

namespace examples {

/// While it lives, SIGINT, SIGQUIT, SIGTERM and SIGHUP are only noted; then they do what they do
/// otherwise. One at a time.
class signals_held {
 public:
  signals_held() {
    noted = 0;
    struct sigaction note = {};
    note.sa_handler = [](int signal) { noted = signal; };
    for (std::size_t i = 0; i != signals.size(); ++i) {
      sigaction(signals[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) sigaction(signals[i], &note, nullptr);
    }
  }
  signals_held(const signals_held&) = delete;
  signals_held& operator=(const signals_held&) = delete;
  ~signals_held() {
    for (std::size_t i = 0; i != signals.size(); ++i) sigaction(signals[i], &before_[i], nullptr);
    if (noted != 0) static_cast<void>(std::raise(noted));
  }

  /// Whether one has come.
  static bool came() { return noted != 0; }

 private:
  static constexpr std::array<int, 4> signals{SIGINT, SIGQUIT, SIGTERM, SIGHUP};
  inline static volatile std::sig_atomic_t noted = 0;

  std::array<struct sigaction, 4> before_{};
};

}  // namespace examples
