// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes the unsigned request of an operation from its parameters and an endpoint.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/http/detail/fields_access.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/rest_json1/detail/request_body.hpp>
#include <sansaws/rest_json1/operation.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// The request of an operation, complete except for the signature. It has the operation's method; a
/// target of the endpoint's base path and the operation's path and query; the endpoint's authority
/// as Host; and where members of the input are not in the target, a JSON body of those, with its
/// Content-Type.
///
/// Cannot fail, because all arguments are validated types. Linear time; allocates twice for the
/// fields, once for the target and once for a body.
/// Specification: AWS restJson1 protocol, "HTTP binding"; Smithy 2.0, "HTTP protocol bindings".
///
/// @snippet reference_examples.cpp make_request
template <operation Op>
http::request make_request(const typename Op::input& input, const aws::endpoint& endpoint) {
  const std::string_view host = endpoint.authority();
  http::request request;
  request.method = Op::method;

  request.target.clear();
  const std::size_t max_size = endpoint.base_path().size() + Op::path.max_size(input);
  sansaws::detail::append_at_most(request.target, max_size, [&](sansaws::detail::span_sink& sink) {
    sink.append(endpoint.base_path());
    Op::path.append_to(sink, input);
  });

  // Also for the fields that a signer adds, with most session tokens: then it need not allocate.
  request.fields.reserve(4, 896 + host.size());
  using access = http::detail::fields_access;
  (void)access::append_unchecked(request.fields, "host",
                                 host);  // an authority is a valid field value
  if constexpr (detail::has_body<Op>) {
    (void)access::append_unchecked(request.fields, "content-type", detail::json_media_type);
    sansaws::detail::append_written(request.body,
                                    [&](auto& sink) { detail::append_body<Op>(sink, input); });
  }
  return request;
}

}  // namespace sansaws::rest_json1
