// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads a file that may have keys, or says why it cannot.
#pragma once

#include "descriptor.hpp"
#include "interrupt.hpp"
#include "sensitive_text.hpp"

#include <sansaws/credentials/parse_profiles.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <string>
#include <system_error>

namespace examples {

/// Appends the bytes of the file, and returns why that cannot be done; an empty text if it is done.
/// Of a file that is too large, as a device without an end is, these are one more than a shared
/// file may have, so that the parser refuses it.
inline std::string read_file(const std::string& path, sensitive_text& into) {
  constexpr std::size_t most = sansaws::credentials::profile_limits{}.max_size + 1;
  const descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.get() == -1) return std::generic_category().message(errno);
  std::array<char, 16384> piece{};
  std::string why;
  while (into.size() < most) {
    const ssize_t size = read(file.get(), piece.data(), std::min(piece.size(), most - into.size()));
    if (size == 0) break;
    if (size < 0 && errno == EINTR && interrupted == 0) continue;
    if (size < 0) {
      why = std::generic_category().message(errno);
      break;
    }
    into.append({piece.data(), static_cast<std::size_t>(size)});
  }
  wipe(piece.data(), piece.size());
  return why;
}

}  // namespace examples
