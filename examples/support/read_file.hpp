// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads a file that may have keys, or says why it cannot.
#pragma once

#include "descriptor.hpp"
#include "interrupt.hpp"
#include "sensitive_text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <string>
#include <system_error>

namespace examples {

/// Appends all bytes of the file, and returns why that cannot be done; an empty text if it is done.
/// A file that has no end, as some devices, is one that is too large.
inline std::string read_file(const std::string& path, sensitive_text& into) {
  constexpr std::size_t most = 8U << 20U;
  const descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.get() == -1) return std::generic_category().message(errno);
  std::array<char, 16384> piece{};
  std::string why;
  while (true) {
    const ssize_t size = read(file.get(), piece.data(), piece.size());
    if (size == 0) break;
    if (size < 0 && errno == EINTR && interrupted == 0) continue;
    if (size < 0) {
      why = std::generic_category().message(errno);
      break;
    }
    if (into.size() + static_cast<std::size_t>(size) > most) {
      why = "it has more than 8 MiB";
      break;
    }
    into.append({piece.data(), static_cast<std::size_t>(size)});
  }
  wipe(piece.data(), piece.size());
  return why;
}

}  // namespace examples
