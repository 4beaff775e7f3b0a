// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the terminal can show, and text that is broken to fit into it.
#pragma once

#include "surroundings.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace examples {

/// Whether standard output takes colours. NO_COLOR and TERM=dumb say no (no-color.org).
inline bool colours_wanted() {
  const auto terminal = environment("TERM");
  return isatty(STDOUT_FILENO) == 1 && !environment("NO_COLOR") && terminal && terminal != "dumb";
}

/// The columns of the terminal on standard output, or on another descriptor: COLUMNS, else what the
/// terminal says, else 80. Nothing where it is a file or a pipe.
inline std::optional<std::size_t> terminal_width(int descriptor = STDOUT_FILENO) {
  constexpr std::size_t least = 40;
  if (isatty(descriptor) != 1) return std::nullopt;
  const std::string columns = environment("COLUMNS").value_or("");
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  winsize size{};
  if (width == 0 && ioctl(descriptor, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  return width == 0 ? 80 : std::max(width, least);
}

/// The text in lines of at most `width` bytes, each indented, broken at spaces; a word that is
/// longer than a line is broken anywhere.
/// Precondition: `indent` is less than `width`.
inline std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  const std::size_t room = width - indent;
  std::string out;
  while (!text.empty()) {
    std::size_t size = std::min(text.size(), room);
    if (size < text.size() && text[size] != ' ') {
      const std::size_t blank = text.substr(0, size).rfind(' ');
      if (blank != std::string_view::npos && blank != 0) size = blank;
    }
    out.append(indent, ' ').append(text.substr(0, size)).append("\n");
    text.remove_prefix(size);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  }
  return out;
}

}  // namespace examples
