// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The fields that a signer adds to a request.
#pragma once

#include <sansaws/core/secret.hpp>
#include <sansaws/encoding/fixed_text.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/payload_hash.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws::sigv4 {

/// All that is sent beside the request's own fields, but for `authorization`: the hash of the
/// payload where asked for, the date, the session token where there is one. Sorted by name.
///
/// Owns the date and the hash; the token is a view of the signer's.
template <encoding::hash_256 Hash = encoding::sha256>
class added_fields {
 public:
  /// `date` is the time of signing as `YYYYMMDDTHHMMSSZ`.
  added_fields(const std::array<char, 16>& date, std::string_view body, const signer<Hash>& signer,
               const options& options)
      : date_(date), payload_(body, options.payload) {
    // A payload that is not signed has to be declared, or the service would hash it.
    if (options.content_sha256 == content_sha256_field::add ||
        options.payload == payload_signing::off) {
      fields_[count_++] = {"x-amz-content-sha256", payload_.text()};
    }
    fields_[count_++] = {"x-amz-date", this->date()};
    signed_count_ = count_;
    const secret& token = signer.identity().session_token();
    if (token.empty()) return;
    fields_[count_++] = {"x-amz-security-token", token.expose(), true};
    if (options.session_token == session_token_signing::on) signed_count_ = count_;
  }
  added_fields(const added_fields&) = delete;
  added_fields& operator=(const added_fields&) = delete;

  // Views of this object and of the signer.
  std::span<const http::field_view> sent() const& noexcept {
    return std::span(fields_).first(count_);
  }
  /// Those of them that are signed.
  std::span<const http::field_view> covered() const& noexcept {
    return std::span(fields_).first(signed_count_);
  }
  std::string_view date() const& noexcept { return encoding::as_view(date_); }
  std::string_view payload_hash() const& noexcept { return payload_.text(); }

 private:
  std::array<char, 16> date_;
  sigv4::payload_hash<Hash> payload_;
  std::array<http::field_view, 3> fields_{};
  std::size_t count_ = 0;
  std::size_t signed_count_ = 0;
};

}  // namespace sansaws::sigv4
