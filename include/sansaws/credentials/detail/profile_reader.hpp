// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The grammar of the shared config and credentials files, line by line.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/credentials/detail/profile_text.hpp>
#include <sansaws/credentials/parse_profiles.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::credentials {

#if SANSAWS_DEFINITIONS

namespace detail {

/// Reads one file, line by line.
class profile_reader {
 public:
  profile_reader(std::string_view text, profile_file file, const profile_limits& limits)
      : rest_(text), file_(file), limits_(limits) {}

  result<profile_set, profile_error> read() {
    if (rest_.size() > limits_.max_size) return error_of(profile_errc::too_large);
    sansaws::detail::skip_prefix(rest_, "\xef\xbb\xbf");
    while (!rest_.empty()) {
      const std::string_view line = take_line();
      if (const auto code = read_line(line)) return error_of(*code);
    }
    finish_value();
    return std::move(made_);
  }

 private:
  /// What stops the reading, or nothing.
  using verdict = std::optional<profile_errc>;

  /// The next line, without its end.
  std::string_view take_line() {
    constexpr sansaws::detail::charset line_ends("\r\n");
    const std::string_view line = rest_.substr(0, sansaws::detail::find_first<line_ends>(rest_));
    rest_.remove_prefix(line.size());
    if (!sansaws::detail::skip_prefix(rest_, "\r\n") && !rest_.empty()) rest_.remove_prefix(1);
    ++line_;
    return line;
  }

  verdict read_line(std::string_view line) {
    if (line.find('\0') != line.npos) return profile_errc::not_text;
    const std::string_view content = trim_blanks(line);
    if (content.empty() || content.front() == '#' || content.front() == ';') return std::nullopt;
    if (profile_blanks.contains(line.front())) return read_continuation(content);
    finish_value();
    return line.front() == '[' ? read_section(line) : read_property(line);
  }

  verdict read_section(std::string_view line) {
    constexpr sansaws::detail::charset comments("#;");
    line = trim_blanks(line.substr(1, sansaws::detail::find_first<comments>(line) - 1));
    const bool closed = line.ends_with(']');
    if (closed) line.remove_suffix(1);
    const std::string_view inside = trim_blanks(line);
    // What cannot be the name of a section may be a document in JSON, with a key in it.
    constexpr auto told = profile_name_chars | sansaws::detail::charset(" \t\"'[]");
    written_ = sansaws::detail::all_in<told>(inside) ? inside.substr(0, 64) : std::string_view();
    state_ = state::ignored_section;
    section_ = nullptr;
    property_ = nullptr;
    if (++sections_ > limits_.max_sections) return profile_errc::too_many_sections;
    if (!closed) return profile_errc::unclosed_section;
    if (const auto code =
            file_ == profile_file::config ? open_in_config(inside) : open_in_credentials(inside)) {
      ignore(*code, line_);
    }
    return std::nullopt;
  }

  /// Why the section is ignored, or nothing.
  verdict open_in_config(std::string_view inside) {
    const auto size = sansaws::detail::find_first<profile_blanks>(inside);
    const std::string_view word = inside.substr(0, size);
    std::string_view name = trim_blanks(inside.substr(size));
    const bool quoted = name.size() >= 2 && name.front() == name.back() &&
                        (name.front() == '"' || name.front() == '\'');
    if (quoted) name = name.substr(1, name.size() - 2);
    if (word == "sso-session") return open(made_.sso_sessions, name);
    if (word == "services") return open(made_.services, name);
    if (word == "profile") {
      if (name == "default") drop_plain_default();
      return open(made_.profiles, name);
    }
    if (inside != "default") return profile_errc::unknown_section;
    if (prefixed_default_) return profile_errc::replaced_default;
    return open(made_.profiles, inside);
  }

  verdict open_in_credentials(std::string_view inside) {
    const auto size = sansaws::detail::find_first<profile_blanks>(inside);
    const std::string_view word = inside.substr(0, size);
    const bool prefixed = word == "profile" || word == "sso-session" || word == "services";
    if (prefixed && size != inside.size()) return profile_errc::config_section;
    return open(made_.profiles, inside);
  }

  verdict open(by_name<profile_section>& sections, std::string_view name) {
    if (name.empty() || !sansaws::detail::all_in<profile_name_chars>(name)) {
      return profile_errc::bad_section_name;
    }
    const auto opened = sections.try_emplace(std::string(name), profile_section{file_, line_, {}});
    section_ = &opened.first->second;
    state_ = state::section;
    return std::nullopt;
  }

