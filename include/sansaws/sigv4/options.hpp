// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What SigV4 leaves to each service, as switches that say why.
#pragma once

#include <span>
#include <string_view>

namespace sansaws::sigv4 {

/// How often the path is percent-encoded on its way into the canonical request.
enum class path_encoding {
  twice,  ///< The rule: the path on the wire is encoded once more, so that every `%` becomes `%25`.
  once,   ///< Amazon S3 alone: the path on the wire is taken as it is.
};

/// Whether dot segments and empty segments are removed before the path is signed.
enum class path_normalization {
  on,   ///< The rule: the service resolves `/a/../b//c` to `/b/c` before it checks.
  off,  ///< Amazon S3 alone: object keys may hold such segments.
};

/// What becomes of the session token of temporary credentials.
enum class session_token_signing {
  on,   ///< The rule: `x-amz-security-token` is one of the signed fields.
  off,  ///< A few services (AWS IoT among them): the token is added after signing.
};

/// Whether the payload's hash is sent as `x-amz-content-sha256` (and then signed).
enum class content_sha256_field {
  omit,  ///< Enough for most services; the hash ends the canonical request either way.
  add,   ///< What S3 requires and some gateways in front of other services expect.
};

/// What is signed of the payload.
enum class payload_signing {
  on,   ///< The SHA-256 of the body.
  off,  ///< The literal `UNSIGNED-PAYLOAD`, where the service allows a body that is not signed.
};

/// The settings of one signature; the defaults are right for every service but those named above.
struct options {
  path_encoding encoding = path_encoding::twice;
  path_normalization normalization = path_normalization::on;
  session_token_signing session_token = session_token_signing::on;
  content_sha256_field content_sha256 = content_sha256_field::omit;
  payload_signing payload = payload_signing::on;
  /// Names of further fields to sign, in any letter case. `host` and all `x-amz-*` always are;
  /// signing more than needed breaks behind proxies that rewrite fields.
  std::span<const std::string_view> also_sign = {};
};

}  // namespace sansaws::sigv4
