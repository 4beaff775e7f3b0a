// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An HTTP request as a value.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/http/method.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http {

/// An HTTP request, for any transport. Owns its texts.
///
/// `target` is path and query, percent-encoded as they were signed. Send it verbatim: after a stack
/// has normalised or encoded it once more, the signature no longer matches.
///
/// @snippet reference_examples.cpp request
struct request {
  http::method method = http::method::get;  ///< any token
  std::string target = "/";                 ///< begins with a slash
  http::fields fields;                      ///< to be sent in this order
  std::string body;                         ///< any bytes

  friend bool operator==(const request&, const request&) = default;
};

/// The request as text for people and logs, in lines of visible ASCII. Credentials in target and
/// fields are masked, the body is not. The bytes to send come from `write_request`.
inline std::string to_string(const request& message) {
  std::string out(message.method.text());
  out.append(" ").append(printable(mask_target(message.target))).append("\n");
  out.append(to_string(message.fields)).append("\n").append(printable(message.body));
  return out;
}

namespace detail {

/// Why the Host field is wrong. Nothing where there is exactly one that is not empty.
inline std::optional<caller_error> validate_host(const fields& list) noexcept {
  std::size_t count = 0;
  std::string_view host;
  for (const field_view field : list) {
    if (equal_ignoring_case(field.name, "host") && count++ == 0) host = field.value;
  }
  if (host.empty()) return caller_error{caller_errc::missing, "host", 0};
  if (count != 1) return caller_error{caller_errc::repeated, "host", 0};
  return std::nullopt;
}

}  // namespace detail
}  // namespace sansaws::http
