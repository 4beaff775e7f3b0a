// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A response into what the operation returns, or into the reason why there is nothing.
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

#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// The outcome of a response, from the parts in which any HTTP stack hands it over. `fields` is any
/// range of name and value pairs (`field_range`), names in any case; of a repeated field the first
/// counts. `body` is without transfer or content coding, and is not copied but for what an error
/// keeps. Content-Type is not regarded: gateways get it wrong.
///
/// Errors:
/// - any status outside 2xx, redirects included: what the service says (`service_error`);
/// - a 2xx whose body is not the output: the `peer_errc` of `json::decode`, with the member and the
/// byte.
///
/// Never throws but std::bad_alloc, and what `fields` throws. Linear. AWS restJson1 protocol.
template <operation Op, http::field_range Fields>
[[nodiscard]] result<typename Op::output, response_error> parse_response(
    int status, Fields&& fields, std::string_view body, const limits& bounds = {}) {
  if (status < 200 || status > 299) return detail::service_error<Op>(status, fields, body, bounds);
  auto decoded = json::decode<typename Op::output>(body, bounds);
  if (decoded) return *std::move(decoded);
  auto wrong = std::move(decoded).error();
  return detail::malformed_response(wrong.code, std::move(wrong.pointer), wrong.offset, status,
                                    fields, body, bounds);
}

/// The same of a response value.
template <operation Op>
[[nodiscard]] result<typename Op::output, response_error> parse_response(
    const http::response& response, const limits& bounds = {}) {
  return parse_response<Op>(response.status, response.fields, response.body, bounds);
}

/// The same of all bytes that a connection carried until it was closed, the answer to one request
/// of `Op`. In addition the errors of `http::read_response`, with the position counted from the
/// first byte; status, fields and body are kept as far as they had arrived.
template <operation Op>
[[nodiscard]] result<typename Op::output, response_error> parse_response_bytes(
    std::string_view raw, const limits& bounds = {}) {
  http::response_parser parser(Op::method, bounds);
  parser.put(raw);
  parser.put_eof();
  const auto& response = parser.message();
  if (const auto wrong = parser.error()) {
    return detail::malformed_response(wrong->code, {}, wrong->position, response.status,
                                      response.fields, response.body, bounds);
  }
  return parse_response<Op>(response, bounds);
}

}  // namespace sansaws::rest_json1
