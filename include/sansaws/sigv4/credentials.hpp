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
///
/// @snippet reference_examples.cpp credentials
class credentials {
 public:
  /// Credentials of these three texts. An empty session token means that there is none.
  ///
  /// Errors, with the name of the parameter:
  /// - `missing`: the id or the secret is empty;
  /// - `bad_character`, with its position: a control character (most often a line end that was read
  ///   with the text); a blank or a quote at either end; in an id or token any blank or non-ASCII
  ///   byte; in an id also `/`, `+`, `=` or `,`, which a secret may have and no id has;
  /// - `bad_format`: the secret has the shape of an access key id.
  ///
  /// Linear time.
  [[nodiscard]] static result<credentials> make(std::string_view access_key_id,
                                                std::string_view secret_access_key,
                                                std::string_view session_token = {});

  /// The access key ID. Not a secret: every signed request has it.
  std::string_view access_key_id() const& noexcept { return access_key_id_; }
  std::string_view access_key_id() const&& = delete;
  /// The secret access key. Never empty.
  const secret& secret_access_key() const& noexcept { return secret_access_key_; }
  const secret& secret_access_key() const&& = delete;
  /// The session token. Empty for long-term credentials.
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
  // Nothing where all of `text` may be there. `size` is that of its good bytes.
  const auto refuse = [](std::string_view parameter, std::string_view text, std::size_t size,
                         std::string_view allowed) -> std::optional<caller_error> {
    if (text.empty()) return caller_error{caller_errc::missing, parameter};
    constexpr charset outside(" \"'");
    if (outside.contains(text.front())) size = 0;
    if (size == text.size() && outside.contains(text.back())) --size;
    if (size == text.size()) return std::nullopt;
    return caller_error{caller_errc::bad_character, parameter, size, allowed};
  };
  if (auto error = refuse("access_key_id", access_key_id,
                          find_first<~vchars | charset("/+=,")>(access_key_id),
                          "visible ASCII without / + = , and without quotes around it")) {
    return *error;
  }
  if (auto error =
          refuse("secret_access_key", secret_access_key, find_first<ctl_chars>(secret_access_key),
                 "no control character, and no blank or quote at either end")) {
    return *error;
  }
  if (secret_access_key.size() == 20 && all_in<upper_chars | digit_chars>(secret_access_key) &&
      (secret_access_key.starts_with("AKIA") || secret_access_key.starts_with("ASIA"))) {
    return caller_error{caller_errc::bad_format, "secret_access_key", 0, "not an access key id"};
  }
  if (session_token.empty()) return credentials(access_key_id, secret_access_key, {});
  if (auto error = refuse("session_token", session_token, find_first<~vchars>(session_token),
                          "visible ASCII without quotes around it")) {
    return *error;
  }
  return credentials(access_key_id, secret_access_key, session_token);
}

#endif

}  // namespace sansaws::sigv4
