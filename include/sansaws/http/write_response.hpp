// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes a response as HTTP/1.1, for servers, emulators and tests.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/http/detail/framing.hpp>
#include <sansaws/http/detail/write_fields.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/response.hpp>

#include <optional>
#include <string>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

/// The error of `write_response`.
inline std::optional<caller_error> validate_response(const response& message,
                                                     bool has_content) noexcept {
  if (message.status < 100 || message.status > 599) {
    return caller_error{caller_errc::out_of_range, "status", 0};
  }
  if (const auto size = field_text_prefix(message.reason); size != message.reason.size()) {
    return caller_error{caller_errc::bad_character, "reason", size};
  }
  if (const auto error = validate_length(message.fields, message.body.size())) return error;
  if (!has_content) {
    if (!message.body.empty()) return caller_error{caller_errc::conflict, "body", 0, "status"};
    if (message.fields.contains("Content-Length")) {
      return caller_error{caller_errc::conflict, "content-length", 0, "status"};
    }
  }
  return std::nullopt;
}

/// Appends the bytes of the response. Precondition: `validate_response` accepts it.
template <text_sink S>
constexpr void put_response(S& sink, const response& message, bool has_content, bool to_head) {
  sink.append("HTTP/1.1 ");
  sansaws::detail::append_decimal(sink, message.status);
  sink.append(" ");
  sink.append(message.reason);
  sink.append("\r\n");
  put_fields(sink, message.fields);
  if (has_content && !message.fields.contains("Content-Length")) {
    put_length(sink, message.body.size());
  }
  sink.append("\r\n");
  if (!to_head) sink.append(message.body);
}

}  // namespace detail

/// The bytes of the response (RFC 9112). Fields are written in their order. A Content-Length is
/// added at the end unless the response has one, or has a status without content (1xx, 204, 304;
/// 2xx where `asked` is CONNECT). The response to HEAD is written without its body. Equal responses
/// give equal bytes. One allocation, of exactly their size. O(size).
///
/// Errors, by parameter:
///
///     status               out_of_range where it is not 100 to 599
///     reason               bad_character
///     content-length       repeated; conflict with the size of the body, or with a status without
///                          content
///     body                 conflict with a status without content
///     transfer-encoding    conflict, as bodies are sent with a length
///
/// @snippet reference_examples.cpp write_response
[[nodiscard]] inline result<std::string> write_response(const response& message,
                                                        method asked = method::get) {
  const bool to_head = asked == method::head;
  const bool has_content = detail::has_content(message.status, to_head ? method::get : asked);
  if (const auto error = detail::validate_response(message, has_content)) return *error;
  std::string bytes;
  sansaws::detail::append_written(
      bytes, [&](auto& sink) { detail::put_response(sink, message, has_content, to_head); });
  return bytes;
}

}  // namespace sansaws::http
