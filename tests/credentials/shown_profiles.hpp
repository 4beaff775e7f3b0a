// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What files hold, as text that tests can compare.
#pragma once

#include <sansaws/credentials/profiles.hpp>

#include <string>
#include <string_view>

/// "foo{a=b s3{c=d}} ": each section of a group, in the order of names.
inline std::string shown(
    const sansaws::credentials::by_name<sansaws::credentials::profile_section>& group) {
  std::string text;
  const auto add = [&text](std::string_view name, std::string_view value) {
    if (text.back() != '{') text += ' ';
    text.append(name).append("=").append(value);
  };
  for (const auto& [name, section] : group) {
    text.append(name).append("{");
    for (const auto& [property, set] : section.properties) {
      if (set.nested.empty()) {
        add(property, set.value.text.expose());
        continue;
      }
      if (text.back() != '{') text += ' ';
      text.append(property).append("{");
      for (const auto& [nested, value] : set.nested) add(nested, value.text.expose());
      text += '}';
    }
    text += "} ";
  }
  return text;
}

/// All groups of it.
inline std::string shown(const sansaws::credentials::profile_set& set) {
  auto text = shown(set.profiles);
  if (!set.sso_sessions.empty()) text += "sso-sessions " + shown(set.sso_sessions);
  if (!set.services.empty()) text += "services " + shown(set.services);
  return text;
}
