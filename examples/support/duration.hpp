// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Spans of time: on the command line as 90s, 30m, 36h, 3d, and in words.
#pragma once

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace examples {

/// A span from one second to 10,000 days; nothing where the text is none.
inline std::optional<std::chrono::seconds> duration_of(std::string_view text) {
  constexpr std::int64_t day = 86'400;
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
  const std::int64_t seconds = unit == "s"   ? 1
                               : unit == "m" ? 60
                               : unit == "h" ? 3600
                               : unit == "d" ? day
                                             : 0;
  if (error != std::errc() || seconds == 0 || count < 1 || count > 10'000 * day / seconds) {
    return std::nullopt;
  }
  return std::chrono::seconds(count * seconds);
}

/// "45 s", "12 min", "3 h", "5 days", rounded down. Precondition: not negative.
inline std::string in_words(std::chrono::seconds span) {
  const auto seconds = span.count();
  if (seconds < 120) return std::to_string(seconds) + " s";
  if (seconds < 2 * 3600) return std::to_string(seconds / 60) + " min";
  if (seconds < 48 * 3600) return std::to_string(seconds / 3600) + " h";
  return std::to_string(seconds / 86'400) + " days";
}

}  // namespace examples
