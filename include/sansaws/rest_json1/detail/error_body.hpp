// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads the code and the message from the body of an error, whatever that body is.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/json/detail/fill.hpp>
#include <sansaws/json/detail/target.hpp>

#include <algorithm>
#include <array>
#include <boost/describe/class.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {
namespace rest_json1::detail {

/// The name of the error in "aws.namespace#NameOfError:http://link": the text before the first ':',
/// and of that the text after the last '#'. Never fails; empty if there is no name.
/// Specification: AWS restJson1 protocol, "Operation error serialization".
constexpr std::string_view short_service_code(std::string_view text) noexcept {
  text = text.substr(0, text.find(':'));
  for (auto at = text.find('#'); at != text.npos; at = text.find('#')) text.remove_prefix(at + 1);
  return text;
}

/// What the body of an error says. A text is empty if the body does not have it.
struct error_body {
  std::string code;     ///< the short form of `code`, else that of `__type`
  std::string message;  ///< `message`, else `Message`; valid UTF-8

  friend bool operator==(const error_body&, const error_body&) = default;
};

/// The members of an error body that are read. Empty if absent.
struct error_members {
  std::string code, type, message, capital_message;
};
BOOST_DESCRIBE_STRUCT(error_members, (), (code, type, message, capital_message))

inline void shorten(std::string& code) {
  const std::string_view name = short_service_code(code);
  code.erase(0, static_cast<std::size_t>(name.data() - code.data()));
  code.resize(name.size());
}

}  // namespace rest_json1::detail

template <>
inline constexpr std::array<std::string_view, 4> wire_names<rest_json1::detail::error_members>{
    "code", "__type", "message", "Message"};

namespace rest_json1::detail {

/// Reads the body of an error, which may be anything: HTML, XML, nothing, or any JSON.
///
/// Lenient: a member that is null, of another type, or not valid UTF-8 is as an absent one. Of
/// members with the same name the last text counts. If the body ends too early, is not JSON, or
/// nests deeper than `json::max_nesting`, the members before that point count. At most
/// `bounds.max_body` bytes are read. Never fails. Linear time.
SANSAWS_DECL error_body parse_error_body(std::string_view body, const limits& bounds = {});

#if SANSAWS_DEFINITIONS

SANSAWS_DECL error_body parse_error_body(std::string_view body, const limits& bounds) {
  error_members members;
  json::detail::fill(json::detail::target_of(members),
                     body.substr(0, std::min(bounds.max_body, json::detail::max_json)),
                     json::max_nesting, json::detail::strictness::lenient);
  shorten(members.code);
  shorten(members.type);
  return {std::move(members.code.empty() ? members.type : members.code),
          std::move(members.message.empty() ? members.capital_message : members.message)};
}

#endif

}  // namespace rest_json1::detail
}  // namespace sansaws::rest_json1::detail
