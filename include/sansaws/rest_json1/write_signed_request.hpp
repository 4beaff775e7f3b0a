// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes the signed request of an operation into the caller's buffer, in one step.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/rest_json1/detail/request_body.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/sigv4/detail/field_selection.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/write_signed_request.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// Writes the same bytes as `http::write_request(sigv4::sign(make_request<Op>(...), ...))` to the
/// front of `out` and returns a view of them.
///
/// Errors: `missing` "signed_header" for a name in `options.additional_signed_headers` other than
/// `host` and the Content-Type of a body, with its index as position; `buffer_too_small` "buffer"
/// if `out` is too small, with the size needed as position. After an error the content of `out` is
/// unspecified.
/// Linear time. Allocates only for a body, a query, and a base path that has to be normalized.
///
/// @snippet reference_examples.cpp write_signed_operation
template <operation Op, crypto::hash_256 Hash>
[[nodiscard]] result<std::string_view> write_signed_request(
    std::span<char> out, const typename Op::input& input, const aws::endpoint& endpoint,
    const sigv4::basic_signer<Hash>& by, timestamp time, const sigv4::options& options = {}) {
  const http::field_view host{"host", endpoint.authority()};
  const auto fields = [&] {
    if constexpr (detail::has_body<Op>) {
      return std::array{host, http::field_view{"content-type", detail::json_media_type}};
    } else {
      return std::array{host};
    }
  }();
  if (auto error = sigv4::detail::validate_additional_signed_headers(fields, options))
    return *error;
  sansaws::detail::span_sink sink(out);
  sink.append(Op::method.text());
  sink.append(" ");
  sink.append(endpoint.base_path());
  Op::path.append_to(sink, input);
  std::string body;
  detail::append_body<Op>(body, input);
  return sigv4::detail::finish_signed_request(sink, Op::method, fields, body, by, time, options);
}

}  // namespace sansaws::rest_json1
