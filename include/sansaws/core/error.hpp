// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whose fault, then what: the caller's parameters, or the peer's bytes.
#pragma once

#include <boost/describe/enum.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws {

/// What was wrong with something that this program's own author or user supplied.
enum class caller_errc {
  missing = 1,    ///< a required parameter is absent or empty
  too_short,      ///< shorter than the parameter may be
  too_long,       ///< longer than the parameter may be
  bad_character,  ///< a byte that may not stand at this position
  bad_format,     ///< the text ends or continues where its grammar does not allow it
  out_of_range,   ///< well formed, but a value outside what can be expressed
  conflict,       ///< two parameters that exclude each other, or that do not belong together
  reserved,       ///< a field that the signer writes itself
  repeated,       ///< given more than once
  no_room,        ///< a buffer that is too small for the result
};

BOOST_DESCRIBE_ENUM(caller_errc, missing, too_short, too_long, bad_character, bad_format,
                    out_of_range, conflict, reserved, repeated, no_room)

/// What was wrong with bytes that came from the other side.
enum class peer_errc {
  bad_status_line = 1,  ///< the first line is not an HTTP/1.x status line
  bad_field,         ///< a header or trailer line outside the grammar (bare CR, space before colon,
                     ///< folding, ...)
  bad_framing,       ///< message length is ambiguous or unreadable (both kinds, differing lengths,
                     ///< unknown coding)
  bad_chunk,         ///< a chunk size, extension or terminator outside the grammar
  incomplete,        ///< the bytes ended before the message did
  line_too_long,     ///< a line over limits::max_line
  too_many_fields,   ///< more fields than limits::max_fields
  body_too_large,    ///< a body over limits::max_body
  too_many_chunks,   ///< more chunks than limits::max_chunks
  too_many_interim,  ///< more 1xx responses than limits::max_interim
  not_json,          ///< the body is not one JSON text
  not_an_object,     ///< the body is JSON, but not an object
  missing_member,    ///< a required member is absent or null
  wrong_type,        ///< a member has a JSON type that its shape does not take
  bad_value,         ///< a member has the right type and an impossible value
  too_deep,          ///< nesting over limits::max_depth
};

BOOST_DESCRIBE_ENUM(peer_errc, bad_status_line, bad_field, bad_framing, bad_chunk, incomplete,
                    line_too_long, too_many_fields, body_too_large, too_many_chunks,
                    too_many_interim, not_json, not_an_object, missing_member, wrong_type,
                    bad_value, too_deep)

/// One sentence without a full stop, for people. Total over the enumerators.
constexpr std::string_view message(caller_errc code) noexcept {
  switch (code) {
    case caller_errc::missing:
      return "is required";
    case caller_errc::too_short:
      return "is too short";
    case caller_errc::too_long:
      return "is too long";
    case caller_errc::bad_character:
      return "has a character that is not allowed";
    case caller_errc::bad_format:
      return "is not of the required form";
    case caller_errc::out_of_range:
      return "is out of range";
    case caller_errc::conflict:
      return "conflicts with another parameter";
    case caller_errc::reserved:
      return "is written by the signer and cannot be supplied";
    case caller_errc::repeated:
      return "is given more than once";
    case caller_errc::no_room:
      return "has too little room for the result";
  }
  return "is wrong in an unknown way";
}

/// One sentence without a full stop, for people. Total over the enumerators.
constexpr std::string_view message(peer_errc code) noexcept {
  switch (code) {
    case peer_errc::bad_status_line:
      return "not an HTTP/1.x status line";
    case peer_errc::bad_field:
      return "malformed header or trailer field";
    case peer_errc::bad_framing:
      return "ambiguous or unreadable message length";
    case peer_errc::bad_chunk:
      return "malformed chunk";
    case peer_errc::incomplete:
      return "the response ended before it was complete";
    case peer_errc::line_too_long:
      return "line longer than the limit";
    case peer_errc::too_many_fields:
      return "more fields than the limit";
    case peer_errc::body_too_large:
      return "body larger than the limit";
    case peer_errc::too_many_chunks:
      return "more chunks than the limit";
    case peer_errc::too_many_interim:
      return "more interim responses than the limit";
    case peer_errc::not_json:
      return "the body is not JSON";
    case peer_errc::not_an_object:
      return "the body is not a JSON object";
    case peer_errc::missing_member:
      return "a required member is missing";
    case peer_errc::wrong_type:
      return "a member has the wrong JSON type";
    case peer_errc::bad_value:
      return "a member has an impossible value";
    case peer_errc::too_deep:
      return "JSON nested deeper than the limit";
  }
  return "wrong in an unknown way";
}

