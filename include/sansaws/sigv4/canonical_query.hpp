// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The query string as it is signed.
#pragma once

#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/percent_encoding.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::sigv4 {

namespace detail {

/// The next `name[=value]` of a query, taken off its front; nothing at the end. Empty ones are
/// skipped.
constexpr std::optional<std::pair<std::string_view, std::string_view>> next_parameter(
    std::string_view& query) noexcept {
  while (!query.empty()) {
    const std::string_view piece = query.substr(0, query.find('&'));
    query.remove_prefix(piece.size() == query.size() ? piece.size() : piece.size() + 1);
    if (piece.empty()) continue;
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) return std::pair{piece, std::string_view()};
    return std::pair{piece.substr(0, equals), piece.substr(equals + 1)};
  }
  return std::nullopt;
}

/// Decoded where it was encoded, then encoded by the one rule, so that all spellings of a
/// parameter are signed alike. Text with a broken escape is taken as not encoded at all.
constexpr std::string recoded(std::string_view text) {
  const auto decoded = encoding::percent_decode(text);
  return encoding::percent_encode(decoded ? std::string_view(*decoded) : text);
}

}  // namespace detail

/// Writes the canonical form of `query`: each name and value encoded by one rule, sorted by name,
/// then by value, and a `=` in each. O(n log n); allocates unless the query is empty.
///
/// Specification: AWS Signature Version 4, "Create a canonical request", CanonicalQueryString.
template <text_sink Sink>
constexpr void append_canonical_query(Sink& sink, std::string_view query) {
  if (query.empty()) return;
  std::vector<std::pair<std::string, std::string>> parameters;
  while (const auto parameter = detail::next_parameter(query)) {
    parameters.emplace_back(detail::recoded(parameter->first), detail::recoded(parameter->second));
  }
  std::sort(parameters.begin(), parameters.end());
  std::string_view separator;
  for (const auto& [name, value] : parameters) {
    sink.append(separator);
    sink.append(name);
    sink.append("=");
    sink.append(value);
    separator = "&";
  }
}

}  // namespace sansaws::sigv4
