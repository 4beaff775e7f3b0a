// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The credentials that sign: an access key, and the session token of temporary credentials.
#pragma once

#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/secret.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// An access key id, its secret access key and, for temporary credentials, a session token.
///
/// Owns all three. The secret and the token are wiped on destruction and cannot be printed. All are
/// valid in a header field, so signing with them cannot fail.
class credentials {
 public:
  /// Credentials of these three texts. An empty session token means that there is none.
  ///
  /// Errors, with the name of the parameter:
  /// - `missing`: the id or the secret is empty;
  /// - `bad_character`, with its position: a control character (most often a line end that was read
  ///   with the text); in an id or token also a space or a non-ASCII byte; in an id also `/` or
  ///   `,`, which end the id in a signature.
  ///
  /// Linear time.
  [[nodiscard]] static result<credentials> make(std::string_view access_key_id,
                                                std::string_view secret_access_key,
                                                std::string_view session_token = {});

  std::string_view access_key_id() const& noexcept { return access_key_id_; }
  std::string_view access_key_id() const&& = delete;
  const secret& secret_access_key() const& noexcept { return secret_access_key_; }
  const secret& secret_access_key() const&& = delete;
  /// Empty for long-term credentials.
  const secret& session_token() const& noexcept { return session_token_; }
  const secret& session_token() const&& = delete;

  friend bool operator==(const credentials&, const credentials&) = default;

 private:
  credentials(std::string_view id, std::string_view secret, std::string_view token)
      : access_key_id_(id), secret_access_key_(secret), session_token_(token) {}

  std::string access_key_id_;
  secret secret_access_key_;
  secret session_token_;
};

#if SANSAWS_DEFINITIONS

SANSAWS_DECL result<credentials> credentials::make(std::string_view access_key_id,
                                                   std::string_view secret_access_key,
                                                   std::string_view session_token) {
  using namespace sansaws::detail;
  const auto refuse = [](std::string_view parameter, std::string_view text, std::size_t position) {
    const auto code = text.empty() ? caller_errc::missing : caller_errc::bad_character;
    return caller_error{code, parameter, position};
  };
  const std::size_t id_size = find_first<~vchars | charset("/,")>(access_key_id);
  if (access_key_id.empty() || id_size != access_key_id.size()) {
    return refuse("access_key_id", access_key_id, id_size);
  }
  const std::size_t secret_size = find_first<ctl_chars>(secret_access_key);
  if (secret_access_key.empty() || secret_size != secret_access_key.size()) {
    return refuse("secret_access_key", secret_access_key, secret_size);
  }
  const std::size_t token_size = find_first<~vchars>(session_token);
  if (token_size != session_token.size()) return refuse("session_token", session_token, token_size);
  return credentials(access_key_id, secret_access_key, session_token);
}

#endif

}  // namespace sansaws::sigv4
