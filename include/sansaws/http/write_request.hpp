// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes a request as HTTP/1.1.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/detail/write_fields.hpp>
#include <sansaws/http/request.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

/// The error of `write_request`.
inline std::optional<caller_error> validate_request(const request& message) noexcept {
  // CONNECT has a target in another form, and TRACE no content: RFC 9110 sections 9.3.6 and 9.3.8.
  if (message.method == method::connect) {
    return caller_error{caller_errc::conflict, "method", 0, "the form of the target"};
  }
  if (message.method == method::trace && !message.body.empty()) {
    return caller_error{caller_errc::conflict, "body", 0, "method"};
  }
  if (const auto error = validate_target(message.target)) return error;
  if (const auto error = validate_host(message.fields)) return error;
  return validate_length(message.fields, message.body.size());
}

/// Whether a request with this method has a Content-Length even where it is 0. RFC 9110
/// section 8.6.
constexpr bool expects_body(const method& asked) noexcept {
  return asked == method::post || asked == method::put || asked == method::patch;
}

/// Appends a Content-Length where one is needed and `list` does not have it.
template <text_sink S, class Fields>
constexpr void put_framing(S& sink, const method& asked, const Fields& list, std::size_t size) {
  if (size == 0 && !expects_body(asked)) return;
  for (const field_view field : list) {
    if (equal_ignoring_case(field.name, "Content-Length")) return;
  }
  put_length(sink, size);
}

/// Appends the bytes of the request. Precondition: `validate_request` accepts it.
template <text_sink S>
constexpr void put_request(S& sink, const request& message) {
  sink.append(message.method.text());
  sink.append(" ");
  sink.append(message.target);
  sink.append(" HTTP/1.1\r\n");
  put_fields(sink, message.fields);
  put_framing(sink, message.method, message.fields, message.body.size());
  sink.append("\r\n");
  sink.append(message.body);
}

}  // namespace detail

/// The bytes of the request (RFC 9112). Fields are written in their order, as "Name: value". Where
/// there is a body, or the method is POST, PUT or PATCH, a Content-Length is added at the end
/// unless the request has one. Equal requests give equal bytes. One allocation, of exactly their
/// size. O(size).
///
/// Errors, by parameter:
///
///     target               missing; bad_format where it does not begin with '/'; bad_character for
///                          blanks, '#', control characters and bytes over 0x7e
///     host                 missing; repeated
///     content-length       repeated; conflict with the size of the body
///     transfer-encoding    conflict, as bodies are sent with a length
///     method               conflict for CONNECT
///     body                 conflict with the method TRACE
///
/// @snippet reference_examples.cpp write_request
[[nodiscard]] SANSAWS_DECL result<std::string> write_request(const request& message);

#if SANSAWS_DEFINITIONS

SANSAWS_DECL result<std::string> write_request(const request& message) {
  if (const auto error = detail::validate_request(message)) return *error;
  std::string bytes;
  sansaws::detail::append_written(bytes, [&](auto& sink) { detail::put_request(sink, message); });
  return bytes;
}

#endif

}  // namespace sansaws::http
