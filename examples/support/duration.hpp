// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A span of time on the command line: 90s, 30m, 36h, 3d.
#pragma once

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <system_error>

namespace examples {

/// For `transform`: takes spans from one second to 10,000 days, and makes seconds of them.
inline CLI::Validator duration() {
  const auto check = [](std::string& text) -> std::string {
    constexpr std::int64_t day = 86'400;
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string unit = text.substr(static_cast<std::size_t>(end - text.data()));
    std::int64_t seconds = unit == "s" ? 1 : unit == "m" ? 60 : unit == "h" ? 3600 : 0;
    if (unit == "d") seconds = day;
    if (error != std::errc() || seconds == 0 || count < 1 || count > 10'000 * day / seconds) {
      return "not a number with s, m, h or d behind it, from 1s to 10000d";
    }
    text = std::to_string(count * seconds);
    return {};
  };
  return {check, ""};
}

}  // namespace examples