/// A refused parameter: which one, why, and where in it.
///
/// Both texts are of static storage: literals' names for the parameters, never the refused value
/// itself, so that an error can outlive the input and can be logged.
struct caller_error {
  caller_errc code = caller_errc::missing;
  std::string_view parameter;
  /// The byte at which a text went wrong; for no_room the size that is needed; for missing the
  /// index in the list `other`; else 0.
  std::size_t position = 0;
  /// Where it is known: what the parameter conflicts with; for missing the list that asks for it;
  /// else what would be allowed.
  std::string_view other = {};

  friend constexpr bool operator==(const caller_error&, const caller_error&) = default;
};

namespace detail {

constexpr void append_decimal(std::string& text, std::size_t number) {
  char digits[20] = {};
  std::size_t first = sizeof digits;
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  text.append(digits + first, sizeof digits - first);
}

}  // namespace detail

/// "namespace has a character that is not allowed, at byte 13 (allowed: a-z, 0-9 and _)".
constexpr std::string to_string(const caller_error& error) {
  std::string text(error.parameter);
  text += ' ';
  if (error.code == caller_errc::conflict && !error.other.empty()) {
    text += "conflicts with ";
    text += error.other;
    return text;
  }
  text += message(error.code);
  if (error.code == caller_errc::missing && !error.other.empty()) {
    text += " by ";
    text += error.other;
    text += '[';
    detail::append_decimal(text, error.position);
    text += ']';
    return text;
  }
  switch (error.code) {
    case caller_errc::too_short:
    case caller_errc::too_long:
    case caller_errc::bad_character:
    case caller_errc::bad_format:
      text += ", at byte ";
      detail::append_decimal(text, error.position);
      break;
    case caller_errc::no_room:
      text += "; a size of ";
      detail::append_decimal(text, error.position);
      text += " is needed";
      break;
    case caller_errc::missing:
    case caller_errc::out_of_range:
    case caller_errc::conflict:
    case caller_errc::reserved:
    case caller_errc::repeated:
      break;
  }
  if (!error.other.empty()) {
    text += " (allowed: ";
    text += error.other;
    text += ')';
  }
  return text;
}

namespace detail {

/// A category over an enum with a constexpr `message`; one id for all copies in a program.
template <class Errc>
class errc_category final : public boost::system::error_category {
 public:
  constexpr errc_category(const char* name, boost::ulong_long_type id) noexcept
      : error_category(id), name_(name) {}
  const char* name() const noexcept override { return name_; }
  std::string message(int value) const override {
    return std::string(sansaws::message(static_cast<Errc>(value)));
  }
  using error_category::message;

 private:
  const char* name_;
};

inline constexpr errc_category<caller_errc> caller_category{"sansaws.caller",
                                                            0x6a1f'3c52'e07b'94d1};
inline constexpr errc_category<peer_errc> peer_category{"sansaws.peer", 0x2d84'b9e6'715c'f0a3};

}  // namespace detail

inline boost::system::error_code make_error_code(caller_errc code) noexcept {
  return {static_cast<int>(code), detail::caller_category};
}
inline boost::system::error_code make_error_code(peer_errc code) noexcept {
  return {static_cast<int>(code), detail::peer_category};
}
inline boost::system::error_code make_error_code(const caller_error& error) noexcept {
  return make_error_code(error.code);
}

}  // namespace sansaws

template <>
struct boost::system::is_error_code_enum<sansaws::caller_errc> : std::true_type {};
template <>
struct boost::system::is_error_code_enum<sansaws::peer_errc> : std::true_type {};
