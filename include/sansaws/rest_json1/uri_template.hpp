// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where the members of an operation's input go: into the path, into the query, or into the body.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/json/shape.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

namespace detail {

/// A value that can stand in a URI: an enumerator with a wire name, or a value with a `text()`.
template <class T>
concept uri_value = (std::is_enum_v<T> && has_wire_names<T>) || requires(const T& value) {
  std::string_view(value.text());
};

/// What stands in a URI for a member of an input. Not present: an empty parameter, and what goes
/// into the body.
struct uri_part {
  std::string_view text;
  bool present = false;
};
enum class uri_place { label, query };

template <uri_value T>
constexpr std::string_view uri_text(const T& value) noexcept {
  if constexpr (std::is_enum_v<T>) {
    return to_wire(value);
  } else {
    return value.text();
  }
}

}  // namespace detail

/// Where the members of an input go, such as "/tables/{tableBucketARN}{?namespace,maxTables}": the
/// path with its labels, and at the end the names of the query's parameters. Each name is the wire
/// name of a member of `Input`, and stands for its value. A member without one goes into the body.
///
/// The value of a label is an enumerator with a wire name, or has a `text()` as validated types do.
/// A parameter of the query may also be a std::optional of these; it is left out while that is
/// empty.
///
/// Checked while compiling: the template begins with '/'; literal text has only '/' and the
/// unreserved characters of RFC 3986; every label is a whole path segment; every name is that of a
/// member of such a type, once. Greedy labels and literals in the query are not supported.
/// Specification: RFC 6570 (`{name}` and `{?name,name}`); Smithy 2.0, "httpLabel trait" and
/// "httpQuery trait".
template <json::struct_shape Input>
class uri_template {
 public:
  /// How many members the input has.
  static constexpr std::size_t member_count = json::detail::member_count<Input>;

  /// Checks the template, while compiling.
  template <std::size_t N>
  consteval uri_template(const char (&pattern)[N])  // NOLINT: a literal is a template
      : uri_template(std::string_view(pattern, N - 1)) {}

  /// Whether the member with this index goes into the body.
  constexpr bool in_body(std::size_t member) const noexcept {
    for (std::size_t i = 0; i != name_count_; ++i) {
      if (members_[i] == member) return false;
    }
    return true;
  }

  /// The most bytes that `append_to` may append.
  constexpr std::size_t max_size(const Input& input) const {
    std::size_t size = 0;
    for (const std::string_view literal : literals_) size += literal.size();
    for (const auto& part : parts_of(input)) {
      size += http::detail::max_percent_encoded_size(part.text.size());
    }
    for (const std::size_t member : query()) size += 2 + wire_names<Input>[member].size();
    return size;
  }
  /// Appends path and query for `input`. In the values everything but unreserved characters is
  /// percent-encoded, so none leaves its path segment or parameter. Linear time.
  template <text_sink S>
  constexpr void append_to(S& sink, const Input& input) const {
    const auto parts = parts_of(input);
    for (std::size_t i = 0; i != label_count_; ++i) {
      sink.append(literals_[i]);
      http::append_percent_encoded(sink, parts[members_[i]].text);
    }
    sink.append(literals_[label_count_]);
    std::string_view before = "?";
    for (const std::size_t member : query()) {
      if (!parts[member].present) continue;
      sink.append(std::exchange(before, "&"));
      sink.append(wire_names<Input>[member]);
      sink.append("=");
      http::append_percent_encoded(sink, parts[member].text);
    }
  }

 private:
  using uri_part = detail::uri_part;
  using place = detail::uri_place;

  consteval explicit uri_template(std::string_view pattern) {
    if (!pattern.starts_with('/')) refused_template();
    const std::size_t query = (std::min)(pattern.find("{?"), pattern.size());
    std::string_view path = pattern.substr(0, query);
    while (path.find_first_of("{}") != path.npos) {
      const std::size_t open = path.find('{');
      const std::size_t close = path.find('}');
      if (close == path.npos || open > close) refused_template();
      if (path[open - 1] != '/') refused_template();
      if (close + 1 != path.size() && path[close + 1] != '/') refused_template();
      literals_[label_count_++] = literal(path.substr(0, open));
      add_member(path.substr(open + 1, close - open - 1), place::label);
      path.remove_prefix(close + 1);
    }
    literals_[label_count_] = literal(path);
    if (query == pattern.size()) return;
    std::string_view names = pattern.substr(query + 2);
    if (!names.ends_with('}')) refused_template();
    names.remove_suffix(1);
    std::size_t comma = 0;
    do {
      comma = names.find(',');
      add_member(names.substr(0, comma), place::query);
      names.remove_prefix(comma == names.npos ? names.size() : comma + 1);
    } while (comma != names.npos);
  }

  static consteval std::string_view literal(std::string_view text) {
    for (const char c : text) {
      if (c != '/' && !http::detail::unreserved_chars.contains(c)) refused_template();
    }
    return text;
  }
  consteval void add_member(std::string_view name, place where) {
    for (std::size_t i = 0; i != member_count; ++i) {
      if (wire_names<Input>[i] != name) continue;
      if (!in_body(i) || !fits(i, where)) refused_template();
      members_[name_count_++] = i;
      return;
    }
    refused_template();
  }
  // Not constexpr on purpose: a call of it while compiling is an error.
  static void refused_template() {}

  constexpr std::span<const std::size_t> query() const noexcept {
    return std::span(members_).subspan(label_count_, name_count_ - label_count_);
  }

  template <class Member>
  static constexpr bool fits(place where) noexcept {
    if constexpr (json::optional_shape<Member>) {
      return where == place::query && detail::uri_value<typename Member::value_type>;
    } else {
      return detail::uri_value<Member>;
    }
  }
  static consteval bool fits(std::size_t member, place where) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return ((I == member && fits<json::detail::member_type<Input, I>>(where)) || ...);
    }
    (std::make_index_sequence<member_count>());
  }

  template <class Member>
  static constexpr uri_part part_of(const Member& member) noexcept {
    if constexpr (json::optional_shape<Member>) {
      return member ? part_of(*member) : uri_part{};
    } else if constexpr (detail::uri_value<Member>) {
      return {detail::uri_text(member), true};
    } else {
      return {};
    }
  }
  static constexpr std::array<uri_part, member_count> parts_of(const Input& input) noexcept {
    return [&]<std::size_t... I>(std::index_sequence<I...>)->std::array<uri_part, member_count> {
      return {part_of(json::detail::member_of<I>(input))...};
    }
    (std::make_index_sequence<member_count>());
  }

  std::array<std::string_view, member_count + 1> literals_;
  std::array<std::size_t, member_count> members_{};  // the labels, then the query's parameters
  std::size_t label_count_ = 0;
  std::size_t name_count_ = 0;
};

}  // namespace sansaws::rest_json1
