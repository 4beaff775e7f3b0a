// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which requests can be signed, and which of their fields are.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/options.hpp>
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

/// The size of a target up to its first control character or `#`. What follows one of these does
/// not reach the service.
inline std::size_t signable_prefix(std::string_view target) noexcept {
  using namespace sansaws::detail;
  return find_first<ctl_chars | charset("#")>(target);
}

/// Whether services demand that a field of this name is signed: `host` and all `x-amz-*`.
constexpr bool must_be_signed(std::string_view name) noexcept {
  if (name.size() < 6) return http::equal_ignoring_case(name, "host");
  return http::equal_ignoring_case({name.data(), 6}, "x-amz-");
}

/// The error of a name in `options.additional_signed_headers` that no field has: `missing`
/// "signed_header", with the index of the name as position.
template <class Fields>
std::optional<caller_error> validate_additional_signed_headers(const Fields& fields,
                                                               const options& options) {
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
  if (!target.starts_with('/')) return caller_error{caller_errc::bad_format, "target", 0};
  const std::size_t size = detail::signable_prefix(target);
  if (size != target.size()) return caller_error{caller_errc::bad_character, "target", size};
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
  const auto is_additional = [&](std::string_view name) {
    return std::any_of(
        options.additional_signed_headers.begin(), options.additional_signed_headers.end(),
        [name](std::string_view other) { return http::equal_ignoring_case(name, other); });
  };
  signed_headers headers;
  for (const http::field_view field : fields) {
    if (must_be_signed(field.name) || is_additional(field.name)) headers.add(field);
  }
  headers.sort();
  return headers;
}
signed_headers fields_to_sign(const http::fields&&, const options&) = delete;

}  // namespace sansaws::sigv4::detail
