// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The properties of an error that programs act on, and the statuses and codes that have them.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// A property of an error that programs act on, whatever the error is. More than one may hold.
enum class condition {
  retryable,     ///< the same request may succeed later
  throttled,     ///< the service asks for fewer requests; implies retryable
  clock_skew,    ///< a wrong clock on the caller's side is one of the possible causes
  caller_fault,  ///< the service refused the request
  peer_fault,    ///< the other side failed: a status of 500 or more, a malformed response, or none
  foreign,  ///< the body says neither a code nor a message, or is no JSON object at all: it may
            ///< be that of a proxy or a gateway
};
BOOST_DESCRIBE_ENUM(condition, retryable, throttled, clock_skew, caller_fault, peer_fault, foreign)

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

}  // namespace sansaws::rest_json1
