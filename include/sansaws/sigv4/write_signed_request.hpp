// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A signed request as HTTP/1.1 bytes, laid straight into a caller's buffer.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/fixed_text.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/encoding/timestamp.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/write_fields.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/added_fields.hpp>
#include <sansaws/sigv4/authorization.hpp>
#include <sansaws/sigv4/field_selection.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/signature.hpp>
#include <sansaws/sigv4/signed_fields.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/target_parts.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws::sigv4 {

namespace detail {

/// A request apart from its target, and what is signed of its fields and of those `added` to it.
template <class Fields, encoding::hash_256 Hash>
struct envelope {
  const http::method& method;
  const Fields& fields;
  std::string_view body;
  const added_fields<Hash>& added;
  const signed_fields& covered;

  /// What is signed, with `target`.
  signable parts(std::string_view target) const noexcept {
    const auto [path, query] = split_target(target);
    return {method.text(), path, query, covered, added.payload_hash()};
  }
  /// Writes what stands between the target and the signature.
  template <text_sink Sink>
  void append_head(Sink& sink, const signer<Hash>& signer) const {
    sink.append(" HTTP/1.1\r\n");
    http::detail::put_fields(sink, fields);
    http::detail::put_fields(sink, added.sent());
    sink.append("authorization: ");
    append_authorization(sink, signer, covered);
  }
  /// Writes what follows the signature.
  template <text_sink Sink>
  void append_rest(Sink& sink) const {
    sink.append("\r\n");
    http::detail::put_framing(sink, method, fields, body.size());
    sink.append("\r\n");
    sink.append(body);
  }
};

template <class Fields, encoding::hash_256 Hash>
envelope(const http::method&, const Fields&, std::string_view, const added_fields<Hash>&,
         const signed_fields&) -> envelope<Fields, Hash>;

/// Writes a request that is known to be good, its target by `write_target`.
template <class Fields, class WriteTarget, encoding::hash_256 Hash>
[[nodiscard]] result<std::string_view> write_signed_request(std::span<char> out,
                                                            const envelope<Fields, Hash>& envelope,
                                                            WriteTarget write_target,
                                                            const signer<Hash>& signer,
                                                            const options& options) {
  span_sink sink(out);
  sink.append(envelope.method.text());
  sink.append(" ");
  const std::size_t target_begin = sink.size();
  write_target(sink);
  const std::size_t target_size = sink.size() - target_begin;
  envelope.append_head(sink, signer);
  const std::size_t signature_begin = sink.size();
  sink.take(64);
  envelope.append_rest(sink);
  if (!sink.fits()) return caller_error{caller_errc::no_room, "buffer", sink.size()};

  const std::string_view target = sink.text().substr(target_begin, target_size);
  const hex_digest signed_by = signature(envelope.parts(target), envelope.added.date(),
                                         signer.scope(), signer.key(), options);
  signed_by.text().copy(out.data() + signature_begin, 64);
  return sink.text();
}

}  // namespace detail

/// The bytes of `http::write_request(sign(request, ...))`, written to the front of `out`. Does not
/// allocate, but for a query or a path that has to be normalised, and for more than four fields.
///
/// Errors: those of `sign` and of `http::write_request`; `no_room` "buffer" where `out` is
/// too small; `position` is the size needed. On an error what `out` holds is unspecified.
template <encoding::hash_256 Hash>
[[nodiscard]] result<std::string_view> write_signed_request(std::span<char> out,
                                                            const http::request& request,
                                                            const signer<Hash>& signer,
                                                            encoding::timestamp time,
                                                            const options& options = {}) {
  const auto date = signer.date_of(time);
  if (!date) return date.error();
  if (auto error = refuse_to_sign(request, options)) return *error;
  if (const auto good = http::detail::check_request(request); !good) return good.error();
  const added_fields<Hash> added(*date, request.body, signer, options);
  const signed_fields covered = detail::covered_fields(request, added, options);
  const detail::envelope envelope{request.method, request.fields, request.body, added, covered};
  return detail::write_signed_request(
      out, envelope, [&](auto& sink) { sink.append(request.target); }, signer, options);
}

}  // namespace sansaws::sigv4
