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
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/detail/canonical_uri.hpp>
#include <sansaws/sigv4/detail/payload_hash.hpp>
#include <sansaws/sigv4/detail/signed_parts.hpp>
#include <sansaws/sigv4/detail/validate_time.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/received_request.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/signing_stages.hpp>
#include <sansaws/sigv4/verify_error.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// How far the clocks of signer and service may differ. AWS allows five minutes.
inline constexpr std::chrono::seconds default_max_skew{300};

namespace detail {

/// The error of a request that was not signed by `by`. What it claims has been checked before.
template <crypto::hash_256 Hash>
std::optional<verify_error> check_signature(const received_request& request,
                                            const signed_parts& parts,
                                            const signature_claims& claims,
                                            const basic_signer<Hash>& by, const options& options) {
  if (claims.access_key_id != by.identity().access_key_id()) {
    return verify_error{verify_errc::wrong_access_key, claims.access_key_id};
  }
  if (claims.region != by.scope().region()) {
    return verify_error{verify_errc::wrong_region, claims.region};
  }
  if (claims.service != by.scope().service()) {
    return verify_error{verify_errc::wrong_service, std::string(by.scope().service())};
  }
  if (claims.session_token != by.identity().session_token()) {
    return verify_error{verify_errc::wrong_token, {}};
  }
  // Nothing is hashed before this line: to refuse a request for another reason costs little.
  const payload_hash<Hash> payload(request.body(),
                                   payload_signing_of(request.fields(), claims.location, options));
  if (!is_declared(request.fields(), payload.text())) {
    return verify_error{verify_errc::wrong_payload, std::string(payload_hash_field)};
  }
  const dated_signer<Hash> dated(by, claims.time);
  const crypto::hex_digest expected =
      signature(parts.parts(payload.text()), dated.date(), dated.scope(), dated.key(), options);
  if (!sansaws::detail::equal_in_constant_time(expected.text(), claims.signature)) {
    return verify_error{verify_errc::wrong_signature, {}};
  }
  return std::nullopt;
}

/// The claims of a request that its signer can have signed by these options: `parse_signature`
/// after a path that S3's rules refuse is.
inline result<signature_claims, verify_error> parse_claims(const received_request& request,
                                                           const options& options) {
  if (!request.refusal() && validate_signable_target(request.target(), options)) {
    return verify_error{verify_errc::malformed_request, "target"};
  }
  return parse_signature(request);
}

template <class T>
inline constexpr bool is_signer = false;
template <crypto::hash_256 Hash>
inline constexpr bool is_signer<basic_signer<Hash>> = true;

}  // namespace detail

/// A function that finds the signer of a request by its claims: `find(claims)` gives a pointer of
/// any kind or a std::optional, which is empty if the access key is not known.
template <class Find>
concept signer_finder = requires(Find& find, const signature_claims& claims) {
  static_cast<bool>(find(claims));
  requires detail::is_signer<std::remove_cvref_t<decltype(*find(claims))>>;
};

