// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The command line, read by CLI11; its errors and its help are those of all the examples.
#pragma once

#include "output.hpp"
#include "terminal.hpp"

#include <sansaws/core/printable.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

namespace examples {

/// For `transform`: takes decimal numbers from `low` to `high`.
inline CLI::Validator number(std::uint32_t low, std::uint32_t high) {
  const auto check = [low, high](std::string& text) -> std::string {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = error == std::errc() && end == text.data() + text.size();
    // With a leading zero CLI11 would take it as octal.
    text = std::to_string(number);
    if (good && number >= low && number <= high) return {};
    return "not a number from " + std::to_string(low) + " to " + std::to_string(high);
  };
  return {check, ""};
}

/// Whether an option is on the command line.
inline bool is_given(const CLI::Option* option) {
  return option->count() != 0;
}

/// Whether an option takes no value.
inline bool is_flag(const CLI::Option& option) {
  return option.get_items_expected_max() == 0;
}

/// The name of an option with the value that it takes.
inline std::string heading(const CLI::Option& option) {
  const bool alone = option.get_positional() || is_flag(option);
  return alone ? option.get_name() : option.get_name() + " " + option.get_type_name();
}

/// The page that `--help` prints, in lines of at most 80 columns. The description's first line is
/// what the program does; the rest of it stands before the options, the footer behind them.
inline std::string help_of(const CLI::App& app) {
  constexpr std::size_t width = 80;
  const std::string about = app.get_description();
  const std::size_t end = std::min(about.find('\n'), about.size());
  std::string usage = app.get_name();
  std::string list;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_required()) usage += " " + heading(*option);
    std::string text = option->get_description();
    if (const auto& value = option->get_default_str(); !value.empty()) {
      text += " Default: " + value + ".";
    }
    list += wrapped(heading(*option), 2, width) + wrapped(text, 6, width);
  }
  usage += " [OPTION]...";
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) usage += " [" + heading(*option) + "]";
  }
  return wrapped(app.get_name() + " - " + about.substr(0, end), 0, width) + "\nUsage:\n" +
         wrapped(usage, 2, width) + about.substr(std::min(end + 1, about.size())) + "\nOptions:\n" +
         list + "\n" + app.get_footer();
}

/// Refuses `--option=` and `--flag=value`. CLI11 takes the next argument for the value of the one,
/// and some values of the other.
inline void refuse_misplaced_values(const CLI::App& app, int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const std::size_t equals = argument.find('=');
    if (argument == "--") return;
    if (!argument.starts_with("--") || equals == argument.npos) continue;
    const std::string name(argument.substr(0, equals));
    const CLI::Option* const option = app.get_option_no_throw(name);
    if (option == nullptr) continue;
    if (is_flag(*option)) refuse(name + " takes no value");
    if (equals + 1 == argument.size()) refuse(name + " needs a value");
  }
}

/// Reads the arguments into the options of `app`. Ends the program after --help, and where an
/// argument is wrong.
inline void parse(CLI::App& app, int argc, char** argv) {
  guard_standard_streams();
  app.set_help_flag("-h,--help", "Print this page, and nothing else.");
  refuse_misplaced_values(app, argc, argv);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    print(help_of(app));
    std::exit(0);
  } catch (const CLI::ParseError& error) {
    // What is unknown comes first: it may be the misspelt name of what is missing.
    const auto unknown = app.remaining();
    if (!unknown.empty()) {
      refuse("unknown argument '" + sansaws::printable(unknown.front(), 60) + "', see --help");
    }
    const std::string why = error.what();
    const std::string name = why.substr(0, why.find(':'));
    const CLI::Option* const option = app.get_option_no_throw(name);
    if (option != nullptr && option->count() > 1) refuse(name + " is given twice");
    if (error.get_name() == "ArgumentMismatch") refuse(name + " needs a value");
    refuse(sansaws::printable(why, 200));
  }
}

}  // namespace examples
