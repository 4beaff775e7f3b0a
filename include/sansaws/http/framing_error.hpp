// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why bytes are no HTTP/1.1 response, and where.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/result.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http {

/// What is wrong with the bytes of a response, and where. The position counts from the first byte
/// that the parser was given. It is the first byte that shows the error; for a wrong number or a
/// wrong field value, it is where the number or the value begins.
struct framing_error {
  peer_errc code = peer_errc::incomplete;  ///< what is wrong
  std::size_t position = 0;                ///< the index of a byte
  /// The field whose value is the error, "content-length" or "transfer-encoding". Else empty.
  std::string_view field = {};

  friend constexpr bool operator==(const framing_error&, const framing_error&) = default;
};

/// The error's code, without position.
inline boost::system::error_code make_error_code(const framing_error& error) noexcept {
  return sansaws::make_error_code(error.code);
}

/// One line for people, such as "malformed chunk, at byte 97" or "ambiguous or unreadable message
/// length, in content-length at byte 33".
inline std::string to_string(const framing_error& error) {
  std::string text(message(error.code));
  text += ", ";
  if (!error.field.empty()) sansaws::detail::append_all(text, {"in ", error.field, " "});
  text += "at byte ";
  sansaws::detail::append_decimal(text, error.position);
  return text;
}

/// Writes the text of `to_string`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const framing_error& error) {
  return out << to_string(error);
}

/// What `result::value()` calls where there is an error.
[[noreturn]] inline void throw_exception_from_error(const framing_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

}  // namespace sansaws::http
