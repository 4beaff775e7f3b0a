// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The parts of a signature, as they stand in the fields and in the query of a request.
#pragma once

#include <sansaws/core/secret.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
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

/// A parameter's name or value without percent-encoding, decoded into `own` where it has any;
/// nothing where it is broken.
inline std::optional<std::string_view> decoded(std::string_view text, std::string& own) {
  if (text.find('%') == std::string_view::npos) return text;
  auto plain = http::percent_decode(text);
  if (!plain) return std::nullopt;
  own = *std::move(plain);
  return own;
}

/// One slot for each part that a signature has, filled once; and what could not be read at all,
/// which is not reported before it is known that there is but one signature, of our algorithm.
///
/// Views the request, whose query it decodes where it must.
class signature_parts {
 public:
  enum part { credential, date, expires, signed_headers, token, signature, algorithm, count };
  static constexpr std::array<std::string_view, count> parameter_names{
      "X-Amz-Credential",     "X-Amz-Date",      "X-Amz-Expires",  "X-Amz-SignedHeaders",
      "X-Amz-Security-Token", "X-Amz-Signature", "X-Amz-Algorithm"};

  signature_parts() noexcept {}  // NOLINT: not defaulted, which would ask for initialisers
  signature_parts(const signature_parts&) = delete;
  signature_parts& operator=(const signature_parts&) = delete;

  /// False where the slot was filled before.
  bool set(part which, std::string_view text) {
    if (has(which)) return false;
    filled_ |= 1u << which;
    slots_[which] = {text.data(), text.size()};
    return true;
  }
  /// The same for the value of the parameter `name`.
  bool set_encoded(part which, std::string_view name, std::string_view value) {
    if (has(which)) return false;
    std::string own;
    const auto plain = decoded(value, own);
    if (!plain) set_unreadable(name);
    if (own.empty()) return set(which, plain.value_or(std::string_view()));
    const secret& kept = decoded_.emplace_back(own);
    wipe(own.data(), own.size());
    return set(which, kept.expose());
  }
  bool has(part which) const noexcept { return (filled_ >> which & 1) != 0; }
  /// Empty where there is none.
  std::string_view get(part which) const noexcept {
    return has(which) ? slots_[which].text() : std::string_view();
  }
  bool any() const noexcept { return filled_ != 0; }
  void set_unreadable(std::string_view name) {
    if (!unreadable_) unreadable_.emplace(name);
  }
  const std::optional<std::string>& unreadable() const noexcept { return unreadable_; }

 private:
  std::array<bare_view, count> slots_;
  unsigned filled_ = 0;          // a bit for each slot
  std::vector<secret> decoded_;  // one of them may be the token
  std::optional<std::string> unreadable_;
};

/// The names of these parameters are known in any letter case, so that no reader can find another
/// signature than we do, but read only as they are specified, which is also what Amazon S3 does.
inline std::optional<verify_error> read_query(std::string_view query, signature_parts& parts) {
  while (const auto parameter = next_parameter(query)) {
    std::string own;
    const auto name = decoded(parameter->first, own);
    if (!name) continue;
    for (std::size_t i = 0; i != signature_parts::count; ++i) {
      const std::string_view known = signature_parts::parameter_names[i];
      if (!http::equal_ignoring_case(*name, known)) continue;
      if (*name != known) parts.set_unreadable(*name);
      if (!parts.set_encoded(static_cast<signature_parts::part>(i), *name, parameter->second)) {
        return verify_error{verify_errc::ambiguous_authentication, std::string(*name)};
      }
    }
  }
  return std::nullopt;
}

/// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order, space optional.
inline std::optional<verify_error> read_authorization(std::string_view value,
                                                      signature_parts& parts) {
  const std::size_t space = value.find(' ');
  const std::string_view scheme = value.substr(0, space);
  if (scheme != algorithm) {
    // Nobody knows what follows; and if nothing does, this may be a bare secret, not to be quoted.
    // What is no scheme may be a secret, and is not quoted.
    const bool quoted = space != std::string_view::npos && http::is_token(scheme);
    parts.set(signature_parts::algorithm, quoted ? scheme : "");
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
    if (!known) parts.set_unreadable("Authorization");
  }
  return std::nullopt;
}

inline std::optional<verify_error> read_fields(const http::fields& fields, signature_parts& parts) {
  for (const http::field_view field : fields) {
    if (http::equal_ignoring_case(field.name, "authorization")) {
      if (parts.has(signature_parts::algorithm)) {
        return verify_error{verify_errc::ambiguous_authentication, "Authorization"};
      }
      if (auto error = read_authorization(field.value, parts)) return error;
      continue;
    }
    for (const auto part : {signature_parts::date, signature_parts::token}) {
      const std::string_view name = signature_parts::parameter_names[part];  // as the field's
      if (http::equal_ignoring_case(field.name, name) && !parts.set(part, field.value)) {
        return verify_error{verify_errc::ambiguous_authentication, std::string(name)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace sansaws::sigv4::detail
