// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signature as an Authorization field.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/sigv4/detail/authorization.hpp>
#include <sansaws/sigv4/detail/field_selection.hpp>
#include <sansaws/sigv4/detail/signing_headers.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signed_headers.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/signing_stages.hpp>
#include <sansaws/time/timestamp.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

namespace detail {

/// Those of a request's own fields that are to be signed, and those of the signer.
template <class Fields, crypto::hash_256 Hash>
signed_headers covered_fields(const Fields& fields, const signing_headers<Hash>& added,
                              const options& options) {
  signed_headers covered = fields_to_sign(fields, options);
  covered.add_canonical(added.signed_only());
  covered.sort();
  return covered;
}

/// What is signed of a request that is `added` to. Views into all four.
template <crypto::hash_256 Hash>
signable parts_of(const http::method& method, std::string_view target,
                  const signed_headers& covered, const signing_headers<Hash>& added) {
  const auto [path, query] = http::detail::split_target(target);
  return {method.text(), path, query, covered, added.payload_hash()};
}

/// Room for all that signing adds to the fields, so that views of them outlast it.
template <crypto::hash_256 Hash>
void make_room(http::fields& fields, const signing_headers<Hash>& added,
               const dated_signer<Hash>& signer) {
  counting_sink size;
  append_authorization(size, signer, {});
  for (const http::field_view field : fields) {
    size.append(field.name);  // it may be among the signed names, behind a semicolon
    size.append(";");
  }
  for (const http::field_view field : added.all()) {
    size.append(field.name);
    size.append(field.value);
    size.append(field.name);
    size.append(";");
  }
  constexpr std::size_t name_and_signature = 13 + 64;
  http::detail::fields_access::reserve_more(fields, added.all().size() + 1,
                                            size.size + name_and_signature);
}

}  // namespace detail

/// Signs `request` as of `time`: appends `x-amz-content-sha256` where asked for, `x-amz-date`,
/// `x-amz-security-token` where there is a token, and `authorization`.
///
/// The result must be sent as it is: the target byte for byte, the signed fields unchanged. A
/// target with spaces or non-ASCII bytes is signed as if they were encoded, for transports that
/// encode them; `http::write_request` refuses it.
///
/// Errors: those of `validate_signable`; `too_long` where the fields would exceed
/// `http::fields::max_text`. Linear time in the request. Throws std::bad_alloc only. Specification:
/// AWS Signature Version 4, "Add the signature to the request".
template <crypto::hash_256 Hash>
[[nodiscard]] result<http::request> sign(http::request request, const signer<Hash>& signer,
                                         timestamp time, const options& options = {}) {
  using access = http::detail::fields_access;
  if (auto error = detail::validate_signable(request, options)) return *error;
  const detail::dated_signer<Hash> dated(signer, time);
  const detail::signing_headers<Hash> added(dated, request.body, options);
  detail::make_room(request.fields, added, dated);
  const signed_headers covered = detail::covered_fields(request.fields, added, options);
  const signable parts = detail::parts_of(request.method, request.target, covered, added);
  const crypto::hex_digest signed_by =
      signature(parts, dated.date(), dated.scope(), dated.key(), options);
  result<void> appended;
  for (const http::field_view field : added.all()) {
    const auto mark = field.sensitive ? http::sensitivity::sensitive : http::sensitivity::plain;
    if (appended)
      appended = access::append_unchecked(request.fields, field.name, field.value, mark);
  }
  if (appended) {
    const auto write = [&](auto& value) {
      detail::append_authorization(value, dated, covered);
      value.append(signed_by.text());
    };
    appended = access::append_written(request.fields, "authorization", write,
                                      http::sensitivity::sensitive);
  }
  if (!appended) return appended.error();
  return request;
}

/// The stages that `sign` goes through for the same arguments. Errors as there.
template <crypto::hash_256 Hash>
[[nodiscard]] result<signing_stages> sign_stages(const http::request& request,
                                                 const signer<Hash>& signer, timestamp time,
                                                 const options& options = {}) {
  if (auto error = detail::validate_signable(request, options)) return *error;
  const detail::dated_signer<Hash> dated(signer, time);
  const detail::signing_headers<Hash> added(dated, request.body, options);
  const signed_headers covered = detail::covered_fields(request.fields, added, options);
  const signable parts = detail::parts_of(request.method, request.target, covered, added);
  return detail::stages_of(parts, dated, options);
}

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template result<http::request> sign(http::request, const signer<>&, timestamp,
                                                   const options&);
SANSAWS_EXTERN template result<signing_stages> sign_stages(const http::request&, const signer<>&,
                                                           timestamp, const options&);
#endif

}  // namespace sansaws::sigv4
