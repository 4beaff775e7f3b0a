// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Ctrl-C as a wish of the user, and not as the end of the program.
#pragma once

#include <csignal>

namespace examples {

/// Whether the user has had enough: set by Ctrl-C, or by SIGTERM. A second time ends the program.
inline volatile std::sig_atomic_t interrupted = 0;

inline void end_on_interrupt() {
  struct sigaction action = {};
  action.sa_handler = [](int) { interrupted = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

}  // namespace examples
