// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Takes the target of a request apart as a server does, and as strictly as a signature needs it:
// nothing is encoded in two ways.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oracles {

/// The segments of a path and the parameters of a query, decoded.
struct target_parts {
  std::vector<std::string> segments;
  std::map<std::string, std::string> parameters;

  friend bool operator==(const target_parts&, const target_parts&) = default;
};

namespace detail {

/// RFC 3986, section 2.3.
inline bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

inline int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Nothing where a byte is not encoded as AWS Signature Version 4 has it: unreserved characters as
/// they are, all others as `%` and two upper-case digits.
inline std::optional<std::string> canonically_decoded(std::string_view text) {
  std::string decoded;
  while (!text.empty()) {
    char c = text.front();
    text.remove_prefix(1);
    if (c == '%') {
      if (text.size() < 2 || digit_of(text[0]) < 0 || digit_of(text[1]) < 0) return std::nullopt;
      c = static_cast<char>(digit_of(text[0]) * 16 + digit_of(text[1]));
      text.remove_prefix(2);
      if (is_unreserved(c)) return std::nullopt;
    } else if (!is_unreserved(c)) {
      return std::nullopt;
    }
    decoded += c;
  }
  return decoded;
}

/// Takes the text before the mark off the front, and the mark.
inline std::string_view take_before(std::string_view& rest, char mark) {
  const auto part = rest.substr(0, rest.find(mark));
  rest.remove_prefix(part.size() == rest.size() ? part.size() : part.size() + 1);
  return part;
}

}  // namespace detail

/// The parts of a target; nothing where it is not written canonically, or names a parameter twice.
inline std::optional<target_parts> take_apart(std::string_view target) {
  using detail::canonically_decoded;
  using detail::take_before;
  const bool has_query = target.find('?') != std::string_view::npos;
  std::string_view path = take_before(target, '?');
  if (!path.starts_with('/') || (has_query && target.empty())) return std::nullopt;
  if (target.ends_with('&')) return std::nullopt;
  target_parts parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto written = path.substr(0, path.find('/'));
    path.remove_prefix(written.size());
    const auto segment = canonically_decoded(written);
    if (!segment) return std::nullopt;
    parts.segments.push_back(*segment);
  }
  while (!target.empty()) {
    std::string_view pair = take_before(target, '&');
    if (pair.find('=') == std::string_view::npos) return std::nullopt;
    const auto name = canonically_decoded(take_before(pair, '='));
    const auto value = canonically_decoded(pair);
    if (!name || !value || !parts.parameters.emplace(*name, *value).second) return std::nullopt;
  }
  return parts;
}

}  // namespace oracles
