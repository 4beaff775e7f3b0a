// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The text of a config file, a line of `---`, the text of a credentials file. What is accepted
// means the same however its lines end and in its plainest spelling; every place is in the file;
// both files together have what each has, with the credentials file before the other.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/credentials/parse_profiles.hpp>
#include <sansaws/credentials/profiles.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

using namespace sansaws::credentials;
using fuzz::promise;

namespace {

/// As many as a harness has time for: a file at a limit is an input, too.
constexpr profile_limits limits{1 << 16, 100, 400};

bool is_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of(
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                              "_-./%@:+") == name.npos;
}

bool is_lower(std::string_view name) {
  return name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == name.npos;
}

std::size_t lines_of(std::string_view text) {
  std::size_t lines = 1;
  for (std::size_t at = 0; at != text.size(); ++at) {
    const bool pair = text[at] == '\r' && at + 1 != text.size() && text[at + 1] == '\n';
    if (!pair && (text[at] == '\n' || text[at] == '\r')) ++lines;
  }
  return lines;
}

void check_error(const profile_error& error, profile_file file, std::size_t lines) {
  promise(error.file == file, "an error is of the file that was read");
  promise(error.line <= lines, "the line of an error is in the file");
  promise((error.line == 0) == (error.code == profile_errc::too_large),
          "an error is in a line, but for that of the whole file");
  promise(error.section.size() <= 64, "the section in an error is never long");
  for (const char c : to_string(error)) {
    promise(c >= ' ' && c <= '~', "an error is told in visible ASCII");
  }
}

void check_value(const profile_value& value, profile_file file, std::size_t lines) {
  promise(value.file == file && value.line != 0 && value.line <= lines,
          "the place of a value is in the file");
  const auto text = value.text.expose();
  promise(text.empty() || (text.front() != ' ' && text.front() != '\t' && text.back() != ' ' &&
                           text.back() != '\t'),
          "no blank is around a value");
  promise(text.find('\0') == text.npos && text.find('\r') == text.npos,
          "no value has a NUL or a CR");
}

void check_group(const by_name<profile_section>& group, profile_file file, std::size_t lines) {
  for (const auto& [name, section] : group) {
    promise(is_name(name), "the name of a section is one");
    promise(section.file == file && section.line != 0 && section.line <= lines,
            "the place of a section is in the file");
    for (const auto& [key, property] : section.properties) {
      promise(is_name(key) && is_lower(key), "the name of a property is one, in lower case");
      check_value(property.value, file, lines);
      promise(property.nested.empty() || property.value.text.empty(),
              "nested properties stand below an empty value");
      for (const auto& [nested, value] : property.nested) {
        promise(is_name(nested) && is_lower(nested), "so is the name of a nested one");
        check_value(value, file, lines);
        promise(value.text.expose().find('\n') == std::string_view::npos,
                "a nested value has one line");
      }
    }
  }
}

/// The group in its plainest spelling.
void write(std::string& text, std::string_view prefix, const by_name<profile_section>& group) {
  for (const auto& [name, section] : group) {
    text.append("[").append(prefix).append(name).append("]\n");
    for (const auto& [key, property] : section.properties) {
      text.append(key).append("=");
      for (const char c : property.value.text.expose()) {
        text += c;
        if (c == '\n') text += ' ';  // the next line goes on
      }
      text += '\n';
      for (const auto& [nested, value] : property.nested) {
        text.append(" ").append(nested).append("=").append(value.text.expose()).append("\n");
      }
    }
  }
}

std::string written(const profile_set& set, profile_file file) {
  std::string text;
  write(text, file == profile_file::config ? "profile " : "", set.profiles);
  write(text, "sso-session ", set.sso_sessions);
  write(text, "services ", set.services);
  return text;
}

