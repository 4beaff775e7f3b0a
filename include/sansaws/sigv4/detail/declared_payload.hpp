// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a received request says of its own payload.
#pragma once

#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/options.hpp>

#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// Whether the body is to be hashed. Where the service leaves that to the client, the client's
/// declaration says so: anything but `UNSIGNED-PAYLOAD` has to be the hash.
inline payload_signing payload_signing_of(const http::request& request, const options& options) {
  if (options.payload_signing == payload_signing::on) return payload_signing::on;
  const auto declared = request.fields.find("x-amz-content-sha256");
  return declared.value_or(unsigned_payload) == unsigned_payload ? payload_signing::off
                                                                 : payload_signing::on;
}

/// Whether a payload of that hash is what all declarations say, if there is any. The declaration is
/// what was signed, but the canonical request is built on the true hash in any case.
inline bool is_declared(const http::request& request, std::string_view payload_hash) noexcept {
  for (const http::field_view field : request.fields) {
    if (http::equal_ignoring_case(field.name, "x-amz-content-sha256") &&
        field.value != payload_hash) {
      return false;
    }
  }
  return true;
}

}  // namespace sansaws::sigv4::detail
