// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What an error means for the caller, by the codes that all AWS services share.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <array>
#include <boost/describe/enum.hpp>
#include <cstddef>
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

}  // namespace sansaws::rest_json1