/// Without places and without what was ignored.
profile_set bare(profile_set set) {
  set.ignored.clear();
  for (auto* group : {&set.profiles, &set.sso_sessions, &set.services}) {
    for (auto& entry : *group) {
      entry.second.line = 0;
      for (auto& property : entry.second.properties) {
        property.second.value.line = 0;
        for (auto& nested : property.second.nested) nested.second.line = 0;
      }
    }
  }
  return set;
}

std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string made;
  for (std::size_t at = 0; at != text.size(); ++at) {
    const bool pair = text[at] == '\r' && at + 1 != text.size() && text[at + 1] == '\n';
    if (pair) continue;
    if (text[at] == '\n' || text[at] == '\r') {
      made += end;
    } else {
      made += text[at];
    }
  }
  return made;
}

profile_set check_file(std::string_view text, profile_file file) {
  const auto parsed = parse_profiles(text, file, limits);
  const auto lines = lines_of(text);
  for (const std::string_view end : {"\n", "\r", "\r\n"}) {
    // The limit on bytes apart, which other line ends may reach.
    if (text.size() > limits.max_size / 2) break;
    promise(parse_profiles(with_line_ends(text, end), file, limits) == parsed,
            "it does not matter how lines end");
  }
  if (!parsed) {
    check_error(parsed.error(), file, lines);
    promise(parsed.error().code <= profile_errc::missing_name, "a file is refused for a reason");
    return {};
  }
  promise(text.find('\0') == text.npos, "a file with a NUL is refused");
  for (const auto& each : parsed->ignored) {
    check_error(each, file, lines);
    promise(each.code > profile_errc::missing_name, "a part is ignored for a reason");
  }
  check_group(parsed->profiles, file, lines);
  check_group(parsed->sso_sessions, file, lines);
  check_group(parsed->services, file, lines);
  promise(
      file == profile_file::config || (parsed->sso_sessions.empty() && parsed->services.empty()),
      "the credentials file has nothing but profiles");
  const auto again = parse_profiles(written(*parsed, file), file, limits);
  promise(again && bare(*again) == bare(*parsed), "what was read is read again as it was written");
  promise(again->ignored.empty(), "of what was read nothing is ignored");
  return *parsed;
}

void check_merged(const profile_set& config, const profile_set& credentials) {
  const auto merged = merge_profiles(config, credentials);
  promise(merge_profiles(config, {}) == config, "a file that is not there changes nothing");
  promise(merge_profiles({}, credentials) == credentials, "nor does it in the other place");
  std::size_t count = 0;
  for (const auto& [name, section] : merged.profiles) {
    const auto* weaker = config.find_profile(name);
    const auto* stronger = credentials.find_profile(name);
    promise(weaker != nullptr || stronger != nullptr, "a profile of both is one of either");
    for (const auto& [key, property] : section.properties) {
      const auto* from = stronger != nullptr && stronger->find(key) != nullptr ? stronger : weaker;
      promise(from != nullptr && from->properties.count(key) != 0 &&
                  from->properties.find(key)->second == property,
              "a property comes from the credentials file before the other, as a whole");
    }
    for (const auto* from : {weaker, stronger}) {
      if (from == nullptr) continue;
      for (const auto& entry : from->properties) {
        promise(section.find(entry.first) != nullptr, "no property is lost");
      }
    }
    count += weaker != nullptr && stronger != nullptr;
  }
  promise(merged.profiles.size() + count == config.profiles.size() + credentials.profiles.size(),
          "no profile is lost");
  promise(merged.sso_sessions == config.sso_sessions && merged.services == config.services,
          "the sections of the config file are kept");
  promise(merged.ignored.size() == config.ignored.size() + credentials.ignored.size(),
          "what is ignored is told of both");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view rule = "---\n";
  const auto text = fuzz::as_text(data, size);
  const auto at = (std::min)(text.find(rule), text.size());
  const auto config = text.substr(0, at);
  const auto credentials = text.substr((std::min)(at + rule.size(), text.size()));
  check_file(config, profile_file::credentials);
  check_merged(check_file(config, profile_file::config),
               check_file(credentials, profile_file::credentials));
  return 0;
}
