// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A response that is no success into the error that it reports.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/http/field_range.hpp>
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

/// `units` times `of_one` milliseconds, or the longest time there is.
constexpr std::chrono::milliseconds saturated(std::uint64_t units, std::uint64_t of_one) noexcept {
  constexpr auto most = static_cast<std::uint64_t>(std::chrono::milliseconds::max().count());
  return std::chrono::milliseconds(units > most / of_one ? most : units * of_one);
}

/// Puts what the fields say into an error; of fields with the same name the first counts.
class error_fields {
 public:
  explicit error_fields(response_error& to) noexcept : to_(to) {}

  void take(std::string_view name, std::string_view value);

 private:
  enum known : std::size_t {
    error_type,
    request_id,
    request_id_hyphenated,
    request_id_of_s3,
    extended_request_id,
    cf_id,
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
      "x-amz-retry-after",
      "retry-after",
      "date",
      "age",
  };

  void take(known field, std::string_view value);

  response_error& to_;
  unsigned seen_ = 0;  // a bit for each known field
  known request_id_from_ = request_id_of_s3;
  bool in_milliseconds_ = false;
};

#if SANSAWS_DEFINITIONS

SANSAWS_DECL void error_fields::take(std::string_view name, std::string_view value) {
  for (std::size_t i = 0; i != names.size(); ++i) {
    if (name.size() != names[i].size() || !http::equal_ignoring_case(name, names[i])) continue;
    const unsigned bit = 1U << i;
    if ((seen_ & bit) == 0) take(static_cast<known>(i), http::trim(value));
    seen_ |= bit;
    return;
  }
}

SANSAWS_DECL void error_fields::take(known field, std::string_view value) {
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
    case retry_after_ms:
      if (const auto wait = parse_decimal(value)) {
        to_.retry_after = saturated(*wait, 1);
        to_.retry_at.reset();
        in_milliseconds_ = true;
      }
      break;
    case retry_after:
      if (in_milliseconds_) break;
      if (const auto seconds = parse_decimal(value)) {
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

/// What every error says: where it comes from, when to come back, and the body as it came.
template <http::field_range Fields>
response_error error_with(int http_status, Fields&& fields, std::string_view body,
                          const limits& bounds) {
  response_error error;
  error.http_status = http_status;
  error_fields known(error);
  http::for_each_field(
      fields, [&](std::string_view name, std::string_view value) { known.take(name, value); });
  error.raw_body = body.substr(0, bounds.max_error_body);
  error.raw_body_size = body.size();
  return error;
}

/// The error that a response outside 2xx reports. Its code is the first that is not empty of the
/// field X-Amzn-Errortype, the member `code` and the member `__type`, each in its short form; where
/// there is none it is the operation's "unmodelled" with an empty `service_code`. Never fails.
template <operation Op, http::field_range Fields>
response_error service_error(int http_status, Fields&& fields, std::string_view body,
                             const limits& bounds = {}) {
  auto error = detail::error_with(http_status, fields, body, bounds);
  auto said = read_error_body(body, bounds);
  if (error.service_code.empty()) error.service_code = std::move(said.code);
  error.message = std::move(said.message);
  error.code = Op::error_from_code(error.service_code);
  return error;
}

/// The error of an answer whose bytes are wrong: `pointer` and `position` say where.
template <http::field_range Fields>
response_error malformed_response(peer_errc code, std::string pointer, std::size_t position,
                                  int http_status, Fields&& fields, std::string_view body,
                                  const limits& bounds = {}) {
  auto error = detail::error_with(http_status, fields, body, bounds);
  error.code = code;
  error.service_code.clear();
  error.pointer = std::move(pointer);
  error.position = position;
  return error;
}

}  // namespace sansaws::rest_json1::detail
