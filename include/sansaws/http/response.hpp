// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An HTTP response as a value.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/masking.hpp>

#include <string>

namespace sansaws::inline SANSAWS_ABI::http {

/// An HTTP response. The body is without transfer coding. Owns its texts.
struct response {
  int status = 0;       ///< three digits; 0 as long as none was read
  std::string reason;   ///< often empty; means nothing to programs
  http::fields fields;  ///< as received, without those of a trailer
  std::string body;     ///< any bytes

  friend bool operator==(const response&, const response&) = default;
};

/// The response as text for people and logs, in lines of visible ASCII. Credentials in fields are
/// masked, the body is not. The bytes to send come from `write_response`.
inline std::string to_string(const response& message) {
  std::string out;
  sansaws::detail::append_decimal(out, message.status);
  if (!message.reason.empty()) out.append(" ").append(printable(message.reason));
  out.append("\n").append(to_string(message.fields)).append("\n").append(printable(message.body));
  return out;
}

}  // namespace sansaws::http
