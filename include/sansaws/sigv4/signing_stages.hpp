// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The stages of one signature, to print and to compare.
#pragma once

#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signer.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

namespace detail {

using sansaws::detail::take_until;

/// Whether a list such as `a;b;c` has that name, in any letter case.
inline bool is_in_list(std::string_view name, std::string_view list) {
  while (!list.empty()) {
    if (http::equal_ignoring_case(name, take_until(list, ';'))) return true;
  }
  return false;
}

/// Whether a line of a canonical request is a field that must not be shown. A stranger's line may
/// have blanks around the name.
inline bool is_hidden_line(std::string_view line, std::string_view sensitive_fields) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view name = http::trim(line.substr(0, colon));
  return http::detail::is_credential(name) || is_in_list(name, sensitive_fields);
}

/// A line of a canonical request with its credentials masked, in a field or in the query.
inline std::string masked_line(std::string_view line, std::string_view sensitive_fields) {
  if (is_hidden_line(line, sensitive_fields)) {
    return std::string(line.substr(0, line.find(':') + 1)).append(http::detail::mask);
  }
  std::string shown;
  http::detail::append_masked_query(shown, line);
  return shown;
}

/// The names of the fields that are marked as sensitive, as `a;b;c`.
inline std::string sensitive_names(const http::fields& fields) {
  std::string names;
  for (const http::field_view field : fields) {
    if (field.sensitive) names.append(field.name).append(";");
  }
  return names;
}

}  // namespace detail

/// The stages of one signature. Owns its text. Has no secret key in it, but `canonical_request`
/// has the values of signed fields in clear text, a session token included.
struct signing_stages {
  std::string canonical_request;  ///< stage one, which is hashed
  std::string string_to_sign;     ///< stage two, with that hash in its last line
  crypto::hex_digest signature;   ///< the HMAC of stage two
  /// The names of the fields that were marked as sensitive, each with a semicolon behind it.
  std::string sensitive_fields = {};

  friend bool operator==(const signing_stages&, const signing_stages&) = default;
};

/// The stages as lines of visible ASCII, each stage under its name. Credentials are masked, and so
/// are sensitive fields and all of the signature but six digits to compare it by. Other bytes are
/// as `printable` has them. So the text may differ from what was hashed.
inline std::string to_string(const signing_stages& stages) {
  std::string text = "canonical request:\n";
  std::string_view rest = stages.canonical_request;
  while (!rest.empty()) {
    const auto line = detail::masked_line(detail::take_until(rest, '\n'), stages.sensitive_fields);
    text.append(printable(line)).append("\n");
  }
  text.append("\nstring to sign:\n");
  rest = stages.string_to_sign;
  while (!rest.empty()) text.append(printable(detail::take_until(rest, '\n'))).append("\n");
  text.append("\nsignature:\n").append(stages.signature.text().substr(0, 6));
  text.append(http::detail::mask).append("\n");
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

/// All stages. `fields` are those of the request.
template <crypto::hash_256 Hash>
signing_stages stages_of(const http::fields& fields, const signable& parts,
                         const dated_signer<Hash>& signer, const options& options) {
  std::string canonical;
  std::string to_sign;
  append_stages<Hash>(canonical, to_sign, parts, signer.date(), signer.scope(), options);
  const crypto::hex_digest signature = signer.key().sign(to_sign);
  return {std::move(canonical), std::move(to_sign), signature, sensitive_names(fields)};
}

}  // namespace detail
}  // namespace sansaws::sigv4
