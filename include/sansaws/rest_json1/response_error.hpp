// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The error of a response: what the service reports, or what is wrong with the bytes.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/assert/source_location.hpp>
#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// A property of an error that programs act on, whatever the error is. More than one may hold.
enum class condition {
  retryable,     ///< the same request may succeed later
  throttled,     ///< the service asks for fewer requests; implies retryable
  clock_skew,    ///< a wrong clock on the caller's side is one of the possible causes
  caller_fault,  ///< the service refused the request
  peer_fault,    ///< the other side failed: a status of 500 or more, or a malformed response
};
BOOST_DESCRIBE_ENUM(condition, retryable, throttled, clock_skew, caller_fault, peer_fault)

namespace detail {

inline constexpr std::array<std::string_view, 14> throttling_codes{
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
};
inline constexpr std::array<std::string_view, 2> transient_codes{
    "RequestTimeout",
    "RequestTimeoutException",
};
inline constexpr std::array<std::string_view, 7> clock_skew_codes{
    "AccessDeniedException", "AuthFailure",          "InvalidSignatureException", "RequestExpired",
    "RequestInTheFuture",    "RequestTimeTooSkewed", "SignatureDoesNotMatch",
};

template <std::size_t N>
constexpr bool contains(const std::array<std::string_view, N>& codes,
                        std::string_view code) noexcept {
  for (const auto& known : codes) {
    if (known == code) return true;
  }
  return false;
}

}  // namespace detail

/// Whether the service asks for fewer requests: by this code, or by the status 429 with any code.
constexpr bool is_throttling(int http_status, std::string_view service_code) noexcept {
  return http_status == 429 || detail::contains(detail::throttling_codes, service_code);
}

/// Whether the failure is likely to pass without any change. The status 501 is not, nor is 408
/// without a code. A status from 600 to 999 counts as 500: it is invalid, and a client takes it as
/// an error of the server (RFC 9110 section 15).
constexpr bool is_transient(int http_status, std::string_view service_code) noexcept {
  return http_status == 500 || http_status == 502 || http_status == 503 || http_status == 504 ||
         (http_status >= 600 && http_status <= 999) ||
         detail::contains(detail::transient_codes, service_code);
}

/// Whether a wrong clock on the caller's side is one of the possible causes of this code.
constexpr bool is_clock_skew(std::string_view service_code) noexcept {
  return detail::contains(detail::clock_skew_codes, service_code);
}

/// A response with a status outside 2xx, a response with a malformed body, or bytes that are not a
/// response.
///
/// Owns its text, which is the peer's, byte for byte. For terminals and logs use `to_string`.
struct response_error {
  /// An error of the service, or a `peer_errc` if the response is malformed.
  boost::system::error_code code;
  /// The name of the error on the wire without namespace and link, even if `code` does not know it.
  /// Has no ':' and no '#'. Empty if there was none (as from a gateway), or if the response is
  /// malformed.
  std::string service_code;
  std::string message;
  /// As received, even if HTTP has no such status; 0 if the status line is malformed.
  int http_status = 0;

  std::string request_id;           ///< x-amzn-requestid, x-amzn-request-id or x-amz-request-id
  std::string extended_request_id;  ///< x-amz-id-2
  std::string cf_id;                ///< x-amz-cf-id

  /// When the service asks to try again: after a time or at a date, never both.
  std::optional<std::chrono::milliseconds> retry_after;
  std::optional<timestamp> retry_at;
  /// The service's time when it answered, from `Date`. Nothing if `Date` is absent or malformed, or
  /// if `Age` shows that the response comes from a cache.
  std::optional<timestamp> server_time;

  /// Where a malformed response is wrong: `pointer` is the member of the body, as a JSON Pointer
  /// (RFC 6901). If it is empty, `position` is the byte of the body; or the byte of the whole
  /// response, if its framing is wrong.
  std::string pointer;
  std::size_t position = 0;

  /// The first bytes of the body, at most `limits::max_error_body`, and the size of the whole body.
  std::string raw_body;
  std::size_t raw_body_size = 0;

  /// Whether the response is malformed: `code` is then a `peer_errc`, and not the service's error.
  bool malformed() const noexcept { return code.category() == sansaws::detail::peer_category; }

  /// Whether the error has this property. Exactly one of `caller_fault` and `peer_fault` holds. A
  /// response that ended too early is retryable, like a failed connection.
  bool is(condition question) const noexcept {
    switch (question) {
      case condition::retryable:
        return is(condition::throttled) || is_transient(http_status, service_code) ||
               code == make_error_code(peer_errc::incomplete);
      case condition::throttled:
        return is_throttling(http_status, service_code);
      case condition::clock_skew:
        return is_clock_skew(service_code);
      case condition::caller_fault:
        return !is(condition::peer_fault);
      case condition::peer_fault:
        return malformed() || http_status >= 500;
    }
    return false;
  }

  friend bool operator==(const response_error&, const response_error&) = default;
};

/// One line of visible ASCII; long text is cut. Of `message` only the first line is used: the rest
/// and `raw_body` may quote the request, a session token included. Examples:
/// "404 NotFoundException: The table does not exist. (request id 4442587FB7D0A2F9)",
/// "malformed response with status 200: a required member is missing, at /status".
SANSAWS_DECL std::string to_string(const response_error& error);

inline boost::system::error_code make_error_code(const response_error& error) noexcept {
  return error.code;
}

/// Found by `result::value()` on an error.
[[noreturn]] inline void throw_exception_from_error(const response_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

#if SANSAWS_DEFINITIONS

SANSAWS_DECL std::string to_string(const response_error& error) {
  using sansaws::detail::append_decimal;
  std::string out;
  if (error.malformed()) {
    out += "malformed response";
    if (error.http_status != 0) {
      out += " with status ";
      append_decimal(out, error.http_status);
    }
    const std::string_view wrong = message(static_cast<peer_errc>(error.code.value()));
    sansaws::detail::append_all(out, {": ", wrong, error.pointer.empty() ? ", at byte " : ", at "});
    if (error.pointer.empty()) {
      append_decimal(out, error.position);
    } else {
      out += printable(error.pointer, 256);
    }
  } else {
    append_decimal(out, error.http_status);
    out += ' ';
    if (error.service_code.empty()) {
      out += "without an error code";
    } else {
      out += printable(error.service_code, 64);
    }
    if (!error.message.empty()) {
      // The first line says what happened. The rest may quote the request and its session token.
      out += ": ";
      const std::string_view said = error.message;
      out += printable(said.substr(0, said.find_first_of("\r\n")), 512);
    }
  }
  if (!error.request_id.empty()) {
    out += " (request id ";
    out += printable(error.request_id, 64);
    out += ')';
  }
  return out;
}

#endif

}  // namespace sansaws::rest_json1
