// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Makes the error of a response that is not a success.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/field_range.hpp>
#include <sansaws/http/framing_error.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/rest_json1/detail/error_body.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/response_error.hpp>
#include <sansaws/time/http_date.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::rest_json1::detail {

/// `count` units of `unit` milliseconds each; the longest duration if that would overflow.
constexpr std::chrono::milliseconds saturated(std::uint64_t count, std::uint64_t unit) noexcept {
  constexpr auto max = static_cast<std::uint64_t>((std::chrono::milliseconds::max)().count());
  return std::chrono::milliseconds(count > max / unit ? max : count * unit);
}

/// Stores the fields of a response in an error. Of fields with the same name the first one counts.
/// Views the error, which must outlive this object.
class error_fields_parser {
 public:
  explicit error_fields_parser(response_error& to) noexcept : to_(to) {}

  void put(std::string_view name, std::string_view value);

 private:
  enum known : std::size_t {
    error_type,
    request_id,
    request_id_hyphenated,
    request_id_of_s3,
    extended_request_id,
    cf_id,
    content_type,
    content_encoding,
    location,
    retry_after_ms,
    retry_after,
    date,
    age,
  };
  static constexpr std::array<std::string_view, age + 1> names{
      "x-amzn-errortype",
      "x-amzn-requestid",
      "x-amzn-request-id",
      "x-amz-request-id",
      "x-amz-id-2",
      "x-amz-cf-id",
      "content-type",
      "content-encoding",
      "location",
      "x-amz-retry-after",
      "retry-after",
      "date",
      "age",
  };

  void store(known field, std::string_view value);

  response_error& to_;
  unsigned seen_ = 0;  // a bit for each known field
  known request_id_from_ = request_id_of_s3;
  bool in_milliseconds_ = false;
};

#if SANSAWS_DEFINITIONS

SANSAWS_DECL void error_fields_parser::put(std::string_view name, std::string_view value) {
  for (std::size_t i = 0; i != names.size(); ++i) {
    if (name.size() != names[i].size() || !http::equal_ignoring_case(name, names[i])) continue;
    const unsigned bit = 1U << i;
    if ((seen_ & bit) == 0) store(static_cast<known>(i), http::trim(value));
    seen_ |= bit;
    return;
  }
}

SANSAWS_DECL void error_fields_parser::store(known field, std::string_view value) {
  switch (field) {
    case error_type:
      to_.service_code = short_service_code(value);
      break;
    case request_id:
    case request_id_hyphenated:
    case request_id_of_s3:
      if (value.empty() || field > request_id_from_) break;
      request_id_from_ = field;
      to_.request_id = value;
      break;
    case extended_request_id:
      to_.extended_request_id = value;
      break;
    case cf_id:
      to_.cf_id = value;
      break;
    case content_type:
      to_.content_type = value;
      break;
    case content_encoding:
      to_.content_encoding = value;
      break;
    case location:
      to_.location = value;
      break;
    case retry_after_ms:
      if (const auto wait = sansaws::detail::parse_decimal(value)) {
        to_.retry_after = saturated(*wait, 1);
        to_.retry_at.reset();
        in_milliseconds_ = true;
      }
      break;
    case retry_after:
      if (in_milliseconds_) break;
      if (const auto seconds = sansaws::detail::parse_decimal(value)) {
        to_.retry_after = saturated(*seconds, 1000);
      } else {
        to_.retry_at = parse_http_date(value);
      }
      break;
    case date:
      if ((seen_ & 1U << age) == 0) to_.server_time = parse_http_date(value);
      break;
    case age:
      to_.server_time.reset();
      break;
  }
}

#endif

/// An error with what every response has: its status, its fields, and the first bytes of its body.
template <http::field_range Fields>
response_error error_with(int http_status, Fields&& fields, std::string_view body,
                          const limits& bounds) {
  response_error error;
  error.http_status = http_status;
  error_fields_parser parser(error);
  http::for_each_field(
      fields, [&](std::string_view name, std::string_view value) { parser.put(name, value); });
  error.raw_body = body.substr(0, bounds.max_error_body);
  error.raw_body_size = body.size();
  return error;
}

/// The error of a response with a status outside 2xx. Its code is the first one that is not empty:
/// of the field X-Amzn-Errortype, of the member `code`, of the member `__type`; each in its short
/// form. If there is none, the error is "unmodelled" with an empty `service_code`.
/// Never fails. Linear time.
template <operation Op, http::field_range Fields>
response_error service_error(int http_status, Fields&& fields, std::string_view body,
                             const limits& bounds = {}) {
  auto error = detail::error_with(http_status, fields, body, bounds);
  auto said = parse_error_body(body, bounds);
  if (error.service_code.empty()) error.service_code = std::move(said.code);
  error.message = std::move(said.message);
  error.code = Op::error_from_code(error.service_code);
  return error;
}

/// The error of a malformed response. `wrong` and `pointer` say where it is wrong.
template <http::field_range Fields>
response_error malformed_response(const http::framing_error& wrong, std::string pointer,
                                  int http_status, Fields&& fields, std::string_view body,
                                  const limits& bounds = {}) {
  auto error = detail::error_with(http_status, fields, body, bounds);
  error.code =
      wrong.code == peer_errc::not_json ? why_not_json(error.content_encoding, body) : wrong.code;
  error.service_code.clear();
  error.pointer = std::move(pointer);
  error.position = wrong.position;
  error.field = wrong.field;
  return error;
}

}  // namespace sansaws::rest_json1::detail
