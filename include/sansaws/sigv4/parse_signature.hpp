// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads the signature of a received request. The result is what the peer claims, not yet verified.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/secret.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/sigv4/detail/signature_parts.hpp>
#include <sansaws/sigv4/expires_in.hpp>
#include <sansaws/sigv4/received_request.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/verify_error.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// Where in a request its signature is.
enum class signature_location {
  headers,       ///< in the Authorization field
  query_params,  ///< in the query: the request is presigned
};

/// The parts of a signature, as the peer claims them. Do not trust any of them before `verify` has
/// succeeded. Owns its text.
struct signature_claims {
  signature_location location = signature_location::headers;  ///< where the signature was found
  std::string access_key_id;                                  ///< who claims to have signed
  std::string day, region, service;                           ///< the credential scope
  timestamp time;                      ///< the signing time, by the peer's clock
  std::chrono::seconds expires_in{0};  ///< of a presigned request; else 0
  std::string signed_headers;          ///< the list, such as `host;x-amz-date`
  secret session_token;                ///< empty if none was sent
  std::string signature;               ///< 64 hex digits, if the peer is honest

  friend bool operator==(const signature_claims&, const signature_claims&) = default;
};

namespace detail {

/// The parts of a credential `id/day/region/service/aws4_request`. Views of it.
struct credential_parts {
  std::string_view access_key_id, day, region, service;
};

/// The text after the last `/`. Removes it and the `/` from `text`. Nothing if there is no `/`.
inline std::optional<std::string_view> take_last_part(std::string_view& text) noexcept {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view part(text.data() + slash + 1, text.size() - slash - 1);
  text = {text.data(), slash};
  return part;
}

/// Splits a credential. Begins at its right end, because the id may have slashes.
inline std::optional<credential_parts> parse_credential(std::string_view text) {
  constexpr std::string_view terminator = "/aws4_request";
  if (!text.ends_with(terminator)) return std::nullopt;
  text.remove_suffix(terminator.size());
  const auto service = take_last_part(text);
  const auto region = take_last_part(text);
  const auto day = take_last_part(text);
  if (!day || service->empty() || region->empty() || day->size() != 8 || text.empty()) {
    return std::nullopt;
  }
  return credential_parts{text, *day, *region, *service};
}

/// The value of X-Amz-Expires; nothing if it is not a number within the limits.
inline std::optional<std::chrono::seconds> parse_expires_in(std::string_view text) {
  if (text.size() > 6) return std::nullopt;  // over the limit, or with leading zeros
  const auto count = sansaws::detail::parse_decimal(text);
  if (!count || !is_valid_expires_in(std::chrono::seconds(*count))) return std::nullopt;
  return std::chrono::seconds(*count);
}

/// The error of a signature without one of its parts, by the name that the part has where the
/// signature is.
inline std::optional<verify_error> find_missing(const signature_parts& parts, bool in_query,
                                                const http::fields& fields) {
  using enum signature_parts::part;
  for (const auto part : {credential, signed_headers, signature, date, expires}) {
    if (parts.has(part) || (part == expires && !in_query)) continue;
    std::string_view name = signature_parameters[part];
    if (in_query) return verify_error{verify_errc::missing_parameter, std::string(name)};
    if (part != date) {
      name.remove_prefix(std::string_view("X-Amz-").size());
      return verify_error{verify_errc::missing_parameter, std::string(name)};
    }
    return verify_error{verify_errc::missing_parameter,
                        fields.contains("date")
                            ? "X-Amz-Date field, and a Date field is not taken in its place"
                            : "X-Amz-Date field"};
  }
  return std::nullopt;
}

}  // namespace detail

/// Reads the signature of a received request, from its Authorization field or from its query.
///
/// The date is that of `X-Amz-Date`: a request that has a `Date` field in its place is refused.
///
/// Errors: those of verify_errc up to `malformed_token`. The list of signed headers is not checked
/// here, but by `verify`. Linear time.
/// Specification: AWS Signature Version 4, "Authentication methods".
///
/// @snippet reference_examples.cpp parse_signature
[[nodiscard]] inline result<signature_claims, verify_error> parse_signature(
    const received_request& request) {
  if (request.refusal()) return *request.refusal();
  using detail::signature_parts;
  signature_parts from_fields;
  std::optional<signature_parts> from_query;
  if (auto error = detail::parse_fields(request.fields(), from_fields)) return *std::move(error);
  if (const std::string_view query = http::detail::split_target(request.target()).query;
      !query.empty()) {
    if (auto error = detail::parse_query(query, from_query.emplace())) return *std::move(error);
  }
  const bool in_query = from_query && from_query->any();
  const bool in_field = from_fields.has(signature_parts::algorithm);
  if (in_query && from_fields.any()) {
    const std::string_view field = in_field ? "Authorization"
                                   : from_fields.has(signature_parts::date)
                                       ? "X-Amz-Date"
                                       : "X-Amz-Security-Token";
    return verify_error{verify_errc::ambiguous_authentication,
                        std::string(field) + " beside a signature in the query"};
  }
  if (!in_query && !in_field) return verify_error{verify_errc::missing_authentication, {}};

  const signature_parts& parts = in_query ? *from_query : from_fields;
  if (parts.get(signature_parts::algorithm) != algorithm) {
    return verify_error{verify_errc::unsupported_algorithm,
                        std::string(parts.get(signature_parts::algorithm).substr(0, 64))};
  }
  if (parts.malformed()) {
    return verify_error{verify_errc::malformed_authentication, *parts.malformed()};
  }
  if (auto error = detail::find_missing(parts, in_query, request.fields())) {
    return *std::move(error);
  }
  const auto credential = detail::parse_credential(parts.get(signature_parts::credential));
  if (!credential) return verify_error{verify_errc::malformed_scope, {}};
  const auto time = parse_amz_date(parts.get(signature_parts::date));
  if (!time) return verify_error{verify_errc::malformed_date, "X-Amz-Date"};
  const auto expires_in = in_query ? detail::parse_expires_in(parts.get(signature_parts::expires))
                                   : std::chrono::seconds(0);
  if (!expires_in) return verify_error{verify_errc::malformed_expiry, "X-Amz-Expires"};
  if (parts.has(signature_parts::token) && parts.get(signature_parts::token).empty()) {
    return verify_error{verify_errc::malformed_token, "X-Amz-Security-Token"};
  }
  return signature_claims{in_query ? signature_location::query_params : signature_location::headers,
                          std::string(credential->access_key_id),
                          std::string(credential->day),
                          std::string(credential->region),
                          std::string(credential->service),
                          *time,
                          *expires_in,
                          std::string(parts.get(signature_parts::signed_headers)),
                          secret(parts.get(signature_parts::token)),
                          std::string(parts.get(signature_parts::signature))};
}

}  // namespace sansaws::sigv4
