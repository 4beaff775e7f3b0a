// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a profile has for credentials, of all that it may have.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/credentials/chain_place.hpp>
#include <sansaws/credentials/detail/profile_text.hpp>
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

#if SANSAWS_DEFINITIONS

namespace sansaws::inline SANSAWS_ABI::credentials::detail {

/// A profile as the two files have it. Refers to what it was made of.
struct named_profile {
  std::string_view name;
  const profile_set& config;
  const profile_set& credentials;

  const profile_set& in(profile_file file) const noexcept {
    return file == profile_file::config ? config : credentials;
  }
  const profile_section* section(profile_file file) const noexcept {
    return in(file).find_profile(name);
  }
  /// A value that is not empty; that of the credentials file counts. Null where there is none.
  const profile_value* find(std::string_view property) const noexcept {
    for (const auto file : {profile_file::credentials, profile_file::config}) {
      const auto* const found = section(file);
      const auto* const value = found == nullptr ? nullptr : found->find(property);
      if (value != nullptr && !value->text.empty()) return value;
    }
    return nullptr;
  }
};

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

/// What helps a user who misses the profile: which section may have been meant by the name. Empty
/// where none is like it.
inline std::string similar_profile(const named_profile& profile) {
  const auto ask = [](std::string_view section, profile_file file, std::size_t line) {
    std::string text = "; did you mean [";
    sansaws::detail::append_all(text, {section, "] in line "});
    sansaws::detail::append_decimal(text, line);
    sansaws::detail::append_all(text, {" of the ", to_string(file), " file?"});
    return text;
  };
  if (!sansaws::detail::all_in<profile_name_chars>(profile.name)) {
    return "; the name of a profile has letters, digits and _ - . / % @ : + only";
  }
  const std::string shown = printable(profile.name, 64);
  for (const auto file : {profile_file::config, profile_file::credentials}) {
    for (const profile_error& note : profile.in(file).ignored) {
      std::string_view section = note.section;
      const bool lacks_prefix = note.code == profile_errc::unknown_section;
      const bool has_prefix = note.code == profile_errc::config_section &&
                              sansaws::detail::skip_prefix(section, "profile ");
      if ((!lacks_prefix && !has_prefix) || section != profile.name) continue;
      return ask((lacks_prefix ? "profile " : "") + shown, file, note.line);
    }
    for (const auto& [name, section] : profile.in(file).profiles) {
      if (name == profile.name || !http::equal_ignoring_case(name, profile.name)) continue;
      return ask((file == profile_file::config ? "profile " : "") + printable(name, 64), file,
                 section.line);
    }
  }
  return {};
}

/// What has to be asked of a service, and who can do that.
inline profile_finding needs_service(std::string_view name, std::string_view property,
                                     const profile_value& value, std::string_view service) {
  constexpr std::string_view remedy =
      ", which is not asked here; give another profile the line credential_process = aws "
      "configure export-credentials --profile ";
  std::string text = profile_called(name) + line_of(value.file, value.line) + ": ";
  sansaws::detail::append_all(text, {property, " needs ", service, remedy, printable(name, 64)});
  return {{provider::profile, place_error::needs_service, std::move(text)}};
}

/// The key that the profile has in that file, of which nothing is in the other. Nothing where it
/// has none there.
inline std::optional<profile_finding> find_key(const named_profile& profile, profile_file file) {
  constexpr std::array<std::string_view, 3> names{"aws_access_key_id", "aws_secret_access_key",
                                                  "aws_session_token"};
  const auto* const section = profile.section(file);
  if (section == nullptr) return std::nullopt;
  std::array<std::string_view, 3> texts;
  std::size_t line = 0;
  for (std::size_t i = names.size(); i-- != 0;) {
    const profile_value* const value = section->find(names[i]);
    if (value == nullptr || value->text.empty()) continue;
    texts[i] = value->text.expose();
    line = value->line;
  }
  if (texts[0].empty() && texts[1].empty()) return std::nullopt;
  const std::string where = profile_called(profile.name) + line_of(file, line);
  const auto unusable = [&](const std::string& why) -> profile_finding {
    return {{provider::profile, place_error::unusable, where + ": " + why}};
  };
  if (texts[0].empty() || texts[1].empty()) {
    return unusable("there is no " + std::string(names[texts[0].empty() ? 0 : 1]) +
                    " in that file" + similar_profile(profile));
  }
  auto key = make_key(texts, names);
  if (!key) return unusable(to_string(key.error()));
  return profile_finding{{provider::profile, std::nullopt, where}, *std::move(key)};
}

/// What the profile has, which is in one of the files at least. Where it has several things, the
/// one that botocore takes.
inline profile_finding find_in_profile(const named_profile& profile) {
  const auto needing = [&](std::initializer_list<std::string_view> properties,
                           std::string_view service) -> std::optional<profile_finding> {
    for (const std::string_view property : properties) {
      const auto* const value = profile.find(property);
      if (value != nullptr) return needs_service(profile.name, property, *value, service);
    }
    return std::nullopt;
  };
  constexpr std::string_view identity_center = "IAM Identity Center (SSO)";
  if (auto finding = needing({"role_arn", "web_identity_token_file"}, "AWS STS"))
    return *std::move(finding);
  if (auto finding = needing({"sso_account_id", "sso_role_name"}, identity_center)) {
    return *std::move(finding);
  }
  if (auto finding = find_key(profile, profile_file::credentials)) return *std::move(finding);
  if (auto finding = needing({"login_session"}, "AWS Sign-In")) return *std::move(finding);
  const std::string called = profile_called(profile.name);
  if (const auto* const process = profile.find("credential_process")) {
    return {{provider::process, std::nullopt, called + line_of(process->file, process->line)},
            std::nullopt,
            process->text};
  }
  if (auto finding = find_key(profile, profile_file::config)) return *std::move(finding);
  if (auto finding = needing({"sso_session", "sso_start_url"}, identity_center))
    return *std::move(finding);
  const auto* const config = profile.section(profile_file::config);
  const auto& first = config != nullptr ? *config : *profile.section(profile_file::credentials);
  return {{provider::profile, place_error::absent,
           called + line_of(first.file, first.line) +
               ": there is neither aws_access_key_id nor credential_process" +
               similar_profile(profile)}};
}

}  // namespace sansaws::credentials::detail

#endif
