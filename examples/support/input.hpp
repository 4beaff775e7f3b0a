// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How the examples read: all of the input or an error. A stream of the C++ library does not tell a
// failure from the end.
#pragma once

#include "output.hpp"

#include <sansaws/core/printable.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string>
#include <system_error>

namespace examples {

/// All bytes of the file, or the end of the program. "-" is standard input.
inline std::string read_all(const std::string& name) {
  const auto fail = [&] {
    const std::string why = std::generic_category().message(errno);
    const std::string what =
        name == "-" ? "standard input" : "the file '" + sansaws::printable(name) + "'";
    refuse("cannot read " + what + ": " + why);
  };
  const int file = name == "-" ? STDIN_FILENO : open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file == -1) fail();
  std::string bytes;
  char buffer[4096];
  while (true) {
    const ssize_t size = read(file, buffer, sizeof buffer);
    if (size == 0) break;
    if (size > 0) {
      bytes.append(buffer, static_cast<std::size_t>(size));
    } else if (errno != EINTR) {
      fail();
    }
  }
  if (name != "-") close(file);
  return bytes;
}

}  // namespace examples
