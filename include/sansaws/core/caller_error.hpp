// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The caller's mistakes: which parameter is wrong, why, and where in it.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/errc_category.hpp>
#include <sansaws/core/detail/text.hpp>

#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI {

/// What is wrong with a parameter that the calling program supplied.
enum class caller_errc {
  missing = 1,       ///< required, but absent or empty
  too_short,         ///< shorter than the parameter may be
  too_long,          ///< longer than the parameter may be
  bad_character,     ///< a byte that is not allowed at this position
  bad_format,        ///< the text does not have the required form
  out_of_range,      ///< well formed, but too small or too large a value
  conflict,          ///< does not go together with another parameter
  reserved,          ///< a header field or query parameter that the signer writes itself
  repeated,          ///< given more than once
  buffer_too_small,  ///< a buffer with too little room for the result
};

BOOST_DESCRIBE_ENUM(caller_errc, missing, too_short, too_long, bad_character, bad_format,
                    out_of_range, conflict, reserved, repeated, buffer_too_small)

/// What the code says, for people: a predicate such as "is too long". Any value has a text.
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
    case caller_errc::buffer_too_small:
      return "has too little room for the result";
  }
  return "is wrong in an unknown way";
}

namespace detail {
inline constexpr errc_category<caller_errc> caller_category{"sansaws.caller",
                                                            0x6a1f'3c52'e07b'94d1};
}

/// The code in the category "sansaws.caller".
inline boost::system::error_code make_error_code(caller_errc code) noexcept {
  return {static_cast<int>(code), detail::caller_category};
}

/// A refused parameter: which one, why, and where in it.
///
/// Both texts are string literals and never quote the refused value. So an error may be kept longer
/// than the input, and may be logged.
///
/// @snippet reference_examples.cpp caller_error
struct caller_error {
  caller_errc code = caller_errc::missing;  ///< what is wrong with it
  /// The parameter's name in snake_case, such as "access_key_id". A header field has its own name,
  /// in lower case: "content-length".
  std::string_view parameter;
  /// A number whose meaning depends on the code:
  ///
  ///     too_short, too_long, bad_character, bad_format
  ///                         the index of the byte where the text is wrong, or the text's size
  ///                         where it ends too early
  ///     missing             where `other` is not empty, an index in the list that it names
  ///     buffer_too_small    the size that is needed
  ///     any other code      0, or the index of the byte where the wrong value begins
  std::size_t position = 0;
  /// A second text, empty where there is nothing to add. Its meaning depends on the code:
  ///
  ///     conflict          what `parameter` conflicts with
  ///     missing           the list that names `parameter`, and so requires it
  ///     any other code    what would be allowed
  std::string_view other = {};

  friend constexpr bool operator==(const caller_error&, const caller_error&) = default;
};

/// The error's code, without parameter and position.
inline boost::system::error_code make_error_code(const caller_error& error) noexcept {
  return make_error_code(error.code);
}

/// One line for people: "namespace has a character that is not allowed, at byte 13 (allowed: a-z,
/// 0-9 and _)".
constexpr std::string to_string(const caller_error& error) {
  const detail::decimal_text position(error.position);
  std::string text(error.parameter);
  text += ' ';
  if (error.code == caller_errc::conflict && !error.other.empty()) {
    detail::append_all(text, {"conflicts with ", error.other});
    return text;
  }
  text += message(error.code);
  if (error.code == caller_errc::missing && !error.other.empty()) {
    detail::append_all(text, {" by ", error.other, "[", position.text(), "]"});
    return text;
  }
  switch (error.code) {
    case caller_errc::too_short:
    case caller_errc::too_long:
    case caller_errc::bad_character:
    case caller_errc::bad_format:
      detail::append_all(text, {", at byte ", position.text()});
      break;
    case caller_errc::buffer_too_small:
      detail::append_all(text, {"; a size of ", position.text(), " is needed"});
      break;
    case caller_errc::missing:
    case caller_errc::out_of_range:
    case caller_errc::conflict:
    case caller_errc::reserved:
    case caller_errc::repeated:
      break;
  }
  if (!error.other.empty()) detail::append_all(text, {" (allowed: ", error.other, ")"});
  return text;
}

/// Writes the text of `to_string`. A template, so that `<iosfwd>` is enough here: who streams an
/// error includes `<ostream>`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const caller_error& error) {
  return out << to_string(error);
}

}  // namespace sansaws

template <>
struct boost::system::is_error_code_enum<sansaws::caller_errc> : std::true_type {};
