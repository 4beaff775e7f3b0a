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
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// In the order in which `parse_signature` and `verify` check.
enum class verify_errc {
  missing_authentication = 1,  ///< no signature, neither in Authorization nor in the query
  ambiguous_authentication,    ///< more than one signature, or a part that is there twice
  unsupported_algorithm,       ///< not AWS4-HMAC-SHA256
  malformed_authentication,    ///< a part is missing or malformed
  malformed_scope,             ///< the credential is not id/day/region/service/aws4_request
  malformed_date,              ///< no date, or a malformed one
  malformed_expiry,            ///< not 1 to 604800 seconds
  malformed_target,            ///< does not begin with `/`, or has a control character or a `#`
  malformed_signed_fields,     ///< signed headers not in lower case, not sorted, or not unique
  unsigned_field,              ///< `host` or an `x-amz-*` field of the request is not signed
  missing_field,               ///< a signed field is not in the request
  wrong_scope,                 ///< signed for another day, region or service
  not_yet_valid,               ///< signed in the future
  expired,                     ///< signed too long ago
  wrong_access_key,            ///< signed with another access key than that of the signer
  wrong_token,                 ///< another session token than that of the signer
  wrong_payload,               ///< the body does not have the hash that was signed
  wrong_signature,             ///< all else is right, but not the signature
};
BOOST_DESCRIBE_ENUM(verify_errc, missing_authentication, ambiguous_authentication,
                    unsupported_algorithm, malformed_authentication, malformed_scope,
                    malformed_date, malformed_expiry, malformed_target, malformed_signed_fields,
                    unsigned_field, missing_field, wrong_scope, not_yet_valid, expired,
                    wrong_access_key, wrong_token, wrong_payload, wrong_signature)

/// One sentence without a full stop. Total over the enumerators.
constexpr std::string_view message(verify_errc code) noexcept {
  switch (code) {
    case verify_errc::missing_authentication:
      return "the request carries no signature";
    case verify_errc::ambiguous_authentication:
      return "the request is signed more than once";
    case verify_errc::unsupported_algorithm:
      return "the signing algorithm is not supported";
    case verify_errc::malformed_authentication:
      return "a part of the signature is missing or unreadable";
    case verify_errc::malformed_scope:
      return "the credential scope is malformed";
    case verify_errc::malformed_date:
      return "the date of signing is missing or malformed";
    case verify_errc::malformed_expiry:
      return "the expiry is not from 1 to 604800 seconds";
    case verify_errc::malformed_target:
      return "the target is none that can be signed";
    case verify_errc::malformed_signed_fields:
      return "the list of signed fields is malformed";
    case verify_errc::unsigned_field:
      return "a field that must be signed is not";
    case verify_errc::missing_field:
      return "a signed field is missing";
    case verify_errc::wrong_scope:
      return "the credential scope is for another day, region or service";
    case verify_errc::not_yet_valid:
      return "the request was signed in the future";
    case verify_errc::expired:
      return "the request has expired";
    case verify_errc::wrong_access_key:
      return "the access key id is not known";
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
  verify_errc code = verify_errc::missing_authentication;
  /// The field, parameter or part that is wrong, if there is one; the name for
  /// `unsupported_algorithm`; the claimed scope for `wrong_scope`; "signed at 20260102T030405Z" for
  /// `not_yet_valid` and `expired`. May be text of the peer, byte for byte: for terminals and logs
  /// use `to_string`.
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

namespace detail {

inline constexpr sansaws::detail::errc_category<verify_errc> verify_category{"sansaws.sigv4.verify",
                                                                             0x3e90'd7b4'18f2'6ca5};

}  // namespace detail

inline boost::system::error_code make_error_code(verify_errc code) noexcept {
  return {static_cast<int>(code), detail::verify_category};
}
inline boost::system::error_code make_error_code(const verify_error& error) noexcept {
  return make_error_code(error.code);
}

/// Found by `result::value()` on an error.
[[noreturn]] inline void throw_exception_from_error(const verify_error& error,
                                                    const boost::source_location& where) {
  sansaws::detail::throw_value_of(error, where);
}

}  // namespace sansaws::sigv4

template <>
struct boost::system::is_error_code_enum<sansaws::sigv4::verify_errc> : std::true_type {};
