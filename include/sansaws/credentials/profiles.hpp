// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the shared config and credentials files hold: profiles, and what profiles refer to.
#pragma once

#include <sansaws/core/secret.hpp>
#include <sansaws/credentials/profile_error.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::credentials {

namespace detail {

/// Orders names by their bytes, so that a name can be looked up without a std::string.
struct name_order {
  using is_transparent = void;
  constexpr bool operator()(std::string_view left, std::string_view right) const noexcept {
    return left < right;
  }
};

template <class T>
const T* find_in(const std::map<std::string, T, name_order>& map, std::string_view name) noexcept {
  const auto found = map.find(name);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace detail

/// What has a name in a file, ordered by the bytes of the names.
template <class T>
using by_name = std::map<std::string, T, detail::name_order>;

/// The value of a property, and the place where it was set.
///
/// Every value is held as a secret, as many may be one: not only the secret access key and the
/// token, also a command with a password, or a URL with a user. So nothing prints it, and it is
/// wiped. `text.expose()` is the only way to it.
struct profile_value {
  /// Without the blanks around it. A value of several lines has LF between them.
  secret text;
  profile_file file = profile_file::config;  ///< in which file
  std::size_t line = 0;                      ///< in which line, from 1 on

  friend bool operator==(const profile_value&, const profile_value&) = default;
};

/// A property of a section: a value, or nested properties below an empty value.
struct profile_property {
  profile_value value;            ///< what stands behind the `=`
  by_name<profile_value> nested;  ///< names in lower case

  friend bool operator==(const profile_property&, const profile_property&) = default;
};

/// A section: a profile, an SSO session, or a list of settings of services.
struct profile_section {
  profile_file file = profile_file::config;  ///< where it was found first
  std::size_t line = 0;                      ///< in which line, from 1 on
  by_name<profile_property> properties;      ///< names in lower case

  /// The value of a property, or null. The name is in lower case. Valid until the section is
  /// changed. O(log n).
  const profile_value* find(std::string_view name) const& noexcept {
    const auto* property = detail::find_in(properties, name);
    return property == nullptr ? nullptr : &property->value;
  }
  const profile_value* find(std::string_view) const&& = delete;
  /// The value of a nested property, or null: `find("s3", "endpoint_url")`.
  const profile_value* find(std::string_view name, std::string_view nested) const& noexcept {
    const auto* property = detail::find_in(properties, name);
    return property == nullptr ? nullptr : detail::find_in(property->nested, nested);
  }
  const profile_value* find(std::string_view, std::string_view) const&& = delete;

  friend bool operator==(const profile_section&, const profile_section&) = default;
};

/// What one of the files holds, or both together. Owns all of it.
///
/// @snippet reference_examples.cpp profiles
struct profile_set {
  by_name<profile_section> profiles;      ///< by name; the default one is "default"
  by_name<profile_section> sso_sessions;  ///< `[sso-session NAME]` of the config file
  by_name<profile_section> services;      ///< `[services NAME]` of the config file
  /// What does not count of the files, and why, in the order of its lines but for what is only
  /// known further down: to tell a user who misses a profile.
  std::vector<profile_error> ignored;

  /// The profile of that name, or null. Letter case counts. Valid until the set is changed.
  /// O(log n).
  const profile_section* find_profile(std::string_view name) const& noexcept {
    return detail::find_in(profiles, name);
  }
  const profile_section* find_profile(std::string_view) const&& = delete;
  /// The SSO session of that name, or null.
  const profile_section* find_sso_session(std::string_view name) const& noexcept {
    return detail::find_in(sso_sessions, name);
  }
  const profile_section* find_sso_session(std::string_view) const&& = delete;
  /// The settings of services of that name, or null.
  const profile_section* find_services(std::string_view name) const& noexcept {
    return detail::find_in(services, name);
  }
  const profile_section* find_services(std::string_view) const&& = delete;

  friend bool operator==(const profile_set&, const profile_set&) = default;
};

/// Both files together. A profile that is in both has the properties of both. For a property that
/// is in both the credentials file counts, with all that is nested in it, and even where it is
/// empty. So a key may be made of two files: `chain` looks for one in each. Neither copies nor
/// shows a value. O(n log n).
///
/// @snippet reference_examples.cpp merge_profiles
[[nodiscard]] inline profile_set merge_profiles(profile_set config, profile_set credentials) {
  const auto merge = [](by_name<profile_section>& into, by_name<profile_section>& from) {
    while (!from.empty()) {
      auto inserted = into.insert(from.extract(from.begin()));
      if (inserted.inserted) continue;
      auto& stronger = inserted.node.mapped().properties;
      stronger.merge(inserted.position->second.properties);
      inserted.position->second.properties = std::move(stronger);
    }
  };
  merge(config.profiles, credentials.profiles);
  merge(config.sso_sessions, credentials.sso_sessions);
  merge(config.services, credentials.services);
  for (auto& note : credentials.ignored) config.ignored.push_back(std::move(note));
  return config;
}

}  // namespace sansaws::credentials
