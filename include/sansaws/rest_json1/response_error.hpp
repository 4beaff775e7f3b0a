// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The error of a response: what the service reports, what is wrong with the bytes, or that there is
// no response.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/framing_error.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/rest_json1/condition.hpp>
#include <sansaws/time/timestamp.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

namespace detail {

/// Why a body is no JSON, where that can be seen: it is compressed, or another response. A content
/// coding counts only where the body is no text, as some transports undo it and keep the field.
inline peer_errc why_not_json(std::string_view content_encoding, std::string_view body) noexcept {
  constexpr auto text = http::detail::field_chars | sansaws::detail::charset("\r\n");
  if (body.starts_with("HTTP/1.")) return peer_errc::response_in_body;
  if (content_encoding.empty() || sansaws::detail::all_in<text>(body)) return peer_errc::not_json;
  return peer_errc::compressed_body;
}

}  // namespace detail

/// A response with a status outside 2xx, a response with a malformed body, bytes that are not a
/// response, or none (`transport_error`).
///
/// Owns its text, which is the peer's, byte for byte. For terminals and logs use `to_string`.
///
/// @snippet reference_examples.cpp response_error
struct response_error {
  /// An error of the service, or a `peer_errc` if the response is malformed or there is none.
  boost::system::error_code code;
  /// The name of the error on the wire without namespace and link, even if `code` does not know it.
  /// Has no ':' and no '#'. Empty if there was none (as from a gateway), or if the response is
  /// malformed.
  std::string service_code;
  std::string message;  ///< of the service, or of the transport if that has failed
  /// As received, even if HTTP has no such status; 0 if the status line is malformed.
  int http_status = 0;

  std::string request_id;           ///< x-amzn-requestid, x-amzn-request-id or x-amz-request-id
  std::string extended_request_id;  ///< x-amz-id-2
  std::string cf_id;                ///< x-amz-cf-id

  /// How long the service asks to wait. Never together with `retry_at`.
  std::optional<std::chrono::milliseconds> retry_after;
  std::optional<timestamp> retry_at;  ///< until when the service asks to wait
  /// The service's time when it answered, from `Date`. Nothing if `Date` is absent or malformed, or
  /// if `Age` shows that the response comes from a cache.
  std::optional<timestamp> server_time;

  /// Where a malformed response is wrong: the member of the body, as a JSON Pointer (RFC 6901).
  std::string pointer;
  /// If `pointer` is empty, the byte of the body; or the byte of the whole response, if its framing
  /// is wrong.
  std::size_t position = 0;
  std::string_view field = {};  ///< as in `http::framing_error`

  // Who has answered, where it was not the service.
  std::string content_type;      ///< Content-Type
  std::string content_encoding;  ///< Content-Encoding
  std::string location;          ///< Location, of a redirect

  std::string raw_body;           ///< its first bytes, at most `limits::max_error_body`
  std::size_t raw_body_size = 0;  ///< the size of the whole body

  /// Whether the response is malformed or there is none: `code` is then a `peer_errc`, and not the
  /// service's error.
  bool malformed() const noexcept { return code.category() == sansaws::detail::peer_category; }

  /// Whether the error has this property. Exactly one of `caller_fault` and `peer_fault` holds. A
  /// response that ended too early is retryable, like a failed connection and an unknown host.
  bool is(condition question) const noexcept {
    switch (question) {
      case condition::retryable:
        return is(condition::throttled) || is_transient(http_status, service_code) ||
               code == peer_errc::incomplete || code == peer_errc::no_response ||
               code == peer_errc::unknown_host;
      case condition::throttled:
        return is_throttling(http_status, service_code);
      case condition::clock_skew:
        return is_clock_skew(service_code);
      case condition::caller_fault:
        return !is(condition::peer_fault);
      case condition::peer_fault:
        return malformed() || http_status >= 500;
      case condition::foreign:
        if (!malformed()) return service_code.empty() && message.empty();
        return code == peer_errc::not_json || code == peer_errc::not_an_object ||
               code == peer_errc::compressed_body || code == peer_errc::response_in_body;
    }
    return false;
  }

  friend bool operator==(const response_error&, const response_error&) = default;
};

