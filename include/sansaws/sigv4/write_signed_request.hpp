// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs a request and writes it as HTTP/1.1 bytes into the caller's buffer.
#pragma once

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/detail/write_fields.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/detail/field_selection.hpp>
#include <sansaws/sigv4/detail/signing_headers.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signed_headers.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

namespace detail {

/// Writes the rest of a request that is known to be good. Precondition: `sink` holds its method, a
/// space and its target, and nothing else.
/// Errors: `buffer_too_small` "buffer", with the size needed as position.
template <class Fields, crypto::hash_256 Hash>
[[nodiscard]] result<std::string_view> finish_signed_request(
    sansaws::detail::span_sink sink, const http::method& method, const Fields& fields,
    std::string_view body, const basic_signer<Hash>& by, timestamp time, const options& options) {
  const std::size_t target_begin = method.text().size() + 1;
  const std::size_t target_size = sink.size() - target_begin;
  const dated_signer<Hash> dated(by, time);
  const signing_headers<Hash> added(dated, body, options);
  const signed_headers headers = headers_to_sign(fields, added, options);
  sink.append(" HTTP/1.1\r\n");
  http::detail::put_fields(sink, fields);
  http::detail::put_fields(sink, added.all());
  sink.append("authorization: ");
  append_authorization(sink, dated, headers);
  const std::size_t signature_begin = sink.size();
  sink.commit(64);  // the signature is filled in below
  sink.append("\r\n");
  http::detail::put_framing(sink, method, fields, body.size());
  sink.append("\r\n");
  sink.append(body);
  if (!sink.fits()) return caller_error{caller_errc::buffer_too_small, "buffer", sink.size()};

  const std::string_view target = sink.text().substr(target_begin, target_size);
  const signable parts = parts_of(method, target, headers, added);
  const crypto::hex_digest signature_text =
      signature(parts, dated.date(), dated.scope(), dated.key(), options);
  sink.overwrite(signature_begin, signature_text.text());
  return sink.text();
}

}  // namespace detail

/// Writes the same bytes as `http::write_request(sign(request, ...))` to the front of `out` and
/// returns a view of them.
///
/// Errors: those of `sign` and of `http::write_request`; `buffer_too_small` "buffer" if `out` is
/// too small, with the size needed as position. After an error the content of `out` is unspecified.
/// Linear time in the request; n log n in the number of query parameters and of signed headers.
/// Allocates only for a query, for a path that has to be normalized, and for more than four signed
/// headers.
///
/// @snippet reference_examples.cpp write_signed_request
template <crypto::hash_256 Hash>
[[nodiscard]] result<std::string_view> write_signed_request(std::span<char> out,
                                                            const http::request& request,
                                                            const basic_signer<Hash>& by,
                                                            timestamp time,
                                                            const options& options = {}) {
  if (auto error = detail::validate_signable(request, options)) return *error;
  if (auto error = http::detail::validate_request(request)) return *error;
  sansaws::detail::span_sink sink(out);
  sink.append(request.method.text());
  sink.append(" ");
  sink.append(request.target);
  return detail::finish_signed_request(sink, request.method, request.fields, request.body, by, time,
                                       options);
}

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template result<std::string_view> write_signed_request(std::span<char>,
                                                                      const http::request&,
                                                                      const signer&, timestamp,
                                                                      const options&);
SANSAWS_EXTERN template result<std::string_view> detail::finish_signed_request(
    sansaws::detail::span_sink, const http::method&, const std::array<http::field_view, 1>&,
    std::string_view, const signer&, timestamp, const options&);
#endif

}  // namespace sansaws::sigv4
