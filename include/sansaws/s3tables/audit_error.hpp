// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Why an audit does not know something, as a value that can be kept and written.
#pragma once

#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// Why an audit has no answer to one of its questions.
struct audit_error {
  std::int64_t http_status = 0;  ///< 0 where nothing answered
  std::string code;              ///< the error's name on the wire, where it has one; visible ASCII
  std::string text;              ///< one line of visible ASCII for people; at most 400 bytes
  bool retryable = false;        ///< whether a resumed audit asks again

  friend bool operator==(const audit_error&, const audit_error&) = default;
};
BOOST_DESCRIBE_STRUCT(audit_error, (), (http_status, code, text, retryable))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 4> wire_names<s3tables::audit_error>{
    "httpStatus", "code", "text", "retryable"};

namespace s3tables {

/// What an audit keeps of an error.
inline audit_error audit_error_of(const rest_json1::response_error& error) {
  std::string text = to_string(error);
  if (text.size() > 400) text.replace(397, std::string::npos, "...");
  text.shrink_to_fit();
  return {error.http_status, printable(error.service_code, 64), std::move(text),
          error.is(rest_json1::condition::retryable)};
}

namespace detail {

/// The error of an answer with the status 200, whose member at that JSON Pointer is wrong.
inline audit_error bad_answer(peer_errc code, std::string_view pointer) {
  rest_json1::response_error error;
  error.code = code;
  error.http_status = 200;
  error.pointer = pointer;
  return audit_error_of(error);
}

}  // namespace detail
}  // namespace s3tables
}  // namespace sansaws
