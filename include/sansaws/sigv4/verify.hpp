// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The service's side: checks the signature of a received request.
#pragma once

#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/detail/payload_hash.hpp>
#include <sansaws/sigv4/detail/signed_parts.hpp>
#include <sansaws/sigv4/expires_in.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/signing_stages.hpp>
#include <sansaws/sigv4/verify_error.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// How far the clocks of signer and service may differ. AWS allows five minutes.
inline constexpr std::chrono::seconds default_max_skew{300};

namespace detail {

/// The error of a signature that is not valid at `now`: `not_yet_valid` or `expired`.
inline std::optional<verify_error> validate_time(const signature_claims& claims, timestamp now,
                                                 std::chrono::seconds max_skew) {
  // At most some 34,000 years, so that no sum overflows.
  const std::int64_t skew = std::clamp<std::int64_t>(max_skew.count(), 0, std::int64_t{1} << 40U);
  const std::int64_t signed_at = clamped(claims.time).seconds;
  const std::int64_t valid_for =
      claims.location == signature_location::query_params
          ? std::clamp<std::int64_t>(claims.expires_in.count(), 0, max_expires_in.count())
          : skew;
  const bool too_early = now.seconds < signed_at - skew;
  if (!too_early && now.seconds <= signed_at + valid_for) return std::nullopt;
  const auto date = format_amz_date(claims.time);
  return verify_error{too_early ? verify_errc::not_yet_valid : verify_errc::expired,
                      "signed at " + std::string(sansaws::detail::text_of(date))};
}

}  // namespace detail

/// What a service may tell a client whose signature is wrong. The right signature is left out:
/// with it the client could send the request without having the key.
struct canonical_form {
  std::string canonical_request;
  std::string string_to_sign;

  friend bool operator==(const canonical_form&, const canonical_form&) = default;
};

/// The canonical request and the string to sign of the right signature of a received request.
/// `claims` and `options` are those that `verify` takes.
///
/// Errors: `malformed_target`, `malformed_signed_fields`, `unsigned_field`, `missing_field`.
/// Linear time; n log n in the number of query parameters and of signed headers.
template <crypto::hash_256 Hash>
[[nodiscard]] result<canonical_form, verify_error> expected_canonical_form(
    const http::request& request, const signature_claims& claims, const basic_signer<Hash>& by,
    const options& options = {}) {
  const detail::signed_parts received(request, claims, options);
  if (received.refusal()) return *received.refusal();
  const detail::payload_hash<Hash> payload(request.body,
                                           detail::payload_signing_of(request, options));
  const auto date = format_amz_date(claims.time);
  const credential_scope scope{scope_date(date), by.scope().region(), by.scope().service()};
  canonical_form stages;
  detail::append_stages<Hash>(stages.canonical_request, stages.string_to_sign,
                              received.parts(payload.text()), sansaws::detail::text_of(date), scope,
                              options);
  return stages;
}

/// Checks that `request` was signed with the credentials of `signer`, for its region and service,
/// and that the signature is valid at `now`.
///
/// `claims` is what `parse_signature` read from the same request. The service looks up the
/// credentials of `claims.access_key_id` and makes a signer of them. A signer holds its
/// credentials, the secret access key included: keep it as safe as the secret itself.
///
/// The time is checked before any key is derived or anything is hashed. The signature is compared
/// last, and in constant time.
///
/// `options` say what this service asks of its clients:
/// - `payload_signing::on` refuses a body that is not signed. `off` lets the client choose: its
///   `x-amz-content-sha256` is the hash of the body or `UNSIGNED-PAYLOAD`; without that field the
///   body is not signed.
/// - `payload_checksum_header` and `additional_signed_headers` have no effect: the request itself
///   says what was signed.
///
/// A signature is made of the canonical form of a request, so the service has to act on that form:
/// on the path without dot segments and empty segments (if `options` say that they are removed); a
/// `+` in the query is a plus sign; a name or value with a broken escape is not percent-encoded.
///
/// Errors: those of verify_errc from `malformed_target` on; the first that applies, in that order.
/// Linear time in the request; n log n in the number of query parameters and of signed headers.
/// Allocates only for an error, for a query, for a path that has to be normalized, and for more
/// than four signed headers.
///
///     auto claims = parse_signature(request);
///     if (claims) ok = verify(request, *claims, signer_for(*claims), now).has_value();
template <crypto::hash_256 Hash>
[[nodiscard]] result<void, verify_error> verify(const http::request& request,
                                                const signature_claims& claims,
                                                const basic_signer<Hash>& by, timestamp now,
                                                const options& options = {},
                                                std::chrono::seconds max_skew = default_max_skew) {
  const detail::signed_parts received(request, claims, options);
  if (received.refusal()) return *received.refusal();
  const auto date = format_amz_date(claims.time);
  const credential_scope scope{claims.day, claims.region, claims.service};
  const credential_scope expected_scope{scope_date(date), by.scope().region(),
                                        by.scope().service()};
  if (scope != expected_scope) {
    verify_error error{verify_errc::wrong_scope, {}};
    append_scope(error.what, scope);
    return error;
  }
  if (auto error = detail::validate_time(claims, now, max_skew)) return *std::move(error);
  if (claims.access_key_id != by.identity().access_key_id()) {
    return verify_error{verify_errc::wrong_access_key, claims.access_key_id};
  }
  if (claims.session_token != by.identity().session_token()) {
    return verify_error{verify_errc::wrong_token, {}};
  }
  // Nothing is hashed before this line: to refuse a request for another reason costs little.
  const detail::payload_hash<Hash> payload(request.body,
                                           detail::payload_signing_of(request, options));
  if (!detail::is_declared(request, payload.text())) {
    return verify_error{verify_errc::wrong_payload, "x-amz-content-sha256"};
  }
  const detail::dated_signer<Hash> dated(by, claims.time);
  const crypto::hex_digest expected =
      signature(received.parts(payload.text()), dated.date(), dated.scope(), dated.key(), options);
  if (!sansaws::detail::equal_in_constant_time(expected.text(), claims.signature)) {
    return verify_error{verify_errc::wrong_signature, {}};
  }
  return {};
}

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template result<void, verify_error> verify(const http::request&,
                                                          const signature_claims&, const signer&,
                                                          timestamp, const options&,
                                                          std::chrono::seconds);
SANSAWS_EXTERN template result<canonical_form, verify_error> expected_canonical_form(
    const http::request&, const signature_claims&, const signer&, const options&);
#endif

}  // namespace sansaws::sigv4
