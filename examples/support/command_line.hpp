// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Options of the form `--name value` and `--name`, and the one way in which the examples fail.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/printable.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// Bad arguments: one line on stderr, nothing on stdout, exit status 2.
[[noreturn]] inline void refuse(const std::string& why) {
  std::fprintf(stderr, "error: %s\n", why.c_str());
  std::exit(2);
}
[[noreturn]] inline void refuse(const sansaws::caller_error& error) {
  refuse(to_string(error));
}

/// The value of a result, or the end of the program with its error.
template <class Result>
auto value_or_refuse(Result result) {
  if (!result) refuse(result.error());
  return *std::move(result);
}

enum class takes { nothing, value };

struct option {
  std::string_view name;  ///< with its dashes
  takes argument = takes::value;
};

/// The arguments of a program, each option known and given at most once.
class command_line {
 public:
  command_line(int argc, char** argv, std::string_view usage, const std::vector<option>& known,
               std::size_t max_operands = 0) {
    for (int i = 1; i < argc; ++i) {
      const std::string_view argument = argv[i];
      if (argument == "--help" || argument == "-h") {
        std::fwrite(usage.data(), 1, usage.size(), stdout);
        std::exit(0);
      }
      if (argument == "-" || !argument.starts_with('-')) {
        if (operands_.size() == max_operands)
          refuse("unexpected argument '" + sansaws::printable(argument, 60) + "'");
        operands_.push_back(argument);
        continue;
      }
      const std::size_t equals = argument.find('=');
      const std::string_view name = argument.substr(0, equals);
      const option* found = nullptr;
      for (const option& each : known) {
        if (each.name == name) found = &each;
      }
      if (found == nullptr) refuse("unknown option '" + sansaws::printable(name, 60) + "'");
      std::string_view value;
      if (found->argument == takes::nothing) {
        if (equals != std::string_view::npos) refuse(std::string(name) + " takes no value");
      } else if (equals != std::string_view::npos) {
        value = argument.substr(equals + 1);
      } else {
        if (++i == argc) refuse(std::string(name) + " needs a value");
        value = argv[i];
      }
      if (!values_.emplace(name, value).second) refuse(std::string(name) + " is given twice");
    }
  }

  bool has(std::string_view name) const { return values_.contains(name); }
  std::optional<std::string_view> value(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) return std::nullopt;
    return found->second;
  }
  std::string_view required(std::string_view name) const {
    const auto found = value(name);
    if (!found) refuse(std::string(name) + " is required");
    return *found;
  }
  /// A decimal number from `low` to `high`.
  std::optional<std::uint32_t> number(std::string_view name, std::uint32_t low,
                                      std::uint32_t high) const {
    const auto text = value(name);
    if (!text) return std::nullopt;
    std::uint64_t number = 0;
    bool good = !text->empty() && text->size() <= 10;
    for (const char c : *text) {
      good = good && c >= '0' && c <= '9';
      number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (!good || number < low || number > high) {
      refuse(std::string(name) + " is not a number from " + std::to_string(low) + " to " +
             std::to_string(high));
    }
    return static_cast<std::uint32_t>(number);
  }
  const std::vector<std::string_view>& operands() const { return operands_; }

 private:
  std::map<std::string_view, std::string_view> values_;
  std::vector<std::string_view> operands_;
};

}  // namespace examples
