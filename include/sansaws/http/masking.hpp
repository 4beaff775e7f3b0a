// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests and responses as text for people, with credentials masked.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <cstddef>
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
        "x-amz-s3session-token", "x-amz-signature", "signature", "x-api-key",
        "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token"}) {
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

/// A character of a text that may be percent-encoded, once or more often, as a URL in a URL is; or
/// escaped in a string of JSON.
struct spelled_char {
  char value;         ///< decoded
  std::size_t size;   ///< of its spelling
  std::size_t depth;  ///< how often it is encoded
};

/// The first character of a text that begins with an escape of JSON; a backslash where that is of
/// no other character, or malformed. What is not ASCII becomes a NUL.
constexpr spelled_char first_of_json(std::string_view text) noexcept {
  if (text.size() > 1 && std::string_view("bfnrt").find(text[1]) != text.npos) return {'\n', 2, 0};
  if (text.size() < 6 || text[1] != 'u') return {'\\', 1, 0};
  int code = 0;
  for (const char c : text.substr(2, 4)) {
    if (hex_value(c) < 0) return {'\\', 1, 0};
    code = code * 16 + hex_value(c);
  }
  return {code < 0x80 ? static_cast<char>(code) : '\0', 6, 0};
}

/// The first character of a text that is not empty. An escape that is malformed is a `%`.
constexpr spelled_char first_char(std::string_view text) noexcept {
  if (text.front() == '\\') return first_of_json(text);
  std::size_t digits = 1;
  if (text.front() == '%') {
    while (text.substr(digits, 2) == "25") digits += 2;
  }
  if (text.front() != '%' || text.size() - digits < 2) return {text.front(), 1, 0};
  const int high = hex_value(text[digits]);
  const int low = hex_value(text[digits + 1]);
  if ((high | low) < 0) return {text.front(), 1, 0};
  return {static_cast<char>(high * 16 + low), digits + 2, digits / 2 + 1};
}

/// A credential in a text, and what is before it. If there is none, that is the whole text.
struct masked_parameter {
  std::string_view shown;
  std::optional<std::string_view> credential;
};

/// Takes the text up to the end of the first credential that has its name before it, wherever it
/// stands: `name=...` in a query, in a URL within a URL, behind a `#` or a `;`, which ends before
/// the next `&` that is encoded no more often than the `=`; or `name: ...`, with or without quotes,
/// which ends with the text. Names may be percent-encoded, as services decode them before they
/// compare.
constexpr masked_parameter take_parameter(std::string_view& text) {
  constexpr auto name_chars = alpha_chars | digit_chars | charset("-_/");  // no segment of a path
  constexpr charset between("\"'\\ \t");
  const std::string_view all = text;
  std::string name;
  bool name_goes_on = false;
  for (std::size_t at = 0; at != all.size();) {
    const auto c = first_char(all.substr(at));
    at += c.size;
    if (name_chars.contains(c.value)) {
      if (!name_goes_on) name.clear();
      name += c.value;
      name_goes_on = true;
      continue;
    }
    name_goes_on = false;
    if (between.contains(c.value)) continue;
    if ((c.value != '=' && c.value != ':') || !is_credential(name)) {
      name.clear();
      continue;
    }
    std::size_t end = at;
    while (end != all.size()) {
      const auto next = first_char(all.substr(end));
      if (c.value == '=' && next.value == '&' && next.depth <= c.depth) break;
      end += next.size;
    }
    text.remove_prefix(end);
    return {all.substr(0, at), all.substr(at, end - at)};
  }
  text = {};
  return {all, std::nullopt};
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

/// The request target, or another text with URLs in it, with "***" for the values of parameters
/// that carry a credential, such as X-Amz-Security-Token and X-Amz-Signature, and for what follows
/// `Authorization:` and the like. Their names may be in any case, and percent-encoded, alone or
/// with the URL that they stand in. O(size).
///
/// @snippet reference_examples.cpp mask_target
constexpr std::string mask_target(std::string_view target) {
  std::string out;
  detail::append_masked_query(out, target);
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
