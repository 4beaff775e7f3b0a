// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The value of an Authorization field.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/signed_headers.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/string_to_sign.hpp>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// Writes `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=`: all but the signature
/// itself, 64 characters that are to follow.
///
/// Specification: AWS Signature Version 4, "Add the signature to the request".
template <text_sink Sink, crypto::hash_256 Hash>
void append_authorization(Sink& sink, const dated_signer<Hash>& signer,
                          const signed_headers& fields) {
  sink.append(algorithm);
  sink.append(" Credential=");
  signer.append_credential(sink);
  sink.append(", SignedHeaders=");
  fields.append_signed_headers(sink);
  sink.append(", Signature=");
}

}  // namespace sansaws::sigv4::detail
