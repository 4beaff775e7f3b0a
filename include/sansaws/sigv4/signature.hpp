// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Steps 2 to 4 of signing: the string to sign, and the signature; for callers that have the parts
// of a request at hand.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signing_key.hpp>

#include <array>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The name of the one algorithm.
inline constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

namespace detail {
/// The query parameters of a presigned request, which only the signer writes.
inline constexpr std::array<std::string_view, 7> signature_parameters{
    "X-Amz-Credential",     "X-Amz-Date",      "X-Amz-Expires",  "X-Amz-SignedHeaders",
    "X-Amz-Security-Token", "X-Amz-Signature", "X-Amz-Algorithm"};
}  // namespace detail

/// Appends the string to sign. `date` is the signing time as `YYYYMMDDTHHMMSSZ`. `scope` is
/// anything that `append_scope` writes. Linear time; does not allocate. Specification: AWS
/// Signature Version 4, "Create a string to sign".
template <text_sink Sink, class Scope = credential_scope>
constexpr void append_string_to_sign(Sink& sink, std::string_view date, const Scope& scope,
                                     const crypto::hex_digest& canonical_request_hash) {
  sink.append(algorithm);
  sink.append("\n");
  sink.append(date);
  sink.append("\n");
  append_scope(sink, scope);
  sink.append("\n");
  sink.append(canonical_request_hash.text());
}

/// The signature of a request, as hex digits. A constant expression if its arguments are.
///
/// Preconditions: `date` is the signing time as `YYYYMMDDTHHMMSSZ` and stands in a signed field of
/// the request, or in a query parameter if it is presigned; `key` was derived for `scope`.
/// Linear time; allocates no more than `append_canonical_request` does, because text is hashed as
/// it is written.
///
/// @snippet reference_examples.cpp signature
template <crypto::hash_256 Hash, class Scope = credential_scope>
constexpr crypto::hex_digest signature(const signable& request, std::string_view date,
                                       const Scope& scope, const signing_key<Hash>& key,
                                       const options& options = {}) {
  const crypto::hex_digest canonical = hash_canonical_request<Hash>(request, options);
  return key.sign_written([&](auto& out) { append_string_to_sign(out, date, scope, canonical); });
}

}  // namespace sansaws::sigv4
