// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the examples take from their surroundings; the library itself never looks there.
#pragma once

#include "command_line.hpp"

#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace examples {

/// An environment variable; one that is empty counts as absent.
inline std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

inline sansaws::sigv4::credentials credentials_from_environment(
    const std::optional<std::string>& fallback_token = std::nullopt) {
  const auto id = environment("AWS_ACCESS_KEY_ID");
  const auto key = environment("AWS_SECRET_ACCESS_KEY");
  if (!id) refuse("AWS_ACCESS_KEY_ID is not set");
  if (!key) refuse("AWS_SECRET_ACCESS_KEY is not set");
  auto token = environment("AWS_SESSION_TOKEN");
  if (!token) token = fallback_token;
  return value_or_refuse(sansaws::sigv4::credentials::make(*id, *key, token.value_or("")));
}

inline std::chrono::system_clock::time_point now() {
  return std::chrono::system_clock::now();
}

/// `--time YYYYMMDDTHHMMSSZ`, or now.
inline sansaws::timestamp time_of(const command_line& arguments) {
  const auto text = arguments.value("--time");
  if (!text) return now();
  const auto time = sansaws::parse_amz_date(*text);
  if (!time) refuse("--time is not of the form YYYYMMDDTHHMMSSZ");
  return *time;
}

}  // namespace examples
