// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the body of an error says, whatever else that body is.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/rest_json1/json_scanner.hpp>

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
  return text.substr(text.rfind('#') + 1);  // npos + 1 is 0
}

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
  constexpr std::array<std::string_view, 4> names{"code", "__type", "message", "Message"};
  std::array<std::string, names.size()> texts;
  std::string key;
  std::string text;

  detail::json_scanner json(body.substr(0, bounds.max_body));
  if (json.accept('{')) {
    while (json.read_string(key) && json.accept(':')) {
      if (!json.at_string()) {
        if (!json.pass_value()) break;
      } else {
        if (!json.read_string(text)) break;
        for (std::size_t i = 0; i != names.size(); ++i) {
          if (key == names[i] && detail::is_utf8(text)) texts[i].swap(text);
        }
      }
      if (!json.accept(',')) break;
    }
  }

  auto& [code, type, message, capital_message] = texts;
  error_body said;
  said.code = short_service_code(code);
  if (said.code.empty()) said.code = short_service_code(type);
  said.message = std::move(message.empty() ? capital_message : message);
  return said;
}

}  // namespace sansaws::rest_json1
