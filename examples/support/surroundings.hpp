// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the examples take from their environment and clock; the library itself never looks there.
#pragma once

#include "output.hpp"

#include <sansaws/http/grammar.hpp>
#include <sansaws/sigv4/credentials.hpp>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>

namespace examples {

/// An environment variable; one that is empty counts as absent.
inline std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

/// Whether an environment variable says true; it may say false, too, or be absent.
inline bool says_true(const char* name) {
  const std::string text = environment(name).value_or("false");
  if (sansaws::http::equal_ignoring_case(text, "true")) return true;
  if (sansaws::http::equal_ignoring_case(text, "false")) return false;
  refuse(std::string(name) + " is neither true nor false");
}

/// The access key of the environment alone, or the end of the program.
inline sansaws::sigv4::credentials credentials_from_environment() {
  const auto id = environment("AWS_ACCESS_KEY_ID");
  const auto key = environment("AWS_SECRET_ACCESS_KEY");
  if (!id) refuse("AWS_ACCESS_KEY_ID is not set");
  if (!key) refuse("AWS_SECRET_ACCESS_KEY is not set");
  const auto token = environment("AWS_SESSION_TOKEN");
  return value_or_refuse(sansaws::sigv4::credentials::make(*id, *key, token.value_or("")));
}

inline std::chrono::system_clock::time_point now() {
  return std::chrono::system_clock::now();
}

}  // namespace examples
