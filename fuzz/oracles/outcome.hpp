// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What any answer's outcome promises, as questions that a fuzz harness can ask: of this library, or
// of a transport that stands before it.
#pragma once

#include "reading.hpp"

#include <sansaws/core/limits.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/response_parser.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/json/detail/json_string.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/parse_response.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace oracles {

namespace json = sansaws::json;
namespace rest_json1 = sansaws::rest_json1;
using sansaws::result;

namespace detail {

inline std::optional<std::string_view> check_printed(std::string_view text) {
  constexpr std::size_t longest = 4096;
  for (const char c : text) {
    if (c < ' ' || c > '~') return "an error is printed as visible ASCII";
  }
  if (text.empty() || text.size() > longest) return "an error is printed, and never at length";
  return std::nullopt;
}

}  // namespace detail

/// The promise that this output breaks, in words, or nothing: that it is equal after it was encoded
/// and decoded. Every output of `json::decode` keeps it.
template <json::struct_shape T>
std::optional<std::string_view> check_output(const T& output) {
  // The encoded text may be longer than the one that was decoded.
  constexpr limits unbounded{.max_body = static_cast<std::size_t>(-1)};
  const auto text = json::encode(output);
  const auto again = json::decode<T>(text, unbounded);
  if (!again) return "an output that was encoded can be decoded";
  if (*again != output) return "an output that was encoded and decoded is equal";
  return std::nullopt;
}

/// The promise of `response_error` that this one breaks, in words, or nothing.
inline std::optional<std::string_view> check_error(const rest_json1::response_error& error,
                                                   const limits& bounds = {}) {
  if (!error.code) return "an error has an error code";
  if (error.service_code.find_first_of(":#") != std::string::npos) {
    return "a service code holds neither ':' nor '#'";
  }
  if (error.malformed() && !error.service_code.empty()) {
    return "a malformed answer has no service code";
  }
  if (!error.malformed() && !error.pointer.empty()) {
    return "only a malformed answer points to a member";
  }
  if (!json::detail::is_utf8(error.message)) return "a message is UTF-8";
  if (error.raw_body.size() != std::min(error.raw_body_size, bounds.max_error_body)) {
    return "an error keeps the body, up to limits::max_error_body";
  }
  if (error.retry_after && error.retry_at) return "an error says one time to come back";
  if (error.retry_after && error.retry_after->count() < 0) return "a wait is not negative";
  if (error.is(rest_json1::condition::throttled) && !error.is(rest_json1::condition::retryable)) {
    return "what is throttled is retryable";
  }
  return detail::check_printed(to_string(error));
}

/// `check_output` or `check_error`.
template <rest_json1::operation Op>
std::optional<std::string_view> check_outcome(
    const result<typename Op::output, rest_json1::response_error>& outcome,
    const limits& bounds = {}) {
  return outcome ? check_output(*outcome) : check_error(outcome.error(), bounds);
}

namespace detail {

// Whether the outcome of bytes fits the message, or the error, that they were read into.
template <rest_json1::operation Op>
std::optional<std::string_view> check_against(
    const result<typename Op::output, rest_json1::response_error>& outcome,
    const result<http::response, http::framing_error>& read, const limits& bounds) {
  if (!read) {
    const bool same = !outcome && outcome.error().malformed() &&
                      outcome.error().code == read.error().code &&
                      outcome.error().position == read.error().position &&
                      outcome.error().field == read.error().field;
    if (!same) return "bytes that are no response are reported as that, with their byte";
    return std::nullopt;
  }
  if (outcome && (read->status < 200 || read->status > 299)) return "a success has a status of 2xx";
  if (outcome != rest_json1::parse_response<Op>(*read, bounds))
    return "a message has the outcome of its bytes";
  return std::nullopt;
}

}  // namespace detail

/// The promise that these bytes, as the whole answer to a request of `Op`, break; or nothing, which
/// it is to be whatever the bytes are: those of `check_reading` and `check_outcome`, and that
/// bytes and message have one outcome. Linear time.
template <rest_json1::operation Op>
std::optional<std::string_view> check_response(std::string_view raw, const limits& bounds = {},
                                               std::uint64_t seed = 1) {
  if (const auto broken = check_reading(raw, Op::method, bounds, seed)) return broken;
  const auto outcome = rest_json1::parse_response_bytes<Op>(raw, bounds);
  if (const auto broken = check_outcome<Op>(outcome, bounds)) return broken;

  return detail::check_against<Op>(outcome, http::read_response(raw, Op::method, bounds), bounds);
}

/// The promise of an honest transport that `theirs` breaks, in words, or nothing.
///
/// `raw` is all that the peer sent before it closed the connection, `theirs` what came of it: the
/// result of `parse_response` on the status, fields and body that the transport under test handed
/// over. Where the transport itself gave up, there is nothing to compare. A transport that is more
/// lenient than this library in framing shows here; whether that is wanted is for its owner to say.
///
///     extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
///       const std::string_view raw(reinterpret_cast<const char*>(data), size);
///       if (const auto answer = my_transport(raw)) {
///         const auto theirs =
///             rest_json1::parse_response<Op>(answer->status, answer->fields, answer->body);
///         if (oracles::check_transport<Op>(raw, theirs)) std::abort();
///       }
///       return 0;
///     }
template <rest_json1::operation Op>
std::optional<std::string_view> check_transport(
    std::string_view raw, const result<typename Op::output, rest_json1::response_error>& theirs,
    const limits& bounds = {}) {
  const auto ours = rest_json1::parse_response_bytes<Op>(raw, bounds);
  if (theirs && !ours) return "what is no success in the bytes is none behind the transport";
  if (!theirs && ours) return "a success in the bytes is one behind the transport";
  if (ours) {
    if (*ours != *theirs) return "the output behind the transport is that in the bytes";
    return std::nullopt;
  }
  if (ours.error().malformed()) return std::nullopt;  // and theirs is an error too
  const bool same = theirs.error().http_status == ours.error().http_status &&
                    theirs.error().service_code == ours.error().service_code &&
                    theirs.error().message == ours.error().message;
  if (!same) return "the service's error behind the transport is that in the bytes";
  return std::nullopt;
}

}  // namespace oracles
