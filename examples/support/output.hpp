// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How the examples write and how they fail: all of the output or an error, and one line for each
// error.
#pragma once

#include <sansaws/core/caller_error.hpp>

#include <fcntl.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace examples {

/// The exit status where standard output cannot be written.
inline constexpr int cannot_write = 5;

/// Comes first in each program. A closed descriptor is opened in such a way that its use fails:
/// else the next socket would get its number, and the text that is meant for a person. A pipe that
/// nobody reads any more is an error like others, and no signal.
inline void guard_standard_streams() {
  for (const int descriptor : {0, 1, 2}) {
    if (fcntl(descriptor, F_GETFD) == -1) {
      static_cast<void>(open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY));
    }
  }
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
}

/// A line on standard error.
inline void tell(const std::string& text) {
  static_cast<void>(std::fprintf(stderr, "%s\n", text.c_str()));
}

/// Writes all of the text to standard output, or ends the program.
inline void print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return;
  tell("error: cannot write to standard output: " + std::generic_category().message(errno));
  std::exit(cannot_write);
}

/// Bad arguments: one line on stderr, nothing on stdout, exit status 2.
[[noreturn]] inline void refuse(const std::string& why) {
  tell("error: " + why);
  std::exit(2);
}
[[noreturn]] inline void refuse(const sansaws::caller_error& error) {
  refuse(to_string(error));
}

/// The value of a result, or the end of the program with its error.
template <class Result>
auto value_or_refuse(Result result) {
  if (!result) refuse(result.error());
  return *std::move(result);
}

}  // namespace examples
