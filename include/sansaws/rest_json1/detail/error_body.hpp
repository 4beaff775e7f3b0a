// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads the code and the message from the body of an error, whatever that body is.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/grammar.hpp>
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
  std::string message;  ///< valid UTF-8

  friend bool operator==(const error_body&, const error_body&) = default;
};

/// The members of an error body that are read. Empty if absent.
struct error_members {
  std::string code, type, message;
  std::array<std::string, 3> spellings;  // of the three names in the body
};
BOOST_DESCRIBE_STRUCT(error_members, (), (code, type, message))

inline void shorten(std::string& code) {
  const std::string_view name = short_service_code(code);
  code.erase(0, static_cast<std::size_t>(name.data() - code.data()));
  code.resize(name.size());
}

}  // namespace rest_json1::detail

template <>
inline constexpr std::array<std::string_view, 3> wire_names<rest_json1::detail::error_members>{
    "code", "__type", "message"};

namespace rest_json1::detail {

/// Reads the body of an error, which may be anything: HTML, XML, nothing, or any JSON.
///
/// Names are known in any letter case, as servers spell them in several. Of two spellings the first
/// one with a text counts, but `message` before any other, as in the AWS SDK for JavaScript.
///
/// Lenient: a member that is null, of another type, or not valid UTF-8 is as an absent one. Of
/// members with the same name the last text counts. If the body ends too early, is not JSON, or
/// nests deeper than `json::max_nesting`, the members before that point count. At most
/// `bounds.max_body` bytes are read. Never fails. Linear time.
SANSAWS_DECL error_body parse_error_body(std::string_view body, const limits& bounds = {});

#if SANSAWS_DEFINITIONS

/// The target of the member with this name, in any case.
inline json::detail::target next_error_member(json::detail::frame& in,
                                              const json::detail::json_text& name, bool) {
  auto& members = *static_cast<error_members*>(in.object);
  const std::array<std::string*, 3> texts{&members.code, &members.type, &members.message};
  for (std::size_t i = 0; i != texts.size(); ++i) {
    if (!http::equal_ignoring_case(name.view, wire_names<error_members>[i])) continue;
    auto& spelling = members.spellings[i];
    if (!texts[i]->empty() && spelling != name.view && name.view != "message") break;
    spelling = name.view;
    return json::detail::target_of(*texts[i]);
  }
  return {nullptr, nullptr};
}

SANSAWS_DECL error_body parse_error_body(std::string_view body, const limits& bounds) {
  static constexpr auto type = [] {
    auto made = json::detail::make_target_type<error_members>();
    made.next = next_error_member;
    return made;
  }();
  error_members members;
  json::detail::fill({&members, &type},
                     body.substr(0, (std::min)(bounds.max_body, json::detail::max_json)),
                     {.max_depth = json::max_nesting}, json::detail::strictness::lenient);
  shorten(members.code);
  shorten(members.type);
  return {std::move(members.code.empty() ? members.type : members.code),
          std::move(members.message)};
}

#endif

}  // namespace rest_json1::detail
}  // namespace sansaws::rest_json1::detail
