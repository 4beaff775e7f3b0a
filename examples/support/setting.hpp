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
#include <string_view>
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

/// The value of a setting, or the end of the program. The user knows neither what the library calls
/// it nor, of a variable, that it counts, and so is told the source's name.
template <class Result>
auto value_or_refuse(Result result, const setting& from) {
  if (!result) refuse(from.source + ": " + to_string(result.error()));
  return *std::move(result);
}

/// The value that `parse` makes of an option, or the end of the program.
template <class Result>
auto parsed(const CLI::Option* option, Result (*parse)(std::string_view)) {
  const auto text = option->as<std::string>();
  return value_or_refuse(parse(text), setting{text, option->get_name()});
}

inline std::optional<setting> given_region(const CLI::Option* option) {
  return given(option, {"AWS_REGION", "AWS_DEFAULT_REGION"});
}

inline std::optional<setting> given_endpoint(const CLI::Option* option) {
  if (option->count() == 0 && says_true("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) return std::nullopt;
  return given(option, {"AWS_ENDPOINT_URL_S3TABLES", "AWS_ENDPOINT_URL"});
}

}  // namespace examples
