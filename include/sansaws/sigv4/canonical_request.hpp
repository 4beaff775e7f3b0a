// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Step 1 of signing: the canonical request, which both sides make and hash.
#pragma once

#include <sansaws/core/text_sink.hpp>
#include <sansaws/crypto/detail/hash_writer.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/detail/canonical_query.hpp>
#include <sansaws/sigv4/detail/canonical_uri.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signed_headers.hpp>

#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// The parts of a request that are signed. Views of text, which must outlive this object.
struct signable {
  std::string_view method;        ///< such as `GET`
  std::string_view path;          ///< as it is on the wire, without the query
  std::string_view query;         ///< the text after the `?`
  const signed_headers& fields;   ///< sorted
  std::string_view payload_hash;  ///< 64 hex digits, or `UNSIGNED-PAYLOAD`
};

/// Appends the canonical request to `sink`, which may be a string or a hash.
///
/// Cannot fail. Linear time; n log n in the number of query parameters. Allocates only for a query
/// and for a path that has to be normalized.
/// Specification: AWS Signature Version 4, "Create a canonical request".
///
/// @snippet reference_examples.cpp append_canonical_request
template <text_sink Sink>
constexpr void append_canonical_request(Sink& sink, const signable& request,
                                        const options& options) {
  sink.append(request.method);
  sink.append("\n");
  detail::append_canonical_uri(sink, request.path, options);
  sink.append("\n");
  detail::append_canonical_query(sink, request.query);
  sink.append("\n");
  request.fields.append_canonical_headers(sink);
  sink.append("\n");
  request.fields.append_signed_headers(sink);
  sink.append("\n");
  sink.append(request.payload_hash);
}

/// The hash of the canonical request, which is never in memory as a whole. Time as above.
template <crypto::hash_256 Hash = crypto::sha256>
constexpr crypto::hex_digest hash_canonical_request(const signable& request,
                                                    const options& options) {
  Hash hash;
  crypto::detail::hash_writer<Hash, 1024> text(hash);
  append_canonical_request(text, request, options);
  return crypto::hex_digest(text.finish());
}

/// The SHA-256 of an empty body, the payload hash of every GET.
inline constexpr std::string_view empty_payload_hash =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// What replaces the payload hash if the payload is not signed.
inline constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";

}  // namespace sansaws::sigv4
