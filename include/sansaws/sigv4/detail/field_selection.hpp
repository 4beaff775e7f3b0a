// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which requests can be signed, and which of their fields are.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/detail/canonical_query.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signed_headers.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// Fields that only the signer writes. A request that has one already is refused.
inline constexpr std::array<std::string_view, 4> reserved_fields{
    "authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"};

/// Why a target cannot be signed. Nothing where it can. See `sign` for the meaning of each error.
/// O(size).
constexpr std::optional<caller_error> validate_signable_target(std::string_view target,
                                                               const options& options) noexcept {
  if (auto error = http::detail::validate_target(target)) return error;
  if (options.uri_encoding == uri_encoding::double_) return std::nullopt;
  const std::string_view path = http::detail::split_target(target).path;
  const std::size_t size = http::detail::percent_encoded_prefix(path);
  if (size == path.size()) return std::nullopt;
  return caller_error{caller_errc::bad_character, "target", size,
                      "% before two hexadecimal digits, and %25 for a percent sign"};
}

/// The error of a query that has a parameter which only the signer writes: `reserved`, with its
/// name. O(size).
inline std::optional<caller_error> validate_parameters(std::string_view query) {
  while (const auto parameter = next_parameter(query)) {
    const auto decoded = http::percent_decode(parameter->first);
    const std::string_view name = decoded ? std::string_view(*decoded) : parameter->first;
    for (const std::string_view reserved : signature_parameters) {
      if (http::equal_ignoring_case(name, reserved)) {
        return caller_error{caller_errc::reserved, reserved, 0};
      }
    }
  }
  return std::nullopt;
}

/// Whether services demand that a field of this name is signed: `host` and all `x-amz-*`.
constexpr bool must_be_signed(std::string_view name) noexcept {
  if (name.size() < 6) return http::equal_ignoring_case(name, "host");
  return http::equal_ignoring_case({name.data(), 6}, "x-amz-");
}

/// Whether a field is signed only where it is asked for by name. The list of the AWS SDK for
/// JavaScript: what hops on the way change or drop, and what a browser adds.
constexpr bool is_left_out(std::string_view name) noexcept {
  constexpr std::array<std::string_view, 15> names{
      "authorization", "cache-control",     "connection", "expect",     "from",
      "keep-alive",    "max-forwards",      "pragma",     "referer",    "te",
      "trailer",       "transfer-encoding", "upgrade",    "user-agent", "x-amzn-trace-id"};
  const auto begins_with = [name](std::string_view prefix) {
    return http::equal_ignoring_case(name.substr(0, prefix.size()), prefix);
  };
  return begins_with("proxy-") || begins_with("sec-") ||
         std::any_of(names.begin(), names.end(), [name](std::string_view listed) {
           return http::equal_ignoring_case(name, listed);
         });
}

/// Whether the options ask for a field of this name.
constexpr bool is_asked_for(std::string_view name, const field_names& asked) noexcept {
  const bool listed = std::any_of(asked.begin(), asked.end(), [name](std::string_view other) {
    return http::equal_ignoring_case(name, other);
  });
  return asked.is_all_but() ? !listed && !is_left_out(name) : listed;
}

/// The error of a name in `options.additional_signed_headers` that no field has: `missing`
/// "signed_header", with the index of the name as position.
template <class Fields>
std::optional<caller_error> validate_additional_signed_headers(const Fields& fields,
                                                               const options& options) {
  if (options.additional_signed_headers.is_all_but()) return std::nullopt;
  for (std::size_t i = 0; i != options.additional_signed_headers.size(); ++i) {
    const auto has_name = [&](const http::field_view& field) {
      return http::equal_ignoring_case(field.name, options.additional_signed_headers[i]);
    };
    if (std::none_of(fields.begin(), fields.end(), has_name)) {
      return caller_error{caller_errc::missing, "signed_header", i, "additional_signed_headers"};
    }
  }
  return std::nullopt;
}

/// The error of a request that cannot be signed. See `sign` for the meaning of each. Linear time in
/// the request.
inline std::optional<caller_error> validate_signable(const http::request& request,
                                                     const options& options) {
  const std::string_view target = request.target;
  if (auto error = validate_signable_target(target, options)) return error;
  if (auto error = validate_parameters(http::detail::split_target(target).query)) return error;
  for (const http::field_view field : request.fields) {
    for (const std::string_view name : reserved_fields) {
      if (http::equal_ignoring_case(field.name, name)) {
        return caller_error{caller_errc::reserved, name, 0};
      }
    }
  }
  if (const auto error = http::detail::validate_host(request.fields)) return error;
  return validate_additional_signed_headers(request.fields, options);
}

/// The fields that have to be signed, and those that the options ask for. Views of `fields`.
template <class Fields>
signed_headers fields_to_sign(const Fields& fields, const options& options) {
  signed_headers headers;
  for (const http::field_view field : fields) {
    if (must_be_signed(field.name) || is_asked_for(field.name, options.additional_signed_headers)) {
      headers.add(field);
    }
  }
  headers.sort();
  return headers;
}
signed_headers fields_to_sign(const http::fields&&, const options&) = delete;

}  // namespace sansaws::sigv4::detail
