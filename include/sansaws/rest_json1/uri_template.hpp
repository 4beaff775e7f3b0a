// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The path of an operation, with labels for its parameters.
#pragma once

#include <sansaws/core/text_sink.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/json/shape.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// A path such as "/tables/{tableBucketARN}/{namespace}": literal text and labels. A label is the
/// wire name of a member of `Input`, and stands for its value.
///
/// Checked while compiling: the template begins with '/'; literal text has only '/' and the
/// unreserved characters of RFC 3986; every label is a whole path segment; every label is a member
/// of `Input`, and every member is a label once. Greedy labels and query literals are not
/// supported. Specification: Smithy 2.0, "http trait", URI.
template <json::struct_shape Input>
class uri_template {
 public:
  /// How many labels there are.
  static constexpr std::size_t label_count = json::detail::member_count<Input>;

  /// Checks the template, while compiling.
  template <std::size_t N>
  consteval uri_template(const char (&pattern)[N])  // NOLINT: a literal is a template
      : uri_template(std::string_view(pattern, N - 1)) {}

  /// The most bytes that `append_to` may append.
  constexpr std::size_t max_size(const Input& input) const {
    std::size_t size = 0;
    for (const std::string_view literal : literals_) size += literal.size();
    for (const std::string_view value : values_of(input, std::make_index_sequence<label_count>())) {
      size += http::detail::max_percent_encoded_size(value.size());
    }
    return size;
  }
  /// Appends the path for `input`. In the values everything but unreserved characters is
  /// percent-encoded, so a value cannot leave its path segment. Linear time.
  template <text_sink S>
  constexpr void append_to(S& sink, const Input& input) const {
    const auto values = values_of(input, std::make_index_sequence<label_count>());
    for (std::size_t i = 0; i != label_count; ++i) {
      sink.append(literals_[i]);
      http::append_percent_encoded(sink, values[members_[i]]);
    }
    sink.append(literals_[label_count]);
  }

 private:
  consteval explicit uri_template(std::string_view rest) {
    if (!rest.starts_with('/')) refused_template();
    std::array<bool, label_count> used{};
    for (std::size_t i = 0; i != label_count; ++i) {
      const std::size_t open = rest.find('{');
      const std::size_t close = rest.find('}');
      if (close == rest.npos || open > close) refused_template();
      if (rest[open - 1] != '/') refused_template();
      if (close + 1 != rest.size() && rest[close + 1] != '/') refused_template();
      literals_[i] = literal(rest.substr(0, open));
      members_[i] = member_named(rest.substr(open + 1, close - open - 1));
      if (std::exchange(used[members_[i]], true)) refused_template();
      rest.remove_prefix(close + 1);
    }
    literals_[label_count] = literal(rest);
  }

  static consteval std::string_view literal(std::string_view text) {
    for (const char c : text) {
      if (c != '/' && !http::detail::unreserved_chars.contains(c)) refused_template();
    }
    return text;
  }
  static consteval std::size_t member_named(std::string_view label) {
    for (std::size_t i = 0; i != label_count; ++i) {
      if (wire_names<Input>[i] == label) return i;
    }
    refused_template();
    return label_count;
  }
  // Not constexpr on purpose: a call of it while compiling is an error.
  static void refused_template() {}

  template <std::size_t... I>
  static constexpr std::array<std::string_view, label_count> values_of(const Input& input,
                                                                       std::index_sequence<I...>) {
    return {json::detail::member_of<I>(input).text()...};
  }

  std::array<std::string_view, label_count + 1> literals_;
  std::array<std::size_t, label_count> members_{};
};

}  // namespace sansaws::rest_json1
