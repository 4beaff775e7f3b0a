// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads credentials from what a command prints, and from the answers of a container's and of an
// instance's endpoint.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/credentials/document_error.hpp>
#include <sansaws/http/response.hpp>
#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/time/timestamp.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// The largest document that is read, in bytes.
inline constexpr std::size_t max_document = 64 * 1024;

/// Credentials, and the moment at which they end.
struct expiring_credentials {
  sigv4::credentials credentials;                      ///< what signs
  std::optional<timestamp> expiration = std::nullopt;  ///< nothing where they have no end

  friend bool operator==(const expiring_credentials&, const expiring_credentials&) = default;
};

// All functions below are total: whatever the bytes, there are credentials or an error. Unknown
// members are ignored. Where several things are wrong, the first of these is the error: the status
// of an answer; `empty`; those of `json::decode`; the version or the error that is reported; a
// member that is missing; a value that cannot be what it should be (`bad_value` for a time, and the
// errors of `sigv4::credentials::make`). A null or empty id or key is as an absent one.
//
// What these functions copy of a document is wiped, but for the times in it, and the code and the
// message of an error. Its text itself is the caller's, who should wipe it. The first two overwrite
// 48 KiB of the stack for that, below their caller's. Linear time.

/// What the command of `credential_process` has printed to its standard output:
///
///     {"Version": 1, "AccessKeyId": "…", "SecretAccessKey": "…",
///      "SessionToken": "…", "Expiration": "…"}        the last two may be absent or null
///
/// AWS SDKs and Tools Reference Guide, "Process credential provider". A time is in the form of
/// RFC 3339.
///
/// @snippet reference_examples.cpp parse_process_output
[[nodiscard]] SANSAWS_DECL result<expiring_credentials, document_error> parse_process_output(
    std::string_view output);

/// The answer to `container_request`, or to `instance_credentials_request`. All four members are
/// required:
///
///     {"AccessKeyId": "…", "SecretAccessKey": "…", "Token": "…", "Expiration": "…"}
///
/// That of an instance has a `Code`, too; any other than "Success" is the `reported` error. `Type`
/// and `LastUpdated` are not looked at. In any status an error has a `code` and a `message`, in
/// either letter case. An empty token is none.
///
/// AWS SDKs and Tools Reference Guide, "Container credential provider"; Amazon EC2 User Guide,
/// "Retrieve security credentials from instance metadata". The expiration of an instance's
/// credentials may have passed: while AWS cannot give newer ones, these stay in use
/// (`extend_refresh`).
///
/// @snippet reference_examples.cpp instance_credentials
[[nodiscard]] SANSAWS_DECL result<expiring_credentials, document_error> parse_endpoint_credentials(
    const http::response& answer);

/// The answer to `instance_token_request`: a token, which may be the value of a field.
[[nodiscard]] SANSAWS_DECL result<secret, document_error> parse_instance_token(
    const http::response& answer);

/// The answer to `instance_role_request`: the name of a role, which may be a segment of a path.
/// Blanks and line ends around it do not count. With the status 404, or without any text, the error
/// is `no_role`.
[[nodiscard]] SANSAWS_DECL result<std::string, document_error> parse_instance_role(
    const http::response& answer);

}  // namespace sansaws::credentials

#include <sansaws/credentials/detail/document_reader.hpp>