/// The error of a call that got no response, or not all of it, with the transport's own words. The
/// code says what that means for a retry:
///
///     no_response, incomplete    tried again
///     unknown_host               tried again once
///     body_too_large             not tried again: the limit was the caller's own
///     tls_failed                 not tried again: the certificate stays what it is
///
/// @snippet reference_examples.cpp transport_error
inline response_error transport_error(std::string why, peer_errc code = peer_errc::no_response) {
  response_error error;
  error.code = code;
  error.message = std::move(why);
  return error;
}

/// The start of the body for people: at most 200 bytes in one line of visible ASCII, white space
/// joined. Ends before the first name with "x-amz-" and behind the first name of a credential, such
/// as `Authorization:`: a body that has one quotes a request, maybe with its session token.
SANSAWS_DECL std::string body_start(const response_error& error);

/// One line of visible ASCII; long text is cut. Of `message` only the first line is used, with
/// credentials masked as by `http::mask_target`: the rest may quote the request, a session token
/// included. Of a foreign response it says the location, the type and the start of the body.
/// Examples:
/// "404 NotFoundException: The table does not exist. (request id 4442587FB7D0A2F9)",
/// "502 without an error code; Content-Type: text/html; body: <h1>Bad Gateway</h1>",
/// "malformed response with status 200: a required member is missing, at /status",
/// "there was no response: connection refused".
SANSAWS_DECL std::string to_string(const response_error& error);

/// Writes the text of `to_string`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const response_error& error) {
  return out << to_string(error);
}

/// `error.code`.
inline boost::system::error_code make_error_code(const response_error& error) noexcept {
  return error.code;
}

/// What `result::value()` calls where there is an error.
[[noreturn]] inline void throw_exception_from_error(const response_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

#if SANSAWS_DEFINITIONS

namespace detail {

// The first line says what happened. The rest may quote the request and its session token, and so
// may the first line of who is not AWS.
inline std::string printable_message(std::string_view text) {
  return printable(http::mask_target(text.substr(0, text.find_first_of("\r\n"))), 512);
}

inline void append_foreign(std::string& out, const response_error& error) {
  const auto append = [&](std::string_view label, std::string_view text) {
    if (!text.empty()) sansaws::detail::append_all(out, {"; ", label, text});
  };
  append("Location: ", printable(http::mask_target(error.location), 256));
  append("Content-Type: ", printable(error.content_type, 256));
  const auto why = why_not_json(error.content_encoding, error.raw_body);
  if (why != peer_errc::not_json && !error.malformed()) append("", message(why));
  if (why != peer_errc::compressed_body) append("body: ", body_start(error));
}

}  // namespace detail

SANSAWS_DECL std::string body_start(const response_error& error) {
  constexpr std::size_t most = 200;
  const auto body = std::string_view(error.raw_body).substr(0, most);
  auto rest = body.substr(0, http::detail::find_ignoring_case(body, "x-amz-", 0));
  const auto shown = http::detail::take_parameter(rest).shown;
  std::string line;
  for (const char c : shown) {
    const bool blank = http::detail::is_blank(c) || c == '\r' || c == '\n';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return printable(line) + (shown.size() < error.raw_body_size ? "..." : "");
}

SANSAWS_DECL std::string to_string(const response_error& error) {
  using sansaws::detail::append_decimal;
  std::string out;
  if (error.malformed()) {
    const auto code = static_cast<peer_errc>(error.code.value());
    if (!error.message.empty()) {
      return out.append(message(code))
          .append(": ")
          .append(detail::printable_message(error.message));
    }
    out += "malformed response";
    if (error.http_status != 0) {
      out += " with status ";
      append_decimal(out, error.http_status);
    }
    out += ": ";
    if (error.pointer.empty()) {
      out += http::to_string(http::framing_error{code, error.position, error.field});
    } else {
      out.append(message(code)).append(", at ").append(printable(error.pointer, 256));
    }
  } else {
    append_decimal(out, error.http_status);
    out += ' ';
    if (error.service_code.empty()) {
      out += "without an error code";
    } else {
      out += printable(error.service_code, 64);
    }
    if (!error.message.empty()) out.append(": ").append(detail::printable_message(error.message));
  }
  if (error.is(condition::foreign)) detail::append_foreign(out, error);
  if (!error.request_id.empty()) {
    out += " (request id ";
    out += printable(error.request_id, 64);
    out += ')';
  }
  return out;
}

#endif

}  // namespace sansaws::rest_json1
