// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why a JSON body was refused, and which of its members is to blame.
#pragma once

#include <sansaws/core/detail/printable.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::json {

/// A refused body. Which `code` comes when: see `decode`.
struct decode_error {
  peer_errc code = peer_errc::not_json;
  /// The member, as an RFC 6901 JSON Pointer; empty for the body as a whole. Bounded, whatever the
  /// peer sent: of each key only the first 64 bytes are kept (less a cut code point).
  std::string pointer;
  /// The byte of the body at which it stopped being JSON, for `not_json` and `too_deep`; else 0.
  std::size_t offset = 0;

  friend bool operator==(const decode_error&, const decode_error&) = default;
};

inline boost::system::error_code make_error_code(const decode_error& error) noexcept {
  return sansaws::make_error_code(error.code);
}

/// Visible ASCII, whatever the members are called: "a required member is missing: /status", "the
/// body is not JSON, at byte 17".
inline std::string to_string(const decode_error& error) {
  std::string text(message(error.code));
  if (!error.pointer.empty()) {
    text += ": ";
    sansaws::detail::append_printable(text, error.pointer, 256);
  }
  if (error.code == peer_errc::not_json || error.code == peer_errc::too_deep) {
    text += ", at byte ";
    text += std::to_string(error.offset);
  }
  return text;
}

/// Found by `result::value()` on an error.
[[noreturn]] inline void throw_exception_from_error(const decode_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

namespace detail {

/// Appends one reference token of a JSON Pointer: `~` and `/` escaped, a long key cut.
inline void append_reference_token(std::string& pointer, std::string_view key) {
  constexpr std::size_t longest = 64;
  if (key.size() > longest) {
    std::size_t end = longest;
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
