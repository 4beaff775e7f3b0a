// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Finds the parts of a signature in the fields and in the query of a request.
#pragma once

#include <sansaws/core/detail/wipe.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/sigv4/detail/canonical_query.hpp>
#include <sansaws/sigv4/detail/name_value_list.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/verify_error.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// The name or value of a parameter without percent-encoding: `text` itself, or a view of `buffer`
/// if there was something to decode. Nothing if the encoding is broken.
inline std::optional<std::string_view> decoded(std::string_view text, std::string& buffer) {
  if (text.find('%') == std::string_view::npos) return text;
  auto plain = http::percent_decode(text);
  if (!plain) return std::nullopt;
  buffer = *std::move(plain);
  return buffer;
}

/// The parts of a signature, each at most once. Also the name of the first part that is malformed,
/// which is not reported before it is known that there is only one signature, of our algorithm.
///
/// Views the request, which must outlive this object. Owns only what had to be decoded.
class signature_parts {
 public:
  /// In the order of `signature_parameters`.
  enum part { credential, date, expires, signed_headers, token, signature, algorithm, count };

  signature_parts() noexcept {}  // NOLINT: defaulted, it would need initializers
  signature_parts(const signature_parts&) = delete;
  signature_parts& operator=(const signature_parts&) = delete;

  /// False if the part is there already.
  bool set(part which, std::string_view text) {
    if (has(which)) return false;
    filled_ |= 1u << which;
    texts_[which] = {text.data(), text.size()};
    return true;
  }
  /// The same, for the percent-encoded value of the query parameter `name`.
  bool set_encoded(part which, std::string_view name, std::string_view value) {
    if (has(which)) return false;
    if (value.find('%') == std::string_view::npos) return set(which, value);
    // Decoded in place, and wiped whole: the encoded text was longer, and a short text is not
    // freed but left on the stack.
    std::string buffer(value);
    std::string_view plain;
    if (http::detail::percent_decode_in_place(buffer)) {
      plain = decoded_.emplace_back(buffer).expose();
    } else {
      set_malformed(name);
    }
    buffer.resize(buffer.capacity());
    sansaws::detail::wipe(buffer.data(), buffer.size());
    return set(which, plain);
  }
  bool has(part which) const noexcept { return (filled_ >> which & 1) != 0; }
  /// Empty if the part is not there.
  std::string_view get(part which) const noexcept {
    return has(which) ? texts_[which].text() : std::string_view();
  }
  bool any() const noexcept { return filled_ != 0; }
  void set_malformed(std::string_view name) {
    if (!malformed_) malformed_.emplace(name);
  }
  const std::optional<std::string>& malformed() const noexcept { return malformed_; }

 private:
  std::array<bare_view, count> texts_;
  unsigned filled_ = 0;          // a bit for each part that is there
  std::vector<secret> decoded_;  // one of them may be the session token
  std::optional<std::string> malformed_;
};

/// Sets the parts that are in a query. A parameter name in another letter case than specified makes
/// the signature malformed, as with Amazon S3: otherwise another program could find another
/// signature in the same request. Errors: `ambiguous_authentication`.
inline std::optional<verify_error> parse_query(std::string_view query, signature_parts& parts) {
  while (const auto parameter = next_parameter(query)) {
    std::string buffer;
    const auto name = decoded(parameter->first, buffer);
    if (!name) continue;
    for (std::size_t i = 0; i != signature_parts::count; ++i) {
      const std::string_view known = signature_parameters[i];
      if (!http::equal_ignoring_case(*name, known)) continue;
      if (*name != known) parts.set_malformed(*name);
      if (!parts.set_encoded(static_cast<signature_parts::part>(i), *name, parameter->second)) {
        return verify_error{verify_errc::ambiguous_authentication, std::string(*name)};
      }
    }
  }
  return std::nullopt;
}

/// Sets the parts that are in the value of an Authorization field: `AWS4-HMAC-SHA256 Credential=…,
/// SignedHeaders=…, Signature=…`, in any order, spaces after the commas optional. Errors:
/// `ambiguous_authentication`.
inline std::optional<verify_error> parse_authorization(std::string_view value,
                                                       signature_parts& parts) {
  const std::string_view scheme = value.substr(0, value.find(' '));
  if (scheme != algorithm) {
    // An error may quote the name of a scheme, but not a text that may be a secret.
    parts.set(signature_parts::algorithm, http::detail::authorization_scheme(value));
    return std::nullopt;
  }
  parts.set(signature_parts::algorithm, scheme);
  value.remove_prefix(scheme.size());
  constexpr std::array<std::pair<std::string_view, signature_parts::part>, 3> keys{
      {{"Credential", signature_parts::credential},
       {"SignedHeaders", signature_parts::signed_headers},
       {"Signature", signature_parts::signature}}};
  while (!value.empty()) {
    const std::string_view piece = http::trim(take_until(value, ','));
    const std::string_view key = piece.substr(0, piece.find('='));
    bool known = false;
    for (const auto& [name, part] : keys) {
      if (key != name || key.size() == piece.size()) continue;
      known = true;
      if (!parts.set(part, piece.substr(key.size() + 1))) {
        return verify_error{verify_errc::ambiguous_authentication, std::string(name)};
      }
    }
    if (!known) parts.set_malformed("Authorization");
  }
  return std::nullopt;
}

/// Sets the parts that are in the fields of a request. Errors: `ambiguous_authentication`.
inline std::optional<verify_error> parse_fields(const http::fields& fields,
                                                signature_parts& parts) {
  for (const http::field_view field : fields) {
    if (http::equal_ignoring_case(field.name, "authorization")) {
      if (parts.has(signature_parts::algorithm)) {
        return verify_error{verify_errc::ambiguous_authentication, "Authorization"};
      }
      if (auto error = parse_authorization(field.value, parts)) return error;
      continue;
    }
    for (const auto part : {signature_parts::date, signature_parts::token}) {
      const std::string_view name = signature_parameters[part];  // the field's too
      if (http::equal_ignoring_case(field.name, name) && !parts.set(part, field.value)) {
        return verify_error{verify_errc::ambiguous_authentication, std::string(name)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace sansaws::sigv4::detail
