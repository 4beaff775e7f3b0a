// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a profile has for credentials, of all that it may have.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/credentials/chain_place.hpp>
#include <sansaws/credentials/profiles.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/sigv4/credentials.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::credentials::detail {

/// A key, or a command that prints one; or else why there is none, in `place`.
struct profile_finding {
  chain_place place;
  std::optional<sigv4::credentials> key = std::nullopt;
  secret command = {};
};

/// "profile prod".
inline std::string profile_called(std::string_view name) {
  return "profile " + printable(name, 64);
}

/// ", config file, line 3".
inline std::string line_of(profile_file file, std::size_t line) {
  std::string text;
  sansaws::detail::append_all(text, {", ", to_string(file), " file, line "});
  sansaws::detail::append_decimal(text, line);
  return text;
}

/// The credentials of these texts; the error's parameter is one of the names.
inline result<sigv4::credentials> make_key(const std::array<std::string_view, 3>& texts,
                                           const std::array<std::string_view, 3>& names) {
  auto made = sigv4::credentials::make(texts[0], texts[1], texts[2]);
  if (made) return made;
  auto error = made.error();
  error.parameter = error.parameter == "access_key_id"       ? names[0]
                    : error.parameter == "secret_access_key" ? names[1]
                                                             : names[2];
  return error;
}

/// A question for the user about a section that may have been meant by the name. Empty where none
/// is like it.
inline std::string similar_profile(const profile_set& profiles, std::string_view name) {
  const auto ask = [](std::string_view section, profile_file file, std::size_t line) {
    std::string text = "; did you mean [";
    sansaws::detail::append_all(text, {section, "] in line "});
    sansaws::detail::append_decimal(text, line);
    sansaws::detail::append_all(text, {" of the ", to_string(file), " file?"});
    return text;
  };
  for (const profile_error& note : profiles.ignored) {
    std::string_view section = note.section;
    const bool lacks_prefix = note.code == profile_errc::unknown_section;
    const bool has_prefix = note.code == profile_errc::config_section &&
                            sansaws::detail::skip_prefix(section, "profile ");
    if ((!lacks_prefix && !has_prefix) || section != name) continue;
    return ask((lacks_prefix ? "profile " : "") + printable(name, 64), note.file, note.line);
  }
  for (const auto& [other, section] : profiles.profiles) {
    if (other == name || !http::equal_ignoring_case(other, name)) continue;
    return ask(other, section.file, section.line);
  }
  return {};
}

/// What has to be asked of a service, and who can do that.
inline profile_finding needs_service(std::string_view name, std::string_view property,
                                     const profile_value& value, std::string_view service) {
  constexpr std::string_view remedy =
      ", which is not asked from here; the AWS CLI asks it, where another profile has "
      "credential_process = aws configure export-credentials --profile ";
  std::string text = profile_called(name) + line_of(value.file, value.line) + ": ";
  sansaws::detail::append_all(text, {property, " needs ", service, remedy, printable(name, 64)});
  return {{provider::profile, chain_errc::needs_service, std::move(text)}};
}

/// The key that the profile has in that file. Nothing where it has none there.
inline std::optional<profile_finding> find_key(const profile_set& profiles, std::string_view name,
                                               const profile_section& section, profile_file file) {
  constexpr std::array<std::string_view, 3> names{"aws_access_key_id", "aws_secret_access_key",
                                                  "aws_session_token"};
  std::array<std::string_view, 3> texts;
  std::size_t line = 0;
  for (std::size_t i = names.size(); i-- != 0;) {
    const profile_value* const value = section.find(names[i]);
    if (value == nullptr || value->file != file || value->text.empty()) continue;
    texts[i] = value->text.expose();
    line = value->line;
  }
  if (texts[0].empty() && texts[1].empty()) return std::nullopt;
  const std::string where = profile_called(name) + line_of(file, line);
  const auto unusable = [&](const std::string& why) -> profile_finding {
    return {{provider::profile, chain_errc::unusable, where + ": " + why}};
  };
  if (texts[0].empty() || texts[1].empty()) {
    return unusable("there is no " + std::string(names[texts[0].empty() ? 0 : 1]) +
                    " in that file" + similar_profile(profiles, name));
  }
  auto key = make_key(texts, names);
  if (!key) return unusable(to_string(key.error()));
  return profile_finding{{provider::profile, std::nullopt, where}, *std::move(key)};
}

/// What the profile of that name has, `section`. Where it has several things, the one that botocore
/// takes.
inline profile_finding find_in_profile(const profile_set& profiles, std::string_view name,
                                       const profile_section& section) {
  const auto value_of = [&section](std::string_view property) -> const profile_value* {
    const profile_value* const value = section.find(property);
    return value == nullptr || value->text.empty() ? nullptr : value;
  };
  const auto needing = [&](std::initializer_list<std::string_view> properties,
                           std::string_view service) -> std::optional<profile_finding> {
    for (const std::string_view property : properties) {
      const auto* const value = value_of(property);
      if (value != nullptr) return needs_service(name, property, *value, service);
    }
    return std::nullopt;
  };
  constexpr std::string_view identity_center = "IAM Identity Center (SSO)";
  if (auto it = needing({"role_arn", "web_identity_token_file"}, "AWS STS")) return *std::move(it);
  if (auto it = needing({"sso_account_id", "sso_role_name"}, identity_center)) {
    return *std::move(it);
  }
  if (auto it = find_key(profiles, name, section, profile_file::credentials)) {
    return *std::move(it);
  }
  if (auto it = needing({"login_session"}, "AWS Sign-In")) return *std::move(it);
  if (const auto* const process = value_of("credential_process")) {
    return {{provider::process, std::nullopt,
             profile_called(name) + line_of(process->file, process->line)},
            std::nullopt,
            process->text};
  }
  if (auto it = find_key(profiles, name, section, profile_file::config)) return *std::move(it);
  if (auto it = needing({"sso_session", "sso_start_url"}, identity_center)) return *std::move(it);
  return {{provider::profile, chain_errc::absent,
           profile_called(name) + line_of(section.file, section.line) +
               ": there is neither aws_access_key_id nor credential_process" +
               similar_profile(profiles, name)}};
}

}  // namespace sansaws::credentials::detail
