// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An HTTP response as a value.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/masking.hpp>

#include <string>

namespace sansaws::inline SANSAWS_ABI::http {

/// Everything that a response says, its body without transfer coding.
struct response {
  int status = 0;
  std::string reason;
  http::fields fields;
  std::string body;

  friend constexpr bool operator==(const response&, const response&) = default;
};

/// The response for people and logs, credentials masked (`to_string(fields)`). Not the wire form:
/// that is `write_response`.
inline std::string to_string(const response& message) {
  std::string out;
  sansaws::detail::append_decimal(out, message.status);
  if (!message.reason.empty()) out.append(" ").append(message.reason);
  out.append("\n").append(to_string(message.fields)).append("\n").append(message.body);
  return out;
}

}  // namespace sansaws::http
