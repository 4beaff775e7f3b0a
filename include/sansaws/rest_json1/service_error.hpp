// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A response that is no success into the error that it reports.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/encoding/http_date.hpp>
#include <sansaws/http/decimal.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/rest_json1/error_body.hpp>
#include <sansaws/rest_json1/field_range.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::rest_json1 {

namespace detail {

/// The fields that errors are made of; of fields with the same name the first.
class error_fields {
 public:
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

  void take(std::string_view name, std::string_view value) {
    for (std::size_t i = 0; i != names.size(); ++i) {
      if (!http::equal_ignoring_case(name, names[i])) continue;
      if (!has_[i]) values_[i] = http::trim(value);
      has_[i] = true;
      return;
    }
  }

  bool has(known field) const noexcept { return has_[field]; }
  /// Empty where there is none.
  std::string_view operator[](known field) const noexcept { return values_[field]; }

 private:
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
  std::array<std::string, names.size()> values_;
  std::array<bool, names.size()> has_{};
};

/// `units` times `of_one` milliseconds, or the longest time there is.
constexpr milliseconds saturated(std::uint64_t units, std::uint64_t of_one) noexcept {
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return {static_cast<std::int64_t>(units > most / of_one ? most : units * of_one)};
}

/// What every error says: where it comes from, when to come back, and the body as it came.
inline response_error error_with(int http_status, const error_fields& fields, std::string_view body,
                                 const limits& bounds) {
  response_error error;
  error.http_status = http_status;
  for (const auto field : {error_fields::request_id, error_fields::request_id_hyphenated,
                           error_fields::request_id_of_s3}) {
    if (error.request_id.empty()) error.request_id = fields[field];
  }
  error.extended_request_id = fields[error_fields::extended_request_id];
  error.cf_id = fields[error_fields::cf_id];

  if (const auto wait = http::parse_decimal(fields[error_fields::retry_after_ms])) {
    error.retry_after = saturated(*wait, 1);
  } else if (const auto seconds = http::parse_decimal(fields[error_fields::retry_after])) {
    error.retry_after = saturated(*seconds, 1000);
  } else {
    error.retry_at = encoding::parse_http_date(fields[error_fields::retry_after]);
  }
  if (!fields.has(error_fields::age)) {
    error.server_time = encoding::parse_http_date(fields[error_fields::date]);
  }

  error.raw_body = body.substr(0, bounds.max_error_body);
  error.raw_body_size = body.size();
  return error;
}

template <field_range Fields>
error_fields collect_error_fields(Fields&& fields) {
  error_fields collected;
  for_each_field(
      fields, [&](std::string_view name, std::string_view value) { collected.take(name, value); });
  return collected;
}

}  // namespace detail

/// The error that a response outside 2xx reports. Its code is the first that is not empty of the
/// field X-Amzn-Errortype, the member `code` and the member `__type`, each in its short form; where
/// there is none it is the operation's "unmodelled" with an empty `service_code`. Never fails.
template <operation Op, field_range Fields>
response_error service_error(int http_status, Fields&& fields, std::string_view body,
                             const limits& bounds = {}) {
  const auto collected = detail::collect_error_fields(fields);
  auto error = detail::error_with(http_status, collected, body, bounds);
  auto said = read_error_body(body, bounds);
  error.service_code = short_service_code(collected[detail::error_fields::error_type]);
  if (error.service_code.empty()) error.service_code = std::move(said.code);
  error.message = std::move(said.message);
  error.code = Op::error_from_code(error.service_code);
  return error;
}

/// The error of an answer whose bytes are wrong: `pointer` and `position` say where.
template <field_range Fields>
response_error malformed_response(peer_errc code, std::string pointer, std::size_t position,
                                  int http_status, Fields&& fields, std::string_view body,
                                  const limits& bounds = {}) {
  auto error = detail::error_with(http_status, detail::collect_error_fields(fields), body, bounds);
  error.code = code;
  error.pointer = std::move(pointer);
  error.position = position;
  return error;
}

}  // namespace sansaws::rest_json1
