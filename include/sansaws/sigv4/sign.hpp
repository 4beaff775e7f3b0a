// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signature as an Authorization field.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/sigv4/prepared_request.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace sansaws::sigv4 {

namespace detail {

template <encoding::hash_256 Hash>
result<void> append_token(http::request& request, const signer<Hash>& signer) {
  const secret& token = signer.identity().session_token();
  if (token.empty()) return {};
  return http::detail::fields_access::append_valid(request.fields, "x-amz-security-token",
                                                   token.expose(), http::sensitivity::sensitive);
}

template <encoding::hash_256 Hash>
result<prepared_request<Hash>> prepare(http::request request, const signer<Hash>& signer,
                                       encoding::timestamp time, const options& options) {
  if (auto error = refuse(request, signer, time, options)) return *error;
  const payload_hash<Hash> payload(request.body, options.payload);
  prepared_request<Hash> prepared{std::move(request), encoding::format_amz_date(time), payload};
  http::fields& fields = prepared.request.fields;
  result<void> added;
  // A payload that is not signed has to be declared, or the service would hash it.
  if (options.content_sha256 == content_sha256_field::add ||
      options.payload == payload_signing::off) {
    added = fields.append("x-amz-content-sha256", payload.text());
  }
  if (added) added = fields.append("x-amz-date", prepared.date_text());
  if (added && options.session_token == session_token_signing::on) {
    added = append_token(prepared.request, signer);
  }
  if (!added) return added.error();
  return prepared;
}

}  // namespace detail

/// The value of an Authorization field.
template <encoding::hash_256 Hash>
std::string authorization(const signer<Hash>& signer, const signed_fields& fields,
                          const hex_digest& signature) {
  std::string value;
  value.reserve(512);
  value += algorithm;
  value += " Credential=";
  signer.append_credential(value);
  value += ", SignedHeaders=";
  fields.append_names(value);
  value += ", Signature=";
  value += signature.text();
  return value;
}

/// Signs `request` as of `time`: appends `x-amz-date`, `x-amz-security-token` where there is a
/// token, `x-amz-content-sha256` where asked for, and `authorization`.
///
/// The result must be sent as it is: the target byte for byte, the signed fields unchanged.
/// Errors: `conflict` "time" where the signer's key is for another day; those of `refuse_to_sign`.
/// Linear time in the request. Throws std::bad_alloc only.
/// Specification: AWS Signature Version 4, "Add the signature to the request".
template <encoding::hash_256 Hash>
result<http::request> sign(http::request request, const signer<Hash>& signer,
                           encoding::timestamp time, const options& options = {}) {
  auto prepared = detail::prepare(std::move(request), signer, time, options);
  if (!prepared) return prepared.error();
  const std::string value = prepared->with_parts(options, [&](const signable& parts) {
    return authorization(signer, parts.fields,
                         detail::signature_of(parts, *prepared, signer, options));
  });
  http::request& signed_request = prepared->request;
  result<void> added;
  if (options.session_token == session_token_signing::off) {
    added = detail::append_token(signed_request, signer);
  }
  if (added) {
    added = signed_request.fields.append("authorization", value, http::sensitivity::sensitive);
  }
  if (!added) return added.error();
  return std::move(signed_request);
}

/// The stages that `sign` goes through for the same arguments. Errors as there.
template <encoding::hash_256 Hash>
result<signing_stages> sign_stages(http::request request, const signer<Hash>& signer,
                                   encoding::timestamp time, const options& options = {}) {
  const auto prepared = detail::prepare(std::move(request), signer, time, options);
  if (!prepared) return prepared.error();
  return detail::stages_of(*prepared, signer, options);
}

}  // namespace sansaws::sigv4