  /// At the first `[profile default]`: forgets what stood below `[default]`.
  void drop_plain_default() {
    if (std::exchange(prefixed_default_, true)) return;
    const auto plain = made_.profiles.find("default");
    if (plain == made_.profiles.end()) return;
    made_.ignored.push_back({profile_errc::replaced_default, file_, plain->second.line, "default"});
    made_.profiles.erase(plain);
  }

  verdict read_property(std::string_view line) {
    if (state_ == state::start) return profile_errc::outside_section;
    if (state_ == state::ignored_section) return std::nullopt;
    property_ = nullptr;
    state_ = state::ignored_property;
    std::string_view value = without_comment(line);
    std::string name;
    if (const auto code = take_name(value, name)) return code;
    if (name.empty()) return std::nullopt;
    auto& property = section_->properties[std::move(name)];
    if (property.value.line != 0) ignore(profile_errc::repeated_property, property.value.line);
    property = {{secret(), file_, line_}, {}};
    property_ = &property;
    state_ = value.empty() ? state::nested : state::value;
    if (!value.empty()) lines_.push_back(value);
    return std::nullopt;
  }

  verdict read_continuation(std::string_view content) {
    switch (state_) {
      case state::start:
      case state::section:
        return profile_errc::nothing_to_continue;
      case state::ignored_section:
      case state::ignored_property:
        return std::nullopt;
      case state::value:
        lines_.push_back(content);
        return std::nullopt;
      case state::nested:
        break;
    }
    std::string_view value = without_comment(content);
    std::string name;
    if (const auto code = take_name(value, name)) return code;
    if (name.empty()) return std::nullopt;
    auto& nested = property_->nested[std::move(name)];
    if (nested.line != 0) ignore(profile_errc::repeated_property, nested.line);
    nested = {secret(value), file_, line_};
    return std::nullopt;
  }

  /// Splits `name = value`: leaves the value, and writes the name in lower case. It stays empty
  /// where the property is ignored.
  verdict take_name(std::string_view& property, std::string& name) {
    if (++properties_ > limits_.max_properties) return profile_errc::too_many_properties;
    const auto equals = property.find('=');
    if (equals == property.npos) return profile_errc::missing_equals;
    const std::string_view written = trim_blanks(property.substr(0, equals));
    if (written.empty()) return profile_errc::missing_name;
    property = trim_blanks(property.substr(equals + 1));
    if (!sansaws::detail::all_in<profile_name_chars>(written)) {
      ignore(profile_errc::bad_property_name, line_);
      return std::nullopt;
    }
    for (const char c : written) name += sansaws::detail::to_lower(c);
    return std::nullopt;
  }

  /// Gives the property its value, now that all lines of it are known.
  void finish_value() {
    if (lines_.empty()) return;
    if (lines_.size() == 1) {
      property_->value.text = secret(lines_.front());
    } else {
      std::size_t size = lines_.size() - 1;
      for (const auto& line : lines_) size += line.size();
      std::string joined;
      joined.reserve(size);  // one block, so that growing leaves no copy behind
      for (const auto& line : lines_) {
        if (!joined.empty()) joined += '\n';
        joined += line;
      }
      property_->value.text = secret(joined);
      sansaws::detail::wipe(joined.data(), joined.size());
    }
    lines_.clear();
  }

  void ignore(profile_errc code, std::size_t line) {
    made_.ignored.push_back({code, file_, line, std::string(written_)});
  }

  profile_error error_of(profile_errc code) const {
    return {code, file_, line_, std::string(written_)};
  }

  enum class state { start, section, value, nested, ignored_property, ignored_section };

  std::string_view rest_;
  profile_file file_;
  profile_limits limits_;
  state state_ = state::start;
  std::size_t line_ = 0;
  std::size_t sections_ = 0;
  std::size_t properties_ = 0;
  bool prefixed_default_ = false;
  std::string_view written_;              ///< between the brackets of the last section, cut
  profile_section* section_ = nullptr;    ///< where properties go
  profile_property* property_ = nullptr;  ///< where continuations go
  std::vector<std::string_view> lines_;   ///< of the value that is being read
  profile_set made_;
};

}  // namespace detail

SANSAWS_DECL result<profile_set, profile_error> parse_profiles(std::string_view text,
                                                               profile_file file,
                                                               const profile_limits& limits) {
  return detail::profile_reader(text, file, limits).read();
}

#endif

}  // namespace sansaws::credentials
