// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request value to its HTTP/1.1 bytes.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/text_sink.hpp>
#include <sansaws/http/detail/write_fields.hpp>
#include <sansaws/http/request.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

/// origin-form = absolute-path [ "?" query ], RFC 9112 §3.2.1. The bytes are not looked into beyond
/// what could end the request line or start a fragment.
constexpr std::optional<caller_error> validate_target(std::string_view target) noexcept {
  if (target.empty()) return caller_error{caller_errc::missing, "target", 0};
  if (target.front() != '/') return caller_error{caller_errc::bad_format, "target", 0};
  const auto size = find_first<~vchars | charset("#")>(target);
  if (size != target.size()) return caller_error{caller_errc::bad_character, "target", size};
  return std::nullopt;
}

constexpr std::optional<caller_error> validate_host(const fields& list) noexcept {
  const auto host = list.find("Host");
  if (!host || host->empty()) return caller_error{caller_errc::missing, "host", 0};
  if (list.count("Host") != 1) return caller_error{caller_errc::repeated, "host", 0};
  return std::nullopt;
}

constexpr std::optional<caller_error> validate_request(const request& message) noexcept {
  // CONNECT has a target of its own form, and TRACE no content: RFC 9110 §9.3.6 and §9.3.8.
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

/// Whether the length is said even where it is 0, RFC 9110 §8.6.
constexpr bool expects_body(const method& asked) noexcept {
  return asked == method::post || asked == method::put || asked == method::patch;
}

/// The Content-Length, where there is to be one and `list` does not have it.
template <text_sink S, class Fields>
constexpr void put_framing(S& sink, const method& asked, const Fields& list, std::size_t size) {
  if (size == 0 && !expects_body(asked)) return;
  for (const field_view field : list) {
    if (equal_ignoring_case(field.name, "Content-Length")) return;
  }
  put_length(sink, size);
}

/// Precondition: `validate_request` finds nothing wrong with the message.
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

/// The request as RFC 9112 frames it: the fields in their order as "Name: value", a
/// Content-Length last where there is a body or the method is POST, PUT or PATCH and the caller has
/// not written it. Equal requests give equal bytes. One allocation, of exactly their size.
///
/// The error's parameter says what was refused: "target" (missing,
/// bad_format where it does not begin with '/', bad_character for blanks, '#', control characters
/// and bytes over 0x7e), "host" (missing, or repeated), "content-length"
/// (repeated, or conflict with the body's size), "transfer-encoding" (conflict: bodies are sent
/// with a length), "method" (conflict: CONNECT), "body" (conflict: with TRACE).
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
