// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The path of an operation with labels for its parameters, checked while compiling.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/json/shape.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// "/tables/{tableBucketARN}/{namespace}": literal text, and labels that name members of `Input` by
/// their wire names.
///
/// A template does not compile unless it begins with '/', its text is of RFC 3986's unreserved
/// characters and '/', every label is the whole of a path segment and a member of `Input`, and
/// every member of `Input` is a label, once. Smithy 2.0, "http trait", §URI; greedy labels and
/// query literals are not supported.
template <json::struct_shape Input>
class uri_template {
 public:
  static constexpr std::size_t labels = json::detail::member_count<Input>;

  template <std::size_t N>
  consteval uri_template(const char (&pattern)[N])  // NOLINT: a literal is a template
      : uri_template(std::string_view(pattern, N - 1)) {}

  /// At least as many bytes as `append_to` needs.
  constexpr std::size_t room(const Input& input) const {
    std::size_t room = 0;
    for (const std::string_view literal : literals_) room += literal.size();
    for (const std::string_view value : values_of(input, std::make_index_sequence<labels>())) {
      room += http::percent_encoded_room(value.size());
    }
    return room;
  }
  /// Appends the path for `input`, each value percent-encoded down to the unreserved characters, so
  /// that none can leave its segment. Linear.
  template <text_sink S>
  constexpr void append_to(S& sink, const Input& input) const {
    const auto values = values_of(input, std::make_index_sequence<labels>());
    for (std::size_t i = 0; i != labels; ++i) {
      sink.append(literals_[i]);
      http::append_percent_encoded(sink, values[members_[i]]);
    }
    sink.append(literals_[labels]);
  }

 private:
  consteval explicit uri_template(std::string_view rest) {
    if (!rest.starts_with('/')) refused_template();
    std::array<bool, labels> used{};
    for (std::size_t i = 0; i != labels; ++i) {
      const std::size_t open = rest.find('{');
      const std::size_t close = rest.find('}');
      if (close == rest.npos || open > close) refused_template();
      if (rest[open - 1] != '/') refused_template();
      if (close + 1 != rest.size() && rest[close + 1] != '/') refused_template();
      literals_[i] = literal(rest.substr(0, open));
      members_[i] = member_called(rest.substr(open + 1, close - open - 1));
      if (std::exchange(used[members_[i]], true)) refused_template();
      rest.remove_prefix(close + 1);
    }
    literals_[labels] = literal(rest);
  }

  static consteval std::string_view literal(std::string_view text) {
    for (const char c : text) {
      if (c != '/' && !http::is_unreserved(c)) refused_template();
    }
    return text;
  }
  static consteval std::size_t member_called(std::string_view label) {
    for (std::size_t i = 0; i != labels; ++i) {
      if (wire_names<Input>[i] == label) return i;
    }
    refused_template();
    return labels;
  }
  // Not constexpr on purpose: reaching it makes the initialiser no constant expression.
  static void refused_template() {}

  template <std::size_t... I>
  static constexpr std::array<std::string_view, labels> values_of(const Input& input,
                                                                  std::index_sequence<I...>) {
    return {json::detail::member_of<I>(input).text()...};
  }

  std::array<std::string_view, labels + 1> literals_;
  std::array<std::size_t, labels> members_{};
};

}  // namespace sansaws::rest_json1
