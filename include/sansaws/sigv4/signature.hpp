// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// All stages in one step, for who has the parts of a request at hand.
#pragma once

#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/signing_key.hpp>
#include <sansaws/sigv4/string_to_sign.hpp>

#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The signature of a request: a constant expression where its arguments are.
///
/// `date` is the time of signing as `YYYYMMDDTHHMMSSZ`; it must be a signed field of the request
/// (or a query parameter of a presigned one), and `key` must have been derived for `scope`.
/// Never allocates, but for what `append_canonical_request` does: text is hashed as it is written.
template <crypto::hash_256 Hash, class Scope = credential_scope>
constexpr crypto::hex_digest signature(const signable& request, std::string_view date,
                                       const Scope& scope, const signing_key<Hash>& key,
                                       const options& options = {}) {
  const crypto::hex_digest canonical = hash_canonical_request<Hash>(request, options);
  return key.sign_written([&](auto& out) { append_string_to_sign(out, date, scope, canonical); });
}

}  // namespace sansaws::sigv4
