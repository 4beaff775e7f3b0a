// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What SigV4 leaves to each service, as switches that say why.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <concepts>
#include <cstddef>
#include <ranges>
#include <span>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// How often the path is percent-encoded on its way into the canonical request.
enum class uri_encoding {
  double_,  ///< The rule: the path on the wire is encoded once more, so that every `%` becomes
            ///< `%25`.
  single,   ///< Amazon S3 alone: the path on the wire is taken as it is.
};

/// Whether dot segments and empty segments are removed before the path is signed.
enum class path_normalization {
  on,   ///< The rule: the service resolves `/a/../b//c` to `/b/c` before it checks.
  off,  ///< Amazon S3 alone: object keys may hold such segments.
};

/// What becomes of the session token of temporary credentials.
enum class session_token_mode {
  include,  ///< The rule: `x-amz-security-token` is one of the signed fields.
  exclude,  ///< A few services (AWS IoT among them): the token is added after signing.
};

/// Whether the payload's hash is sent as `x-amz-content-sha256` (and then signed).
enum class payload_checksum_header {
  omit,  ///< Enough for most services; the hash ends the canonical request either way.
  add,   ///< What S3 requires and some gateways in front of other services expect.
};

/// What is signed of the payload.
enum class payload_signing {
  on,   ///< The SHA-256 of the body.
  off,  ///< The literal `UNSIGNED-PAYLOAD`, where the service allows a body that is not signed.
};

/// Names of fields, in any letter case: a view of an array or vector that the caller keeps.
class field_names {
 public:
  constexpr field_names() noexcept = default;
  template <class Names>
  requires std::convertible_to<const Names&, std::span<const std::string_view>>
  constexpr field_names(const Names& names) noexcept : names_(names) {}  // NOLINT: only a view
  /// A temporary that owns the names would be gone before they are read.
  template <class Names>
  requires(!std::ranges::enable_borrowed_range<Names> && !std::same_as<Names, field_names>)
      field_names(const Names&&)
  = delete;

  constexpr auto begin() const noexcept { return names_.begin(); }
  constexpr auto end() const noexcept { return names_.end(); }
  constexpr std::size_t size() const noexcept { return names_.size(); }
  constexpr bool empty() const noexcept { return names_.empty(); }
  constexpr std::string_view operator[](std::size_t index) const noexcept { return names_[index]; }

 private:
  std::span<const std::string_view> names_;
};

/// The settings of one signature; the defaults are right for every service but those named above.
/// Amazon S3 takes encoding `once`, normalization `off` and content_sha256 `add`; presigned for it,
/// payload `off` as well.
struct options {
  sigv4::uri_encoding uri_encoding = sigv4::uri_encoding::double_;
  path_normalization normalization = path_normalization::on;
  session_token_mode session_token = session_token_mode::include;
  sigv4::payload_checksum_header payload_checksum_header = sigv4::payload_checksum_header::omit;
  payload_signing payload = payload_signing::on;
  /// Further fields to sign. `host` and all `x-amz-*` always are; signing more than needed breaks
  /// behind proxies that rewrite fields.
  field_names additional_signed_headers = {};
};

}  // namespace sansaws::sigv4
