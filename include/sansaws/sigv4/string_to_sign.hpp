// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Stage two: what is signed, in four lines.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/sigv4/credential_scope.hpp>

#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

inline constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

/// Writes the string to sign. `date` is the time of signing as `YYYYMMDDTHHMMSSZ`; the scope may be
/// one that is written already.
///
/// Specification: AWS Signature Version 4, "Create a string to sign".
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

}  // namespace sansaws::sigv4
