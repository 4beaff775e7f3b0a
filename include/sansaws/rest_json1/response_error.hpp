// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why a response is not a success: what the service says, or what is wrong with its bytes.
#pragma once

#include <sansaws/core/detail/printable.hpp>
#include <sansaws/core/peer_errc.hpp>
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

/// A question that a program asks of an error before it asks which one it is.
enum class condition {
  retryable,     ///< the same request may succeed a little later
  throttled,     ///< the service asks for fewer requests; implies retryable
  clock_skew,    ///< a wrong clock on this side is one of the causes
  caller_fault,  ///< the service refused what it was sent
  peer_fault,    ///< the other side failed: a status of 500 or more, or a malformed answer
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

/// Whether a service says by this code, or by the status 429 with any code, that it is throttling.
constexpr bool is_throttling(int http_status, std::string_view service_code) noexcept {
  return http_status == 429 || detail::contains(detail::throttling_codes, service_code);
}

/// Whether this failure passes by itself. The status 501 does not, nor does 408 without a code.
constexpr bool is_transient(int http_status, std::string_view service_code) noexcept {
  return http_status == 500 || http_status == 502 || http_status == 503 || http_status == 504 ||
         detail::contains(detail::transient_codes, service_code);
}

/// Whether a signature made by a wrong clock is answered by this code, among other causes.
constexpr bool is_clock_skew(std::string_view service_code) noexcept {
  return detail::contains(detail::clock_skew_codes, service_code);
}

/// A response outside 2xx, a success whose body is not what the operation returns, or bytes that
/// are no response.
///
/// All text is the peer's own, byte for byte: `to_string` is the form for terminals and logs.
struct response_error {
  /// One of the service's own errors, or a `peer_errc` where the answer is malformed.
  boost::system::error_code code;
  /// The error's name on the wire without namespace and link, known to `code` or not; never holds
  /// ':' or '#'. Empty where the service gave none, as a gateway does, and for a malformed answer.
  std::string service_code;
  std::string message;
  /// As received, in or out of the range of HTTP; 0 where not even the status line was understood.
  int http_status = 0;

  std::string request_id;           ///< x-amzn-requestid, x-amzn-request-id or x-amz-request-id
  std::string extended_request_id;  ///< x-amz-id-2
  std::string cf_id;                ///< x-amz-cf-id

  /// When to come back, as the service asks: a wait or a date, never both.
  std::optional<std::chrono::milliseconds> retry_after;
  std::optional<timestamp> retry_at;
  /// The service's clock when it answered. Nothing where `Date` is absent or does not parse, or
  /// where `Age` shows that a cache kept the answer.
  std::optional<timestamp> server_time;

  /// Where a malformed answer went wrong: the member of the body as a JSON Pointer (RFC 6901), or
  /// with an empty pointer the byte of the body; of the whole response where its framing is wrong.
  std::string pointer;
  std::size_t position = 0;

  /// The first bytes of the body, at most `limits::max_error_body`, and how many it had.
  std::string raw_body;
  std::size_t raw_body_size = 0;

  /// Whether the bytes are at fault, so that `code` is a `peer_errc` and no answer of the service.
  bool malformed() const noexcept { return code.category() == sansaws::detail::peer_category; }

  /// Of `caller_fault` and `peer_fault` exactly one holds. An answer that ended too early is
  /// retryable, like the failed connection that it is.
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

/// One line of visible ASCII for people, never long, whatever the peer sent; `message` and
/// `raw_body` themselves may quote the request, a session token included:
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
  std::string out;
  if (error.malformed()) {
    out = "malformed response";
    if (error.http_status != 0) out += " with status " + std::to_string(error.http_status);
    out += ": ";
    out += message(static_cast<peer_errc>(error.code.value()));
    out += ", at ";
    if (error.pointer.empty()) {
      out += "byte " + std::to_string(error.position);
    } else {
      sansaws::detail::append_printable(out, error.pointer, 256);
    }
  } else {
    out = std::to_string(error.http_status);
    out += ' ';
    if (error.service_code.empty()) {
      out += "without an error code";
    } else {
      sansaws::detail::append_printable(out, error.service_code, 64);
    }
    if (!error.message.empty()) {
      // The first line says what happened. What follows quotes the request back, token and all.
      const std::string_view first_line =
          std::string_view(error.message).substr(0, error.message.find_first_of("\r\n"));
      out += ": ";
      sansaws::detail::append_printable(out, first_line, 512);
    }
  }
  if (!error.request_id.empty()) {
    out += " (request id ";
    sansaws::detail::append_printable(out, error.request_id, 64);
    out += ')';
  }
  return out;
}

#endif

}  // namespace sansaws::rest_json1
