// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An HTTP request as a value.
#pragma once

#include <sansaws/http/fields.hpp>
#include <sansaws/http/masking.hpp>
#include <sansaws/http/method.hpp>

#include <string>

namespace sansaws::inline SANSAWS_ABI::http {

/// Everything that a request says: any transport can carry it.
///
/// `target` is finished: path and query, percent-encoded as they were signed. Send it verbatim; a
/// stack that normalises or encodes it once more makes another request of it.
struct request {
  http::method method = http::method::get;
  std::string target = "/";
  http::fields fields;
  std::string body;

  friend constexpr bool operator==(const request&, const request&) = default;
};

/// The request for people and logs, credentials masked (`mask_target`, `to_string(fields)`). Not
/// the wire form: that is `write_request`.
constexpr std::string to_string(const request& message) {
  std::string out(message.method.text());
  out.append(" ").append(mask_target(message.target)).append("\n");
  out.append(to_string(message.fields)).append("\n").append(message.body);
  return out;
}

}  // namespace sansaws::http
