// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The fields that a signer adds to a request, the value of Authorization included.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/sigv4/detail/payload_hash.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signed_headers.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// The fields that a signer adds to a request, without `authorization`: the payload hash if it is
/// asked for, the date, the session token if there is one. Sorted by name.
///
/// Owns the payload hash. Views the signer, which must outlive this object.
template <crypto::hash_256 Hash = crypto::sha256>
class signing_headers {
 public:
  signing_headers(const dated_signer<Hash>& signer, std::string_view body, const options& options)
      : payload_(body, options.payload_signing),
        fields_{{{"x-amz-content-sha256", payload_.text()},
                 {"x-amz-date", signer.date()},
                 {"x-amz-security-token", signer.identity().session_token().expose(), true}}} {
    // The service has to be told that the payload is not signed, or it would hash it.
    if (options.payload_checksum_header == payload_checksum_header::add ||
        options.payload_signing == payload_signing::off) {
      first_ = 0;
    }
    if (signer.identity().session_token().empty()) return;
    end_ = 3;
    if (options.session_token_mode == session_token_mode::include) signed_end_ = 3;
  }
  signing_headers(const dated_signer<Hash>&&, std::string_view, const options&) = delete;
  signing_headers(const signing_headers&) = delete;
  signing_headers& operator=(const signing_headers&) = delete;

  /// Views of this object and of the signer, as are the two below.
  std::span<const http::field_view> all() const& noexcept {
    return {fields_.begin() + first_, fields_.begin() + end_};
  }
  /// Those of the fields that are signed.
  std::span<const http::field_view> signed_only() const& noexcept {
    return {fields_.begin() + first_, fields_.begin() + signed_end_};
  }
  std::string_view payload_hash() const& noexcept { return payload_.text(); }
  void all() const&& = delete;
  void signed_only() const&& = delete;
  void payload_hash() const&& = delete;

 private:
  sigv4::detail::payload_hash<Hash> payload_;
  // All that there may be. Those from `first_` to `end_` are added. The date always is.
  std::array<http::field_view, 3> fields_;
  std::size_t first_ = 1;
  std::size_t end_ = 2;
  std::size_t signed_end_ = 2;
};

/// Appends the value of the Authorization field without the signature itself:
/// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=`.
/// Specification: AWS Signature Version 4, "Add the signature to the request".
template <text_sink Sink, crypto::hash_256 Hash>
void append_authorization(Sink& sink, const dated_signer<Hash>& signer,
                          const signed_headers& headers) {
  sink.append(algorithm);
  sink.append(" Credential=");
  signer.append_credential(sink);
  sink.append(", SignedHeaders=");
  headers.append_signed_headers(sink);
  sink.append(", Signature=");
}

}  // namespace sansaws::sigv4::detail
