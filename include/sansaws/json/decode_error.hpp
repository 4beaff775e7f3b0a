// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why a JSON body was refused, and for which member.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/result.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::json {

/// The error of a refused body. See `decode` for the meaning of each code.
struct decode_error {
  peer_errc code = peer_errc::not_json;  ///< what is wrong
  /// The member, as a JSON Pointer (RFC 6901); empty for the body as a whole. Never long: of each
  /// key only the first 64 bytes are kept, without a code point that was cut.
  std::string pointer;
  /// The byte of the body where the parser stopped, for `not_json` and `too_deep`; else 0.
  std::size_t offset = 0;

  friend bool operator==(const decode_error&, const decode_error&) = default;
};

/// The error's code, without its place.
inline boost::system::error_code make_error_code(const decode_error& error) noexcept {
  return sansaws::make_error_code(error.code);
}

/// One line of visible ASCII: "a required member is missing: /status", "the body is not JSON, at
/// byte 17".
inline std::string to_string(const decode_error& error) {
  std::string text(message(error.code));
  if (!error.pointer.empty()) {
    text.append(": ").append(printable(error.pointer, 256));
  }
  if (error.code == peer_errc::not_json || error.code == peer_errc::too_deep) {
    text += ", at byte ";
    sansaws::detail::append_decimal(text, error.offset);
  }
  return text;
}

/// Writes the text of `to_string`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const decode_error& error) {
  return out << to_string(error);
}

/// What `result::value()` calls where there is an error.
[[noreturn]] inline void throw_exception_from_error(const decode_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

namespace detail {

/// Appends `key` as one reference token of a JSON Pointer: escapes `~` and `/`, cuts a long key.
inline void append_reference_token(std::string& pointer, std::string_view key) {
  constexpr std::size_t max_key = 64;
  if (key.size() > max_key) {
    std::size_t end = max_key;
    while (end != 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80U) --end;
    key = key.substr(0, end);
  }
  pointer += '/';
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

}  // namespace detail
}  // namespace sansaws::json
