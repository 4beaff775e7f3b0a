// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The settings of a signature: what SigV4 leaves to each service.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// How often the path is percent-encoded for the canonical request.
enum class uri_encoding {
  double_,  ///< The rule: the path on the wire is encoded once more, so a `%` becomes `%25`.
  single,   ///< Amazon S3 alone: the path on the wire is taken as it is.
};

/// Whether dot segments and empty segments are removed from the path before it is signed.
enum class path_normalization {
  on,   ///< The rule: the service turns `/a/../b//c` into `/b/c` before it checks the signature.
  off,  ///< Amazon S3 alone: object keys may have such segments.
};

/// Whether the session token of temporary credentials is signed. It is sent either way.
enum class session_token_mode {
  include,  ///< The rule: `x-amz-security-token` is one of the signed headers.
  exclude,  ///< A few services, AWS IoT among them: the token is added after signing.
};

/// Whether the payload hash is sent as the field `x-amz-content-sha256`, which is then signed.
enum class payload_checksum_header {
  omit,  ///< Enough for most services: the canonical request ends with the hash either way.
  add,   ///< Amazon S3 requires it, and so do some gateways in front of other services.
};

/// Whether the body is signed.
enum class payload_signing {
  on,   ///< The canonical request has the SHA-256 of the body.
  off,  ///< It has `UNSIGNED-PAYLOAD` in place of a hash. Only some services allow this. `sign`
        ///< then sends `x-amz-content-sha256` in any case, as the service has to know.
};

/// Names of fields, in any letter case. A view of an array or vector, which must outlive it.
class field_names {
 public:
  constexpr field_names() noexcept = default;
  template <class Names>
  requires std::convertible_to<const Names&, std::span<const std::string_view>>
  constexpr field_names(const Names& names) noexcept : names_(names) {}  // NOLINT: only a view
  /// Refuses temporaries that own the names: these would be gone before anybody reads them.
  /// (`enable_borrowed_range` comes with <span>. All of <ranges> would take long to compile.)
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

/// The settings of one signature. The defaults are right for nearly every service.
///
/// Amazon S3 needs `uri_encoding::single`, `path_normalization::off` and
/// `payload_checksum_header::add`; for presigned requests also `payload_signing::off`.
struct options {
  sigv4::uri_encoding uri_encoding = sigv4::uri_encoding::double_;
  sigv4::path_normalization path_normalization = sigv4::path_normalization::on;
  sigv4::session_token_mode session_token_mode = sigv4::session_token_mode::include;
  sigv4::payload_checksum_header payload_checksum_header = sigv4::payload_checksum_header::omit;
  sigv4::payload_signing payload_signing = sigv4::payload_signing::on;
  /// Fields to sign beside `host` and all `x-amz-*`, which are always signed. A proxy that rewrites
  /// a signed field breaks the signature, so sign no more than is needed.
  field_names additional_signed_headers = {};
};

}  // namespace sansaws::sigv4
