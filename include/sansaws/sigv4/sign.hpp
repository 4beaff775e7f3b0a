// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs a request: the signature goes into its Authorization field.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/detail/fields_access.hpp>
#include <sansaws/http/detail/target_parts.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>
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

/// The signed headers of a request: the fields of its own that have to be signed, and those that
/// the signer adds. Views of both.
template <class Fields, crypto::hash_256 Hash>
signed_headers headers_to_sign(const Fields& fields, const signing_headers<Hash>& added,
                               const options& options) {
  signed_headers headers = fields_to_sign(fields, options);
  headers.add_canonical(added.signed_only());
  headers.sort();
  return headers;
}

/// The parts of a request that are signed, once the signer's own fields are added. Views of all
/// four arguments.
template <crypto::hash_256 Hash>
signable parts_of(const http::method& method, std::string_view target,
                  const signed_headers& headers, const signing_headers<Hash>& added) {
  const auto [path, query] = http::detail::split_target(target);
  return {method.text(), path, query, headers, added.payload_hash()};
}

/// Reserves memory for all that signing adds to the fields, so that views of the fields stay valid
/// while it is added.
template <crypto::hash_256 Hash>
void make_room(http::fields& fields, const signing_headers<Hash>& added,
               const dated_signer<Hash>& signer) {
  sansaws::detail::counting_sink size;
  append_authorization(size, signer, {});
  for (const http::field_view field : fields) {
    size.append(field.name);  // again for the list of signed headers, with a semicolon
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

/// Signs `request` as of `time`. Appends `x-amz-content-sha256` if `options` ask for it,
/// `x-amz-date`, `x-amz-security-token` if there is a token, and `authorization`.
///
/// The result must be sent as it is: the target byte for byte, the signed fields unchanged. What is
/// signed is the target as it stands, so percent-encode it before (`http::percent_encode`).
///
/// Errors:
/// - `missing` "target": it is empty; `bad_format` "target": it does not begin with `/`;
/// - `bad_character` "target": it has a `#` or a byte that is no visible ASCII, which the wire
///   cannot carry; with `uri_encoding::single` also a `%` in the path that begins no escape;
/// - `reserved`: the request has a field, or its target a query parameter, that only the signer
///   writes; the parameter is its name;
/// - `missing` "host": no host field, or an empty one; `repeated` "host": more than one;
/// - `missing` "signed_header": the request has no field of a name that is listed in
///   `options.additional_signed_headers`; the position is the index of the name;
/// - `too_long`: the fields would exceed `http::fields::max_text`.
///
/// Linear time in the request; n log n in the number of query parameters and of signed headers.
/// Throws std::bad_alloc only.
/// Specification: AWS Signature Version 4, "Add the signature to the request".
///
/// @snippet reference_examples.cpp sign
template <crypto::hash_256 Hash>
[[nodiscard]] result<http::request> sign(http::request request, const basic_signer<Hash>& by,
                                         timestamp time, const options& options = {}) {
  using access = http::detail::fields_access;
  if (auto error = detail::validate_signable(request, options)) return *error;
  const detail::dated_signer<Hash> dated(by, time);
  const detail::signing_headers<Hash> added(dated, request.body, options);
  detail::make_room(request.fields, added, dated);
  const signed_headers headers = detail::headers_to_sign(request.fields, added, options);
  const signable parts = detail::parts_of(request.method, request.target, headers, added);
  const crypto::hex_digest signature_text =
      signature(parts, dated.date(), dated.scope(), dated.key(), options);
  result<void> appended;
  for (const http::field_view field : added.all()) {
    if (!appended) break;
    appended = access::append_unchecked(request.fields, field.name, field.value,
                                        http::detail::mark_of(field));
  }
  if (appended) {
    const auto write = [&](auto& value) {
      detail::append_authorization(value, dated, headers);
      value.append(signature_text.text());
    };
    appended = access::append_written(request.fields, "authorization", write,
                                      http::sensitivity::sensitive);
  }
  if (!appended) return appended.error();
  return request;
}

/// The canonical request, the string to sign and the signature that `sign` makes for the same
/// arguments. Errors: as for `sign`, without `too_long`. Time: as for `sign`.
///
/// @snippet reference_examples.cpp sign_stages
template <crypto::hash_256 Hash>
[[nodiscard]] result<signing_stages> sign_stages(const http::request& request,
                                                 const basic_signer<Hash>& by, timestamp time,
                                                 const options& options = {}) {
  if (auto error = detail::validate_signable(request, options)) return *error;
  const detail::dated_signer<Hash> dated(by, time);
  const detail::signing_headers<Hash> added(dated, request.body, options);
  const signed_headers headers = detail::headers_to_sign(request.fields, added, options);
  const signable parts = detail::parts_of(request.method, request.target, headers, added);
  return detail::stages_of(request.fields, parts, dated, options);
}

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template result<http::request> sign(http::request, const signer&, timestamp,
                                                   const options&);
SANSAWS_EXTERN template result<signing_stages> sign_stages(const http::request&, const signer&,
                                                           timestamp, const options&);
#endif

}  // namespace sansaws::sigv4
