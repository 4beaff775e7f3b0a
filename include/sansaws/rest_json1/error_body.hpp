// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the body of an error says, whatever else that body is.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/json/detail/json_escape.hpp>
#include <sansaws/json/detail/json_reader.hpp>
#include <sansaws/json/detail/json_skip.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::rest_json1 {

/// The error's name within "aws.namespace#NameOfError:http://link": what stands before the first
/// ':', and of that what stands after the last '#'. AWS restJson1 protocol, "Operation error
/// serialization". Never fails; empty where there is no name.
constexpr std::string_view short_service_code(std::string_view text) noexcept {
  text = text.substr(0, text.find(':'));
  for (auto at = text.find('#'); at != text.npos; at = text.find('#')) text.remove_prefix(at + 1);
  return text;
}

namespace detail {

inline constexpr std::array<std::string_view, 4> error_members{"code", "__type", "message",
                                                               "Message"};

inline bool is_string(const json::detail::raw_string& raw, std::string& buffer) {
  return raw.plain || json::detail::unescape(
                          buffer, raw.text, json::detail::size_of_run(raw.text)) == raw.text.size();
}

/// What `raw`, a string that was found to be one, stands for.
inline std::string_view meaning(const json::detail::raw_string& raw, std::string& buffer) {
  if (raw.plain) return raw.text;
  json::detail::unescape(buffer, raw.text, json::detail::size_of_run(raw.text));
  return buffer;
}

}  // namespace detail

/// Empty where the body says nothing of the kind.
struct error_body {
  std::string code;     ///< the short form of `code`, else that of `__type`
  std::string message;  ///< `message`, else `Message`; valid UTF-8

  friend bool operator==(const error_body&, const error_body&) = default;
};

/// Reads the body of an error, which may be anything: HTML, XML, nothing, JSON of any shape.
///
/// Lenient: a member that is null, of another type or a string that is not UTF-8 is an absent one,
/// and of equal names the last text counts. Where the body ends too early, stops being JSON or
/// nests beyond `json::deepest_nesting`, the members before that place count. At most
/// `bounds.max_body` bytes are looked at. Never fails. Linear.
inline error_body read_error_body(std::string_view body, const limits& bounds = {}) {
  std::array<json::detail::raw_string, detail::error_members.size()> said;

  json::detail::json_reader reader(body.substr(0, bounds.max_body));
  std::string buffer;
  const char* p = reader.open(reader.begin(), '{');
  while (p != nullptr) {
    std::size_t member = 0;
    std::string_view other;
    p = reader.one_of<detail::error_members>(p, member, other, buffer);
    if (p == nullptr || (p = reader.expect(p, ':')) == nullptr) break;
    p = reader.pass_space(p);
    if (reader.at(p, '"')) {
      json::detail::raw_string text;
      p = reader.find_string(p, text);
      const bool complete = p != nullptr && detail::is_string(text, buffer);
      if (complete && member != said.size()) said[member] = text;
    } else {
      p = json::detail::skip_value(reader, p, buffer);
    }
    if (p != nullptr) p = reader.expect(p, ',');
  }

  const auto& [code, type, message, capital_message] = said;
  std::string_view name = short_service_code(detail::meaning(code, buffer));
  if (name.empty()) name = short_service_code(detail::meaning(type, buffer));
  std::string kept(name);  // from the buffer
  std::string_view text = detail::meaning(message, buffer);
  if (text.empty()) text = detail::meaning(capital_message, buffer);
  return {std::move(kept), std::string(text)};
}

}  // namespace sansaws::rest_json1
