// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the body of an error says, whatever else that body is.
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

/// The error's name within "aws.namespace#NameOfError:http://link": what stands before the first
/// ':', and of that what stands after the last '#'. AWS restJson1 protocol, "Operation error
/// serialization". Never fails; empty where there is no name.
constexpr std::string_view short_service_code(std::string_view text) noexcept {
  text = text.substr(0, text.find(':'));
  for (auto at = text.find('#'); at != text.npos; at = text.find('#')) text.remove_prefix(at + 1);
  return text;
}

/// Empty where the body says nothing of the kind.
struct error_body {
  std::string code;     ///< the short form of `code`, else that of `__type`
  std::string message;  ///< `message`, else `Message`; valid UTF-8

  friend bool operator==(const error_body&, const error_body&) = default;
};

/// Empty where there is no such text.
struct error_members {
  std::string code, type, message, capital_message;
};
BOOST_DESCRIBE_STRUCT(error_members, (), (code, type, message, capital_message))

}  // namespace rest_json1::detail

template <>
inline constexpr std::array<std::string_view, 4> wire_names<rest_json1::detail::error_members>{
    "code", "__type", "message", "Message"};

namespace rest_json1::detail {

/// Reads the body of an error, which may be anything: HTML, XML, nothing, JSON of any shape.
///
/// Lenient: a member that is null, of another type or a string that is not UTF-8 is an absent one,
/// and of equal names the last text counts. Where the body ends too early, stops being JSON or
/// nests beyond `json::max_nesting`, the members before that place count. At most
/// `bounds.max_body` bytes are looked at. Never fails. Linear.
SANSAWS_DECL error_body read_error_body(std::string_view body, const limits& bounds = {});

#if SANSAWS_DEFINITIONS

inline void shorten(std::string& code) {
  const std::string_view name = short_service_code(code);
  code.erase(0, static_cast<std::size_t>(name.data() - code.data()));
  code.resize(name.size());
}

SANSAWS_DECL error_body read_error_body(std::string_view body, const limits& bounds) {
  error_members said;
  json::detail::fill(json::detail::target_of(said),
                     body.substr(0, std::min(bounds.max_body, json::detail::max_json)),
                     json::max_nesting, json::detail::strictness::lenient);
  shorten(said.code);
  shorten(said.type);
  return {std::move(said.code.empty() ? said.type : said.code),
          std::move(said.message.empty() ? said.capital_message : said.message)};
}
#endif

}  // namespace rest_json1::detail
}  // namespace sansaws::rest_json1::detail
