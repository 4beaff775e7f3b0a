// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests and responses as text for people, with credentials masked.
#pragma once

#include <sansaws/core/printable.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <optional>
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

/// A query parameter, in a query or in a text with URLs in it: what may be shown, and the
/// credential behind that, if the parameter carries one.
struct masked_parameter {
  std::string_view shown;
  std::optional<std::string_view> credential;
};

/// The first parameter of a text that is not empty, with the `?` or `&` before it. Removes it.
constexpr masked_parameter take_parameter(std::string_view& text) {
  // A URL in a query that is not encoded has parameters of its own.
  const auto parameter = text.substr(0, text.find_first_of("?&", 1));
  auto name = parameter.substr(0, parameter.find('='));
  const auto equals = name.size();
  if (name.starts_with('?') || name.starts_with('&')) name.remove_prefix(1);
  // Services decode a name before they compare it.
  const auto decoded = http::percent_decode(name);
  if (equals == parameter.size() || !decoded || !is_credential(*decoded)) {
    text.remove_prefix(parameter.size());
    return {parameter, std::nullopt};
  }
  const auto shown = text.substr(0, equals + 1);
  const auto credential = text.substr(0, text.find('&', 1)).substr(shown.size());
  text.remove_prefix(shown.size() + credential.size());
  return {shown, credential};
}

/// Appends a query, or a text with URLs in it, without the credentials in its parameters.
constexpr void append_masked_query(std::string& out, std::string_view query) {
  while (!query.empty()) {
    const auto parameter = take_parameter(query);
    out.append(parameter.shown);
    if (parameter.credential) out.append(mask);
  }
}

}  // namespace detail

/// The request target with "***" for the values of query parameters that carry a credential, such
/// as X-Amz-Security-Token and X-Amz-Signature. Their names may be in any case, and
/// percent-encoded. O(size).
///
/// @snippet reference_examples.cpp mask_target
constexpr std::string mask_target(std::string_view target) {
  const auto path = target.substr(0, target.find('?'));
  std::string out(path);
  detail::append_masked_query(out, target.substr(path.size()));
  return out;
}

namespace detail {

/// The value of a field as it may be shown.
constexpr std::string masked_value(const field_view& field) {
  std::string shown;
  if (!field.sensitive && (equal_ignoring_case(field.name, "Authorization") ||
                           equal_ignoring_case(field.name, "Proxy-Authorization"))) {
    append_masked_authorization(shown, field.value);
  } else if (field.sensitive || is_credential(field.name)) {
    shown = mask;
  } else {
    append_masked_query(shown, field.value);  // a redirect may lead to a presigned URL
  }
  return shown;
}

}  // namespace detail

/// One "name: value" line for each field, for people and logs. "***" stands for the value of a
/// field that is marked as sensitive and, marked or not, of cookies, of session tokens, of the keys
/// that Amazon S3 is given to encrypt with, and of other fields of AWS that carry a credential; for
/// the secret part of Authorization and Proxy-Authorization; and for such query parameters of a URL
/// in a value. The rest is visible ASCII, by `printable`. O(size).
inline std::string to_string(const fields& list) {
  std::string out;
  for (const auto field : list) {
    out.append(field.name).append(": ");
    out.append(printable(detail::masked_value(field))).append("\n");
  }
  return out;
}

}  // namespace sansaws::http
