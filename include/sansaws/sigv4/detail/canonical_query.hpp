// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The canonical form of a query.
#pragma once

#include <sansaws/core/detail/heap_array.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/sigv4/detail/name_value_list.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

using sansaws::detail::take_until;

/// The next parameter of a query, as its name and value. Removes it from `query`. Skips empty ones;
/// nothing at the end.
constexpr std::optional<std::pair<std::string_view, std::string_view>> next_parameter(
    std::string_view& query) noexcept {
  while (!query.empty()) {
    std::string_view value = take_until(query, '&');
    if (value.empty()) continue;
    const std::string_view name = take_until(value, '=');
    return std::pair{name, value};
  }
  return std::nullopt;
}

/// Appends a name or value decoded and encoded again, so that all spellings of a parameter give the
/// same signature. A text with a broken escape is taken as not encoded.
constexpr void append_recoded(sansaws::detail::span_sink& sink, std::string_view text) {
  const bool encoded = http::detail::percent_encoded_prefix(text) == text.size();
  while (true) {
    const std::size_t run = encoded ? text.find('%') : text.npos;
    http::append_percent_encoded(sink, text.substr(0, run));
    if (run == text.npos) return;
    const char byte = *http::detail::leading_escape(text.substr(run));
    http::append_percent_encoded(sink, {&byte, 1});
    text.remove_prefix(run + 3);
  }
}

/// The canonical form of a query. O(n log n); allocates.
constexpr sansaws::detail::heap_array<char> canonical_query(std::string_view query) {
  using item = name_value_list::item;
  using sansaws::detail::heap_array;
  heap_array<char> encoded(http::detail::max_percent_encoded_size(query.size()));
  sansaws::detail::span_sink sink({encoded.data(), encoded.size()});
  name_value_list parameters;
  while (const auto parameter = next_parameter(query)) {
    const std::size_t begin = sink.size();
    append_recoded(sink, parameter->first);
    const std::size_t middle = sink.size();
    append_recoded(sink, parameter->second);
    parameters.put(sink.text().substr(begin, middle - begin), sink.text(middle));
  }
  parameters.sort([](const item& left, const item& right) {
    const int order = left.name.text().compare(right.name.text());
    return order != 0 ? order < 0 : left.value.text() < right.value.text();
  });
  if (parameters.size() == 0) return {};
  heap_array<char> joined(sink.size() + 2 * parameters.size() - 1);
  sansaws::detail::span_sink out({joined.data(), joined.size()});
  for (const item& parameter : parameters.items()) {
    if (out.size() != 0) out.append("&");
    out.append(parameter.name.text());
    out.append("=");
    out.append(parameter.value.text());
  }
  return joined;
}

/// Appends the canonical form of `query`: parameters sorted by name, then by value; names and
/// values percent-encoded by one rule; a `=` in each. O(n log n); allocates unless the query is
/// empty. Specification: AWS Signature Version 4, "Create a canonical request",
/// CanonicalQueryString.
template <text_sink Sink>
constexpr void append_canonical_query(Sink& sink, std::string_view query) {
  if (query.empty()) return;
  const auto text = detail::canonical_query(query);
  sink.append(std::string_view(text.data(), text.size()));
}

}  // namespace sansaws::sigv4::detail
