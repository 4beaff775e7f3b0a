// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A response into the output of its operation, or into an error.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/field_range.hpp>
#include <sansaws/http/response.hpp>
#include <sansaws/http/response_parser.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/rest_json1/detail/service_error.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include <concepts>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// Reads a response from its parts, as any HTTP stack delivers them.
///
/// `fields` is any range of name and value pairs (`field_range`), names in any letter case; of
/// repeated fields the first one counts. `body` has no transfer coding or content coding any more.
/// Content-Type is ignored, because gateways get it wrong. The result owns all its text.
///
/// Errors:
/// - a status outside 2xx, redirects included: the error that the service reports. One over 599 is
///   invalid, but taken as an error of the server (RFC 9110 section 15);
/// - a status that has not three digits: `bad_status_line`, as it is in bytes;
/// - a status 2xx with a body that is not the output: the `peer_errc` of `json::decode`, with the
///   JSON Pointer of the member or the position of the byte. Where a body that is not JSON is
///   compressed, or is another response, that is said instead. `no_output` needs no body; but a
///   body that is no JSON object is an error there, too, since it may be a proxy's.
///
/// Linear time. Throws std::bad_alloc, and what `fields` throws; nothing else.
/// Specification: AWS restJson1 protocol.
///
/// @snippet reference_examples.cpp parse_response
template <operation Op, http::field_range Fields>
[[nodiscard]] result<typename Op::output, response_error> parse_response(
    int status, Fields&& fields, std::string_view body, const limits& bounds = {}) {
  if (status < 100 || status > 999) {
    return detail::malformed_response({peer_errc::bad_status_line}, {}, status, fields, body,
                                      bounds);
  }
  if (status < 200 || status > 299) return detail::service_error<Op>(status, fields, body, bounds);
  if constexpr (std::same_as<typename Op::output, no_output>) {
    if (body.empty()) return no_output();
  }
  auto decoded = json::decode<typename Op::output>(body, bounds);
  if (decoded) return *std::move(decoded);
  auto wrong = std::move(decoded).error();
  return detail::malformed_response({wrong.code, wrong.offset}, std::move(wrong.pointer), status,
                                    fields, body, bounds);
}

/// The same for a response value.
template <operation Op>
[[nodiscard]] result<typename Op::output, response_error> parse_response(
    const http::response& response, const limits& bounds = {}) {
  return parse_response<Op>(response.status, response.fields, response.body, bounds);
}

/// The same for bytes: `raw` is all that a connection carried until it was closed, in answer to one
/// request of `Op`.
///
/// Errors: in addition those of `http::response_parser`, with the position counted from the first
/// byte of `raw`. Such an error holds the status, fields and body that had arrived before it.
///
/// @snippet reference_examples.cpp parse_response_bytes
template <operation Op>
[[nodiscard]] result<typename Op::output, response_error> parse_response_bytes(
    std::string_view raw, const limits& bounds = {}) {
  http::response_parser parser(Op::method, bounds);
  parser.put(raw);
  parser.put_eof();
  const auto& response = parser.message();
  if (const auto wrong = parser.error()) {
    return detail::malformed_response(*wrong, {}, response.status, response.fields, response.body,
                                      bounds);
  }
  return parse_response<Op>(response, bounds);
}

}  // namespace sansaws::rest_json1