/// Checks that a received request was signed by the signer that `find_signer` finds for its claims,
/// for the region and service of that signer, and that the signature is valid at `now`. The result
/// is the claims, which are then true.
///
/// All that can be checked without a key is checked before `find_signer` is called, the time among
/// it; nothing is hashed before it has given a signer. The signature is compared last, and in
/// constant time.
///
/// `find_signer` sees claims that nobody has verified. To look up a signer by them is safe. But
/// keep a signer that it made for a day, in a cache or elsewhere, only after `verify` has
/// succeeded: else strangers fill the cache. A signer holds its credentials, the secret access key
/// included: keep it as safe as the secret itself.
///
/// `options` say what this service asks of its clients:
/// - `payload_signing::on` refuses a body that is not signed. `off` lets the client choose: its
///   `x-amz-content-sha256` is the hash of the body or `UNSIGNED-PAYLOAD`; without that field the
///   body is not signed. `unless_presigned` is `off` for a presigned request, else `on`. `of_hash`
///   takes the place of the body: its hash was made while it was received. Payloads that are signed
///   in chunks, `STREAMING-...`, are refused.
/// - `payload_checksum_header` and `additional_signed_headers` have no effect: the request itself
///   says what was signed.
///
/// A signature is made of the canonical form of a request, so the service has to act on that form:
/// on the `normalized_path`; a `+` in the query is a plus sign; a name or value with a broken
/// escape is not percent-encoded.
///
/// Errors: those of verify_errc; the first that applies, in that order.
/// Linear time in the request; n log n in the number of query parameters and of signed headers.
/// Allocates for the claims, for an error, for a query, for a path that has to be normalized, for
/// the fields of another HTTP stack, and for more than four signed headers.
///
/// @snippet reference_examples.cpp verify
template <signer_finder Find>
[[nodiscard]] result<signature_claims, verify_error> verify(
    const received_request& request, Find&& find_signer, timestamp now, const options& options = {},
    std::chrono::seconds max_skew = default_max_skew) {
  auto claims = detail::parse_claims(request, options);
  if (!claims) return claims;
  const detail::signed_parts parts(request, *claims, options);
  auto error = parts.refusal();
  if (!error) error = detail::validate_day(*claims);
  if (!error) error = detail::validate_time(*claims, now, max_skew);
  if (error) return *std::move(error);
  const auto& found = find_signer(std::as_const(*claims));
  if (!found) return verify_error{verify_errc::wrong_access_key, claims->access_key_id};
  error = detail::check_signature(request, parts, *claims, *found, options);
  if (error) return *std::move(error);
  return claims;
}

/// What a service may tell a client whose signature is wrong. The right signature is left out:
/// with it the client could send the request without having the key.
struct canonical_form {
  std::string canonical_request;  ///< with the values of the signed fields in clear text
  std::string string_to_sign;     ///< with the hash of that in its last line

  friend bool operator==(const canonical_form&, const canonical_form&) = default;
};

/// The canonical request and the string to sign that belong to the claims of a received request:
/// those of the right signature, if `verify` said `wrong_signature`. `options` are those of
/// `verify`. Nothing is checked that needs a key or a clock.
///
/// Errors: those of verify_errc up to `malformed_payload_hash`.
/// Linear time; n log n in the number of query parameters and of signed headers.
///
/// @snippet reference_examples.cpp expected_canonical_form
template <crypto::hash_256 Hash = crypto::sha256>
[[nodiscard]] result<canonical_form, verify_error> expected_canonical_form(
    const received_request& request, const options& options = {}) {
  const auto parsed = detail::parse_claims(request, options);
  if (!parsed) return parsed.error();
  const signature_claims& claims = *parsed;
  const detail::signed_parts parts(request, claims, options);
  if (parts.refusal()) return *parts.refusal();
  const detail::payload_hash<Hash> payload(
      request.body(), detail::payload_signing_of(request.fields(), claims.location, options));
  const auto date = format_amz_date(claims.time);
  const credential_scope scope{scope_date(date), claims.region, claims.service};
  canonical_form stages;
  detail::append_stages<Hash>(stages.canonical_request, stages.string_to_sign,
                              parts.parts(payload.text()), sansaws::detail::text_of(date), scope,
                              options);
  return stages;
}

/// The path of a target as it was verified, on which a service has to act: as it is on the wire,
/// still percent-encoded, and without dot segments and empty segments if `options` say that these
/// are removed. Linear time.
/// Specification: AWS Signature Version 4, "Create a canonical request", CanonicalUri.
///
/// @snippet reference_examples.cpp normalized_path
inline std::string normalized_path(std::string_view target, const options& options = {}) {
  const std::string_view path = http::detail::split_target(target).path;
  if (options.path_normalization == path_normalization::off) return std::string(path);
  std::string room(path.size() + 1, '\0');
  return std::string(detail::normalized(path, room));
}

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template std::optional<verify_error> detail::check_signature(
    const received_request&, const detail::signed_parts&, const signature_claims&, const signer&,
    const options&);
SANSAWS_EXTERN template result<canonical_form, verify_error>
expected_canonical_form<crypto::sha256>(const received_request&, const options&);
#endif

}  // namespace sansaws::sigv4
