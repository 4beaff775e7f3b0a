// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What may be signed at all, and which of its fields.
#pragma once

#include <sansaws/core/error.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signed_fields.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::sigv4 {

/// Fields that only the signer writes; a request that has one already is refused.
inline constexpr std::array<std::string_view, 4> reserved_fields{
    "authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"};

/// Whether a service insists that a field of this name is signed: `host` and all `x-amz-*`.
constexpr bool must_be_signed(std::string_view name) noexcept {
  return http::equal_ignoring_case(name, "host") ||
         http::equal_ignoring_case(name.substr(0, 6), "x-amz-");
}

/// Why `request` cannot be signed, if so: `bad_format` for a target that does not begin with `/`,
/// `bad_character` for a control character or a `#` in it (a space or non-ASCII byte is signed as
/// if it were encoded), `reserved` for a field of the signer's own, `missing` or `conflict` for a
/// host field that is absent or repeated, `missing` with its index for a name of
/// `options.also_sign` that the request does not have.
inline std::optional<caller_error> refuse_to_sign(const http::request& request,
                                                  const options& options) {
  const std::string_view target = request.target;
  if (!target.starts_with('/')) return caller_error{caller_errc::bad_format, "target", 0};
  // What follows a `#` never reaches the service.
  const std::size_t bad =
      std::min({http::field_text_prefix(target), target.find('\t'), target.find('#')});
  if (bad < target.size()) return caller_error{caller_errc::bad_character, "target", bad};
  for (const std::string_view name : reserved_fields) {
    if (request.fields.contains(name)) return caller_error{caller_errc::reserved, name, 0};
  }
  const std::size_t hosts = request.fields.count("host");
  if (hosts != 1) {
    return caller_error{hosts == 0 ? caller_errc::missing : caller_errc::conflict, "host", 0};
  }
  for (std::size_t i = 0; i != options.also_sign.size(); ++i) {
    if (!request.fields.contains(options.also_sign[i])) {
      return caller_error{caller_errc::missing, "field to sign", i};
    }
  }
  return std::nullopt;
}

/// Views of those fields of `request` that are to be signed.
inline signed_fields fields_to_sign(const http::request& request, const options& options) {
  const auto asked_for = [&](std::string_view name) {
    return std::any_of(
        options.also_sign.begin(), options.also_sign.end(),
        [name](std::string_view other) { return http::equal_ignoring_case(name, other); });
  };
  signed_fields chosen;
  for (const http::field_view field : request.fields) {
    if (must_be_signed(field.name) || asked_for(field.name)) chosen.add(field);
  }
  chosen.sort();
  return chosen;
}

}  // namespace sansaws::sigv4
