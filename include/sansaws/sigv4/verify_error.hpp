// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why a service refuses the signature of a request.
#pragma once

#include <sansaws/core/detail/errc_category.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/result.hpp>

#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// Why a signature is refused, in the order in which `parse_signature` and `verify` check.
enum class verify_errc {
  malformed_request = 1,     ///< a method, target or field that nobody can have signed
  repeated_host,             ///< more than one `Host`
  missing_authentication,    ///< no signature, neither in Authorization nor in the query
  ambiguous_authentication,  ///< more than one signature, or a part that is there twice
  unsupported_algorithm,     ///< not AWS4-HMAC-SHA256
  malformed_authentication,  ///< a part cannot be read
  missing_parameter,         ///< a part is missing
  malformed_scope,           ///< the credential is not id/day/region/service/aws4_request
  malformed_date,            ///< not `YYYYMMDDTHHMMSSZ`
  malformed_expiry,          ///< not 1 to 604800 seconds
  malformed_token,           ///< a session token was sent, and is empty
  malformed_signed_headers,  ///< signed headers not in lower case, not sorted, or not unique
  unsigned_field,            ///< `host` or an `x-amz-*` field of the request is not signed
  missing_field,             ///< a signed field is not in the request
  unsupported_payload,       ///< signed in chunks; or unsigned, which this service does not allow
  malformed_payload_hash,    ///< `x-amz-content-sha256` is not 64 lower-case hexadecimal digits
  wrong_day,                 ///< the day in the scope is not that of the date
  not_yet_valid,             ///< signed in the future
  expired,                   ///< signed too long ago
  expired_url,               ///< a presigned request past its X-Amz-Expires
  wrong_access_key,          ///< there is no signer for the access key
  wrong_region,              ///< signed for another region than the signer's
  wrong_service,             ///< signed for another service than the signer's
  wrong_token,               ///< another session token than that of the signer
  wrong_payload,             ///< the body does not have the hash that was signed
  wrong_signature,           ///< all else is right, but not the signature
};
BOOST_DESCRIBE_ENUM(verify_errc, malformed_request, repeated_host, missing_authentication,
                    ambiguous_authentication, unsupported_algorithm, malformed_authentication,
                    missing_parameter, malformed_scope, malformed_date, malformed_expiry,
                    malformed_token, malformed_signed_headers, unsigned_field, missing_field,
                    unsupported_payload, malformed_payload_hash, wrong_day, not_yet_valid, expired,
                    expired_url, wrong_access_key, wrong_region, wrong_service, wrong_token,
                    wrong_payload, wrong_signature)

/// One sentence without a full stop. Total over the enumerators.
constexpr std::string_view message(verify_errc code) noexcept {
  switch (code) {
    case verify_errc::malformed_request:
      return "the request has a part that cannot be signed";
    case verify_errc::repeated_host:
      return "the request has more than one Host field";
    case verify_errc::missing_authentication:
      return "the request carries no signature";
    case verify_errc::ambiguous_authentication:
      return "the request is signed more than once";
    case verify_errc::unsupported_algorithm:
      return "the signing algorithm is not supported";
    case verify_errc::malformed_authentication:
      return "a part of the signature is unreadable";
    case verify_errc::missing_parameter:
      return "a part of the signature is missing";
    case verify_errc::malformed_scope:
      return "the credential scope is malformed";
    case verify_errc::malformed_date:
      return "the date of signing is not of the form YYYYMMDDTHHMMSSZ";
    case verify_errc::malformed_expiry:
      return "the expiry is not from 1 to 604800 seconds";
    case verify_errc::malformed_token:
      return "the session token is empty";
    case verify_errc::malformed_signed_headers:
      return "the list of signed headers is malformed";
    case verify_errc::unsigned_field:
      return "a field that must be signed is not";
    case verify_errc::missing_field:
      return "a signed field is missing";
    case verify_errc::unsupported_payload:
      return "a payload signed in this way is not supported";
    case verify_errc::malformed_payload_hash:
      return "the hash of the body is not in 64 lower-case hexadecimal digits";
    case verify_errc::wrong_day:
      return "the day in the credential scope is not that of the date of signing";
    case verify_errc::not_yet_valid:
      return "the request was signed in the future";
    case verify_errc::expired:
      return "the request was signed too long ago";
    case verify_errc::expired_url:
      return "the presigned request has expired";
    case verify_errc::wrong_access_key:
      return "the access key id is not known";
    case verify_errc::wrong_region:
      return "the credential scope is for another region";
    case verify_errc::wrong_service:
      return "the credential scope does not name the service";
    case verify_errc::wrong_token:
      return "the session token is not valid";
    case verify_errc::wrong_payload:
      return "the body does not match its signed hash";
    case verify_errc::wrong_signature:
      return "the signature does not match";
  }
  return "the request was refused";
}

