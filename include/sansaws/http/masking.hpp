// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests and responses as text for people, with credentials masked.
#pragma once

#include <sansaws/core/printable.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http {

namespace detail {

/// What stands in place of a credential.
inline constexpr std::string_view mask = "***";

/// Whether the value of that field, or of that query parameter, is a credential or a key. Every
/// printer of the library asks this list. The name may be in any case.
constexpr bool is_credential(std::string_view name) noexcept {
  for (const std::string_view known :
       {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-amz-security-token",
        "x-amz-s3session-token", "x-amz-signature", "x-api-key", "x-amz-sso_bearer_token",
        "x-aws-ec2-metadata-token"}) {
    if (equal_ignoring_case(name, known)) return true;
  }
  // The keys that Amazon S3 encrypts with, of an object and of the source of a copy. What ends in
  // `-md5` is their hash and no secret.
  constexpr std::string_view customer_key = "-customer-key";
  return name.size() > customer_key.size() &&
         equal_ignoring_case(name.substr(name.size() - customer_key.size()), customer_key);
}

/// The scheme of the value of an Authorization field. Empty where there is none: a scheme is
/// followed by a space and something more, else the whole text may be a secret.
constexpr std::string_view authorization_scheme(std::string_view value) noexcept {
  const auto scheme = value.substr(0, token_prefix(value));
  const auto rest = value.substr(scheme.size());
  return rest.starts_with(' ') && !trim(rest).empty() ? scheme : std::string_view();
}

/// Appends one part of a SigV4 Authorization field. Nothing is shown but the credential, which has
/// no secret in it, and the names of signed headers.
constexpr void append_masked_part(std::string& out, std::string_view part) {
  const auto key = part.substr(0, part.find('='));
  const bool shown =
      equal_ignoring_case(key, "Credential") || equal_ignoring_case(key, "SignedHeaders");
  if (key.size() == part.size() || !(shown || equal_ignoring_case(key, "Signature"))) {
    out.append(mask);
  } else if (shown && part.find_first_of(" \t") == std::string_view::npos) {
    out.append(part);
  } else {
    out.append(key).append("=").append(mask);
  }
}

/// Appends the value of an Authorization field. Of SigV4, the signature is masked, and whatever is
/// not specified. Of any other scheme only its name is shown.
constexpr void append_masked_authorization(std::string& out, std::string_view value) {
  const auto scheme = authorization_scheme(value);
  out.append(scheme);
  if (!equal_ignoring_case(scheme.substr(0, 5), "AWS4-")) {
    out.append(scheme.empty() ? "" : " ").append(mask);
    return;
  }
  for (value.remove_prefix(scheme.size()); !value.empty();) {
    const auto part = value.substr(0, value.find(','));
    if (part.starts_with(' ')) out.append(" ");
    append_masked_part(out, trim(part));
    value.remove_prefix(part.size());
    if (value.empty()) break;
    out.append(",");
    value.remove_prefix(1);
  }
}

}  // namespace detail

/// The request target with "***" for the values of query parameters that carry a credential, such
/// as X-Amz-Security-Token and X-Amz-Signature. Their names may be in any case, and
/// percent-encoded. Takes any text with a URL at its end. O(size).
constexpr std::string mask_target(std::string_view target) {
  const auto query = target.substr(0, target.find('?')).size();
  std::string out(target.substr(0, query));
  for (auto begin = query; begin != target.size();) {
    // A URL in the query that is not encoded has parameters of its own.
    auto end = std::min(target.find_first_of("?&", begin + 1), target.size());
    const auto parameter = target.substr(begin, end - begin);  // with its '?' or '&'
    const auto equals = parameter.find('=');
    const auto name = parameter.substr(1, equals == std::string_view::npos ? equals : equals - 1);
    // Services decode a name before they compare it.
    const auto decoded = http::percent_decode(name);
    if (equals != std::string_view::npos && decoded && detail::is_credential(*decoded)) {
      out.append(parameter.substr(0, equals + 1)).append(detail::mask);
      end = std::min(target.find('&', begin + 1), target.size());
    } else {
      out.append(parameter);
    }
    begin = end;
  }
  return out;
}

namespace detail {

/// The value of a field as it may be shown.
constexpr std::string masked_value(const field_view& field) {
  if (!field.sensitive && (equal_ignoring_case(field.name, "Authorization") ||
                           equal_ignoring_case(field.name, "Proxy-Authorization"))) {
    std::string shown;
    append_masked_authorization(shown, field.value);
    return shown;
  }
  if (field.sensitive || is_credential(field.name)) return std::string(mask);
  return mask_target(field.value);  // a redirect may lead to a presigned URL
}

}  // namespace detail

/// One "name: value" line for each field, for people and logs. "***" stands for the value of a
/// field that is marked as sensitive and, marked or not, of cookies, of session tokens, of the keys
/// that Amazon S3 is given to encrypt with, and of other fields of AWS that carry a credential; for
/// the secret part of Authorization and Proxy-Authorization; and for such query parameters of a URL
/// in a value. The rest is visible ASCII, by `printable`.
constexpr std::string to_string(const fields& list) {
  std::string out;
  for (const auto field : list) {
    out.append(field.name).append(": ");
    out.append(printable(detail::masked_value(field))).append("\n");
  }
  return out;
}

}  // namespace sansaws::http
