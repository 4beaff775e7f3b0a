// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the body of an error says, whatever else that body is.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/rest_json1/json_reader.hpp>

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

/// Leaves `to` alone where `text` is no JSON string.
inline void assign_if_valid(std::string& to, const raw_string& text) {
  if (text.plain) {
    to = text.text;
  } else if (std::string meant;
             unescape(meant, text.text, size_of_run(text.text)) == text.text.size()) {
    to = std::move(meant);
  }
}

inline void shorten_service_code(std::string& code) {
  const auto name = short_service_code(code);
  if (name.size() == code.size()) return;
  const auto begin = static_cast<std::size_t>(name.data() - code.data());
  code.resize(begin + name.size());
  code.erase(0, begin);
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
/// Lenient: a member that is null, of another type or not UTF-8 is an absent one, and of equal
/// names the last text counts. Where the body ends too early or stops being JSON, the members
/// before that place count. At most `bounds.max_body` bytes are looked at. Never fails. Linear.
inline error_body read_error_body(std::string_view body, const limits& bounds = {}) {
  error_body said;
  std::string type;
  std::string capital_message;
  const auto member_called = [&](std::string_view name) -> std::string* {
    if (name == "message") return &said.message;
    if (name == "code") return &said.code;
    if (name == "__type") return &type;
    if (name == "Message") return &capital_message;
    return nullptr;
  };

  detail::json_reader json(body.substr(0, bounds.max_body));
  std::string unescaped;
  std::string_view name;
  const char* p = json.open(json.begin(), '{');
  while (p != nullptr && (p = json.key(p, name, unescaped)) != nullptr) {
    std::string* const member = member_called(name);
    p = json.pass_space(p);
    if (json.at(p, '"')) {
      detail::raw_string text;
      p = json.find_string(p, text);
      if (p != nullptr && member != nullptr) detail::assign_if_valid(*member, text);
    } else {
      p = json.skip_value(p, unescaped);
    }
    if (p != nullptr) p = json.expect(p, ',');
  }

  detail::shorten_service_code(said.code);
  if (said.code.empty()) {
    detail::shorten_service_code(type);
    said.code = std::move(type);
  }
  if (said.message.empty()) said.message = std::move(capital_message);
  return said;
}

}  // namespace sansaws::rest_json1