/// The error of `parse_signature` and `verify`. Owns its text.
struct verify_error {
  verify_errc code = verify_errc::missing_authentication;  ///< why it is refused
  /// The field, parameter or part that is wrong, if there is one. For `unsupported_algorithm` and
  /// `unsupported_payload` its name; for `wrong_access_key` and `wrong_region` what is claimed; for
  /// `wrong_service` what should be; for what is wrong with a time, the times: "20260102T030405Z is
  /// now earlier than 20260102T040000Z (20260102T040500Z - 5 min.)". May be text of the peer, byte
  /// for byte: for terminals and logs use `to_string`.
  std::string what;

  friend bool operator==(const verify_error&, const verify_error&) = default;
};

/// One line of visible ASCII; long text is cut: "a field that must be signed is not:
/// x-amz-target".
inline std::string to_string(const verify_error& error) {
  std::string text(message(error.code));
  if (!error.what.empty()) {
    text += ": ";
    text += printable(error.what, 256);
  }
  return text;
}

/// Writes the text of `to_string`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const verify_error& error) {
  return out << to_string(error);
}

/// The code of the error that AWS answers with, for `x-amzn-ErrorType` or `__type`. Total over the
/// enumerators. Specification: "Common error types" of any AWS service with the REST-JSON protocol.
constexpr std::string_view aws_error_code(verify_errc code) noexcept {
  using enum verify_errc;
  if (code == malformed_request || code == repeated_host) return "MalformedHttpRequestException";
  if (code == missing_authentication) return "MissingAuthenticationTokenException";
  if (code == malformed_token || code == wrong_access_key || code == wrong_token) {
    return "UnrecognizedClientException";
  }
  // What cannot be read, or is not there, makes a signature incomplete. All else is wrong in it.
  if (code < wrong_day && code != unsigned_field) return "IncompleteSignatureException";
  return "InvalidSignatureException";
}

/// The HTTP status of that answer: 400 for what cannot be read, 403 for what is not believed.
constexpr int http_status(verify_errc code) noexcept {
  const std::string_view name = aws_error_code(code);
  return name.starts_with("Malformed") || name.starts_with("Incomplete") ? 400 : 403;
}

/// The message of that answer, in the words that clients of AWS know, as far as these are true
/// here; else that of `to_string`. Visible ASCII. Never has the claimed credential, which may be a
/// secret in the wrong place.
inline std::string aws_message(const verify_error& error) {
  const std::string what = printable(error.what, 256);
  switch (error.code) {
    case verify_errc::missing_authentication:
      return "Missing Authentication Token";
    case verify_errc::missing_parameter:
      if (error.what.starts_with("X-Amz-Date field")) {
        return "Authorization header requires existence of a 'X-Amz-Date' header.";
      }
      if (error.what.starts_with("X-Amz-")) {
        return "AWS query-string parameters must include '" + what + "'.";
      }
      return "Authorization header requires '" + what + "' parameter.";
    case verify_errc::malformed_scope:
      return "Credential must have exactly 5 slash-delimited elements, e.g. "
             "keyid/date/region/service/term.";
    case verify_errc::malformed_date:
      return "Date must be in ISO-8601 'basic format'.";
    case verify_errc::missing_field:
      return "'" + what +
             "' is named as a SignedHeader, but it does not exist in the HTTP request.";
    case verify_errc::unsigned_field:
      return "'" + what + "' must be a 'SignedHeader' in the AWS Authorization.";
    case verify_errc::wrong_day:
      return "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
             "HTTP: " +
             what;
    case verify_errc::not_yet_valid:
      return "Signature not yet current: " + what;
    case verify_errc::expired:
    case verify_errc::expired_url:
      return "Signature expired: " + what;
    case verify_errc::malformed_token:
    case verify_errc::wrong_access_key:
    case verify_errc::wrong_token:
      return "The security token included in the request is invalid.";
    case verify_errc::wrong_region:
      return "Credential should be scoped to a valid region, not '" + what + "'.";
    case verify_errc::wrong_service:
      return "Credential should be scoped to correct service: '" + what + "'.";
    case verify_errc::wrong_signature:
      return "The request signature we calculated does not match the signature you provided. Check "
             "your AWS Secret Access Key and signing method. Consult the service documentation for "
             "details.";
    default:
      return to_string(error);
  }
}

namespace detail {

inline constexpr sansaws::detail::errc_category<verify_errc> verify_category{"sansaws.sigv4.verify",
                                                                             0x3e90'd7b4'18f2'6ca5};

}  // namespace detail

/// The code in the category "sansaws.sigv4.verify".
inline boost::system::error_code make_error_code(verify_errc code) noexcept {
  return {static_cast<int>(code), detail::verify_category};
}
/// The error's code, without `what`.
inline boost::system::error_code make_error_code(const verify_error& error) noexcept {
  return make_error_code(error.code);
}

/// What `result::value()` calls where there is an error.
[[noreturn]] inline void throw_exception_from_error(const verify_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

}  // namespace sansaws::sigv4

template <>
struct boost::system::is_error_code_enum<sansaws::sigv4::verify_errc> : std::true_type {};
