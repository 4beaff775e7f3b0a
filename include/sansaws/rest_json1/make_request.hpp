// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Validated parameters and an endpoint into an unsigned request.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/http/fields.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/rest_json1/operation.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// The request of an operation, complete but for its signature: method, target and Host.
///
/// The target is the endpoint's base path and the operation's own, the Host field the endpoint's
/// authority. Cannot fail: both come out of validated types. Two allocations for the fields and
/// one for the target. AWS restJson1 protocol, "HTTP binding"; Smithy 2.0, "httpLabel trait".
template <operation Op>
http::request make_request(const typename Op::input& input, const aws::endpoint& endpoint) {
  const std::string_view host = endpoint.authority();
  http::request request;
  request.method = Op::method;

  request.target.clear();
  const std::size_t room = endpoint.base_path().size() + Op::path.room(input);
  append_at_most(request.target, room, [&](span_sink& sink) {
    sink.append(endpoint.base_path());
    Op::path.append_to(sink, input);
  });

  // Room for what a signer adds, with most session tokens, so that it need not move these.
  request.fields.reserve(4, 896 + host.size());
  using access = http::detail::fields_access;
  (void)access::append_unchecked(request.fields, "host", host);  // an authority is a field value
  return request;
}

}  // namespace sansaws::rest_json1
