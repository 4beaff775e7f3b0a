// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Stages three and four: the key of one day, region and service, and what it makes of a string.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/hmac_sha256.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/credential_scope.hpp>

#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// Derived from a secret access key, and good for one day in one region and service.
///
/// Keeps the states of HMAC after the key, never the secret; wiped on destruction. Deriving costs
/// 18 blocks of SHA-256, so keep the key where more than one request a day is signed.
/// Specification: AWS Signature Version 4, "Derive a signing key".
template <crypto::hash_256 Hash = crypto::sha256>
class signing_key {
 public:
  constexpr signing_key(std::string_view secret_access_key, const credential_scope& scope)
      : keyed_(derive(secret_access_key, scope)) {
    if (!std::is_constant_evaluated()) wipe_stack<2048>();
  }

  /// HMAC of whatever `write` appends to the sink that it is given.
  template <class Write>
  constexpr crypto::hex_digest sign_written(Write write) const {
    const crypto::hex_digest code(code_of(write));
    if (!std::is_constant_evaluated()) wipe_stack<1024>();
    return code;
  }
  /// The signature of a string to sign.
  constexpr crypto::hex_digest sign(std::string_view string_to_sign) const {
    return sign_written([&](auto& out) { out.append(string_to_sign); });
  }

 private:
  // These have frames of their own, so that all of them lies in what is wiped afterwards.
  template <class Write>
  SANSAWS_NOINLINE constexpr crypto::digest code_of(Write& write) const {
    return keyed_.template code_of_written<256>(write);  // no string to sign is longer
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
