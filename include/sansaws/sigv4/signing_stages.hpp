// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The stages of one signature, to print and to compare.
#pragma once

#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

namespace detail {

using sansaws::detail::take_until;

/// A line of a canonical request with its credentials masked, in a field or in the query.
inline std::string masked_line(std::string_view line) {
  const std::string_view name = line.substr(0, line.find(':'));
  if (name.size() != line.size() && http::detail::is_credential(name)) {
    return std::string(name) + ":***";
  }
  return http::mask_target("?" + std::string(line)).substr(1);
}

}  // namespace detail

/// The stages of one signature. Owns its text. Has no secret key in it, but `canonical_request`
/// has the values of signed fields in clear text, a session token included.
struct signing_stages {
  std::string canonical_request;
  std::string string_to_sign;
  crypto::hex_digest signature;

  friend bool operator==(const signing_stages&, const signing_stages&) = default;
};

/// The stages as lines of visible ASCII, each stage under its name. Credentials are masked, and
/// other bytes are as `printable` has them, so the text may differ from what was hashed.
inline std::string to_string(const signing_stages& stages) {
  std::string text = "canonical request:\n";
  std::string_view rest = stages.canonical_request;
  while (!rest.empty()) {
    text.append(printable(detail::masked_line(detail::take_until(rest, '\n')))).append("\n");
  }
  text.append("\nstring to sign:\n");
  rest = stages.string_to_sign;
  while (!rest.empty()) text.append(printable(detail::take_until(rest, '\n'))).append("\n");
  text.append("\nsignature:\n").append(stages.signature.text()).append("\n");
  return text;
}

namespace detail {

/// Appends the two stages that need no key.
template <crypto::hash_256 Hash, class Scope>
void append_stages(std::string& canonical_request, std::string& string_to_sign,
                   const signable& parts, std::string_view date, const Scope& scope,
                   const options& options) {
  append_canonical_request(canonical_request, parts, options);
  append_string_to_sign(string_to_sign, date, scope,
                        crypto::hex_digest(crypto::hash<Hash>(canonical_request)));
}

/// All stages.
template <crypto::hash_256 Hash>
signing_stages stages_of(const signable& parts, const dated_signer<Hash>& signer,
                         const options& options) {
  std::string canonical;
  std::string to_sign;
  append_stages<Hash>(canonical, to_sign, parts, signer.date(), signer.scope(), options);
  const crypto::hex_digest signature = signer.key().sign(to_sign);
  return {std::move(canonical), std::move(to_sign), signature};
}

}  // namespace detail
}  // namespace sansaws::sigv4
