// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Steps 3 and 4 of signing: the signing key, and the signature that it makes of a string to sign.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/hmac_sha256.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/credential_scope.hpp>

#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The signing key: derived from a secret access key for one credential scope, that is for one day,
/// one region and one service.
///
/// Owns the HMAC state after the key was absorbed, not the secret itself; wiped on destruction.
/// Deriving a key costs 18 blocks of SHA-256, so a caller that signs often keeps it.
/// Specification: AWS Signature Version 4, "Derive a signing key".
///
/// @snippet reference_examples.cpp signing_key
template <crypto::hash_256 Hash = crypto::sha256>
class signing_key {
 public:
  /// Derives the key. The caller still owns the secret, and should wipe it.
  constexpr signing_key(std::string_view secret_access_key, const credential_scope& scope)
      : keyed_(derive(secret_access_key, scope)) {
    if (!std::is_constant_evaluated()) sansaws::detail::wipe_stack<2048>();
  }

  /// The HMAC, in hex digits, of all that `write(sink)` appends to the sink. Linear time in that
  /// text; no allocation.
  template <class Write>
  constexpr crypto::hex_digest sign_written(Write write) const {
    const crypto::hex_digest code(code_of(write));
    if (!std::is_constant_evaluated()) sansaws::detail::wipe_stack<1024>();
    return code;
  }
  /// The signature of a string to sign, in hex digits.
  /// Specification: AWS Signature Version 4, "Calculate the signature".
  constexpr crypto::hex_digest sign(std::string_view string_to_sign) const {
    return sign_written([&](auto& out) { out.append(string_to_sign); });
  }

 private:
  // Not inlined: the secret values of these functions then lie in the part of the stack that the
  // callers wipe afterwards.
  template <class Write>
  SANSAWS_NOINLINE constexpr crypto::digest code_of(Write& write) const {
    return keyed_.template code_of_written<256>(write);  // 256: the longest string to sign fits
  }
  SANSAWS_NOINLINE static constexpr crypto::hmac<Hash> derive(std::string_view secret_access_key,
                                                              const credential_scope& scope) {
    crypto::hmac<Hash> chain("AWS4", secret_access_key);
    chain.update(scope.day).finish_into_key();
    chain.update(scope.region).finish_into_key();
    chain.update(scope.service).finish_into_key();
    chain.update("aws4_request").finish_into_key();
    return chain;
  }

  crypto::hmac<Hash> keyed_;
};

}  // namespace sansaws::sigv4
