// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What an option says, or a variable of the environment in its place.
#pragma once

#include "command_line.hpp"
#include "surroundings.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

namespace examples {

/// A text that was given, and the name of the option or the variable that gave it.
struct setting {
  std::string text;
  std::string source;
};

/// The option, else the first of these variables that is set.
inline std::optional<setting> given(const CLI::Option* option,
                                    std::initializer_list<const char*> variables) {
  if (option->count() != 0) return setting{option->as<std::string>(), option->get_name()};
  for (const char* variable : variables) {
    if (auto text = environment(variable)) return setting{*std::move(text), variable};
  }
  return std::nullopt;
}

/// The value of a setting, or the end of the program. The user has not typed a variable, and so is
/// told its name.
template <class Result>
auto value_or_refuse(Result result, const setting& from) {
  if (!result) {
    const std::string why = to_string(result.error());
    refuse(from.source.starts_with('-') ? why : from.source + ": " + why);
  }
  return *std::move(result);
}

inline std::optional<setting> given_region(const CLI::Option* option) {
  return given(option, {"AWS_REGION", "AWS_DEFAULT_REGION"});
}

inline std::optional<setting> given_endpoint(const CLI::Option* option) {
  if (option->count() == 0 && says_true("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) return std::nullopt;
  return given(option, {"AWS_ENDPOINT_URL_S3TABLES", "AWS_ENDPOINT_URL"});
}

}  // namespace examples
