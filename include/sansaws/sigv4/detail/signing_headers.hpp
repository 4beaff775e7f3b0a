// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The fields that a signer adds to a request.
#pragma once

#include <sansaws/core/secret.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/sigv4/detail/payload_hash.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// All that is sent beside the request's own fields, but for `authorization`: the hash of the
/// payload where asked for, the date, the session token where there is one. Sorted by name.
///
/// Owns the hash; views the date and the token of the signer.
template <crypto::hash_256 Hash = crypto::sha256>
class signing_headers {
 public:
  signing_headers(const dated_signer<Hash>& signer, std::string_view body, const options& options)
      : payload_(body, options.payload_signing) {
    // A payload that is not signed has to be declared, or the service would hash it.
    if (options.payload_checksum_header == payload_checksum_header::add ||
        options.payload_signing == payload_signing::off) {
      add("x-amz-content-sha256", payload_.text());
    }
    add("x-amz-date", signer.date());
    signed_count_ = count_;
    const secret& token = signer.identity().session_token();
    if (token.empty()) return;
    add("x-amz-security-token", token.expose(), true);
    if (options.session_token_mode == session_token_mode::include) signed_count_ = count_;
  }
  signing_headers(const dated_signer<Hash>&&, std::string_view, const options&) = delete;
  signing_headers(const signing_headers&) = delete;
  signing_headers& operator=(const signing_headers&) = delete;

  // Views of this object and of the signer.
  std::span<const http::field_view> all() const& noexcept {
    return std::span(fields_).first(count_);
  }
  /// Those of them that are signed.
  std::span<const http::field_view> signed_only() const& noexcept {
    return std::span(fields_).first(signed_count_);
  }
  std::string_view payload_hash() const& noexcept { return payload_.text(); }
  void all() const&& = delete;
  void signed_only() const&& = delete;
  void payload_hash() const&& = delete;

 private:
  void add(std::string_view name, std::string_view value, bool sensitive = false) noexcept {
    // Filled where it is: to copy it right after it was written would have to wait for that.
    http::field_view& added = fields_[count_++];
    added.name = name;
    added.value = value;
    added.sensitive = sensitive;
  }

  sigv4::detail::payload_hash<Hash> payload_;
  std::array<http::field_view, 3> fields_;
  std::size_t count_ = 0;
  std::size_t signed_count_ = 0;
};

}  // namespace sansaws::sigv4::detail
