// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An error as JSON, for scripts.
#pragma once

#include <sansaws/s3tables.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace examples {

/// An error in JSON; what is absent is left out.
struct error_report {
  std::string fault;
  std::string kind;
  std::optional<std::string> code;
  std::optional<std::string> message;
  std::optional<std::int64_t> http_status;
  std::optional<std::string> request_id;
  // Of an answer that may not be the service's.
  std::optional<std::string> content_type;
  std::optional<std::string> location;
  std::optional<std::string> body;
  bool retryable = false;
};
BOOST_DESCRIBE_STRUCT(error_report, (),
                      (fault, kind, code, message, http_status, request_id, content_type, location,
                       body, retryable))

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 10> sansaws::wire_names<examples::error_report>{
    "fault",     "kind",        "code",     "message", "httpStatus",
    "requestId", "contentType", "location", "body",    "retryable"};

namespace examples {

inline std::optional<std::string> unless_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

/// What an error says, for programs.
inline error_report report(const sansaws::rest_json1::response_error& error) {
  error_report out;
  if (error.malformed()) {
    const auto code = static_cast<sansaws::peer_errc>(error.code.value());
    out.fault = "peer";
    out.kind = boost::describe::enum_to_string(code, "unknown");
    if (!error.message.empty()) {  // of a transport
      out.message = std::string(message(code)) + ": " + error.message;
    } else if (error.pointer.empty()) {
      out.message = to_string(sansaws::http::framing_error{code, error.position, error.field});
    } else {
      out.message = std::string(message(code)) + ", at " + error.pointer;
    }
  } else {
    out.fault = "service";
    out.kind = boost::describe::enum_to_string(
        static_cast<sansaws::s3tables::service_errc>(error.code.value()), "unmodelled");
    out.code = unless_empty(error.service_code);
    // The lines behind the first may quote the request, a session token included.
    const std::string_view message = error.message;
    out.message =
        unless_empty(sansaws::http::mask_target(message.substr(0, message.find_first_of("\r\n"))));
  }
  if (error.http_status != 0) out.http_status = error.http_status;
  out.request_id = unless_empty(error.request_id);
  if (error.is(sansaws::rest_json1::condition::foreign)) {
    out.content_type = unless_empty(error.content_type);
    out.location = unless_empty(sansaws::http::mask_target(error.location));
    out.body = unless_empty(body_start(error));
  }
  out.retryable = error.is(sansaws::rest_json1::condition::retryable);
  return out;
}

}  // namespace examples
