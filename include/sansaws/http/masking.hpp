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

/// Appends the value of an Authorization field. Of SigV4 only the signature is masked. Of any
/// other scheme only its name is shown.
constexpr void append_masked_authorization(std::string& out, std::string_view value) {
  if (!equal_ignoring_case(value.substr(0, 5), "AWS4-")) {
    out.append(value.substr(0, token_prefix(value))).append(" ").append(mask);
    return;
  }
  constexpr std::string_view signature = "Signature=";
  std::size_t shown = 0;
  while (shown != value.size()) {
    auto end = find_ignoring_case(value, signature, shown);
    if (end != value.size()) end += signature.size();
    out.append(value.substr(shown, end - shown));
    shown = end;
    if (end == value.size()) break;
    out.append(mask);
    shown = std::min(value.find(',', shown), value.size());
  }
}

/// Whether the value of that field, or of that query parameter, is a credential or a key.
constexpr bool is_credential(std::string_view name) noexcept {
  for (const std::string_view known : {"x-amz-security-token", "x-amz-s3session-token",
                                       "x-amz-server-side-encryption-customer-key",
                                       "x-amz-copy-source-server-side-encryption-customer-key"}) {
    if (equal_ignoring_case(name, known)) return true;
  }
  return false;
}

}  // namespace detail

/// The request target with "***" for the values of the query parameters X-Amz-Security-Token,
/// X-Amz-S3session-Token and X-Amz-Signature. Their names may be in any case, and percent-encoded.
/// O(size).
constexpr std::string mask_target(std::string_view target) {
  const auto query = target.substr(0, target.find('?')).size();
  std::string out(target.substr(0, query));
  for (auto begin = query; begin != target.size();) {
    auto end = target.find('&', begin + 1);
    if (end == std::string_view::npos) end = target.size();
    const auto parameter = target.substr(begin, end - begin);  // with its '?' or '&'
    const auto equals = parameter.find('=');
    const auto name = parameter.substr(1, equals == std::string_view::npos ? equals : equals - 1);
    // Services decode a name before they compare it.
    const auto decoded = http::percent_decode(name);
    if (equals != std::string_view::npos && decoded &&
        (detail::is_credential(*decoded) || equal_ignoring_case(*decoded, "X-Amz-Signature"))) {
      out.append(parameter.substr(0, equals + 1)).append(detail::mask);
    } else {
      out.append(parameter);
    }
    begin = end;
  }
  return out;
}

/// One "name: value" line for each field, for people and logs. "***" stands for the value of a
/// sensitive field and of the fields of AWS that carry a credential or a key, and for the secret
/// part of Authorization and Proxy-Authorization. These are masked whether or not they are marked
/// as sensitive. The rest is visible ASCII, by `printable`.
constexpr std::string to_string(const fields& list) {
  std::string out;
  for (const auto field : list) {
    out.append(field.name).append(": ");
    if (field.sensitive || detail::is_credential(field.name)) {
      out.append(detail::mask);
    } else if (equal_ignoring_case(field.name, "Authorization") ||
               equal_ignoring_case(field.name, "Proxy-Authorization")) {
      std::string value;
      detail::append_masked_authorization(value, field.value);
      out.append(printable(value));
    } else {
      out.append(printable(field.value));
    }
    out.append("\n");
  }
  return out;
}

}  // namespace sansaws::http
