// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Raw response bytes against what the AWS SDK for JavaScript made of them over a real socket.
#include "catch.hpp"
#include "vector_files.hpp"

#include <sansaws/http/response_parser.hpp>
#include <sansaws/rest_json1/parse_response.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/time/rfc3339.hpp>

#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace sansaws;
namespace dom = boost::json;
using call = s3tables::get_table_maintenance_job_status;
using outcome = result<call::output, rest_json1::response_error>;

constexpr std::size_t least_cases = 140;

std::string text_of(const dom::object& object, std::string_view member) {
  const auto* value = object.if_contains(member);
  return value == nullptr ? std::string() : std::string(value->as_string());
}

/// The SDK keeps milliseconds and drops what is finer.
timestamp in_milliseconds(timestamp time) {
  time.nanoseconds -= time.nanoseconds % 1'000'000;
  return time;
}

void check_record(const s3tables::maintenance_job_record& ours, const dom::object& expected) {
  CHECK(ours.status.text() == expected.at("status").as_string());
  const auto* message = expected.if_contains("failureMessage");
  REQUIRE(ours.failure_message.has_value() == (message != nullptr));
  if (message != nullptr) CHECK(*ours.failure_message == std::string_view(message->as_string()));
  const auto* time = expected.if_contains("lastRunTimestamp");
  REQUIRE(ours.last_run_timestamp.has_value() == (time != nullptr));
  if (time != nullptr) {
    CHECK(in_milliseconds(*ours.last_run_timestamp) ==
          parse_rfc3339(std::string_view(time->as_string())));
  }
}

void check_success(const outcome& ours, const dom::object& expected) {
  REQUIRE(ours.has_value());
  CHECK(ours->table_arn == std::string_view(expected.at("tableARN").as_string()));
  const auto& status = expected.at("status").as_object();
  REQUIRE(ours->status.size() == status.size());
  auto theirs = status.begin();
  for (const auto& [type, record] : ours->status) {
    CHECK(type.text() == std::string_view(theirs->key()));
    check_record(record, theirs->value().as_object());
    ++theirs;
  }
}

/// The exception class of the SDK is our enumerator.
s3tables::service_errc errc_of(std::string_view exception_class) {
  using enum s3tables::service_errc;
  constexpr std::array<std::pair<std::string_view, s3tables::service_errc>, 8> classes{{
      {"BadRequestException", bad_request},
      {"ForbiddenException", forbidden},
      {"AccessDeniedException", access_denied},
      {"MethodNotAllowedException", method_not_allowed},
      {"NotFoundException", not_found},
      {"ConflictException", conflict},
      {"TooManyRequestsException", too_many_requests},
      {"InternalServerErrorException", internal_server_error},
  }};
  for (const auto& [name, errc] : classes) {
    if (name == exception_class) return errc;
  }
  return unmodelled;
}

void check_service_error(const rest_json1::response_error& ours, const dom::object& expected) {
  CHECK_FALSE(ours.malformed());
  CHECK(ours.service_code == text_of(expected, "code"));
  CHECK(ours.message == text_of(expected, "message"));
  CHECK(ours.http_status == expected.at("httpStatus").as_int64());
  CHECK(ours.request_id == text_of(expected, "requestId"));
  CHECK(ours.extended_request_id == text_of(expected, "extendedRequestId"));
  CHECK(ours.cf_id == text_of(expected, "cfId"));
  if (expected.contains("class")) CHECK(ours.code == errc_of(text_of(expected, "class")));
}

/// The SDK could not read the answer. Ours keeps apart whether it was meant to be a success.
void check_unreadable(const rest_json1::response_error& ours, const dom::object& expected) {
  const auto* status = expected.if_contains("httpStatus");
  const bool is_error = status != nullptr && status->as_int64() >= 300;
  CHECK(ours.malformed() == !is_error);
  CHECK(ours.service_code.empty());
  if (status != nullptr) CHECK(ours.http_status == status->as_int64());
  if (is_error) CHECK_FALSE(ours.raw_body.empty());
  CHECK(ours.request_id == text_of(expected, "requestId"));
}

/// A rule of ours: which error exactly, at which member.
void check_rule(const rest_json1::response_error& ours, const dom::object& rule) {
  constexpr std::array<std::pair<std::string_view, peer_errc>, 5> codes{{
      {"not_json", peer_errc::not_json},
      {"not_an_object", peer_errc::not_an_object},
      {"missing_member", peer_errc::missing_member},
      {"wrong_type", peer_errc::wrong_type},
      {"bad_value", peer_errc::bad_value},
  }};
  std::optional<peer_errc> expected;
  for (const auto& [name, code] : codes) {
    if (name == text_of(rule, "code")) expected = code;
  }
  REQUIRE(expected.has_value());
  CHECK(ours.code == *expected);
  CHECK(ours.pointer == text_of(rule, "pointer"));
}

void check(const outcome& ours, const dom::object& vector) {
  const bool differs = vector.contains("rule");
  const auto& expected = vector.at(differs ? "rule" : "sdk").as_object();
  if (expected.at("ok").as_bool()) {
    check_success(ours, expected);
    return;
  }
  REQUIRE(ours.has_error());
  const auto& error = expected.at("error").as_object();
  if (error.at("fault").as_string() == "service") {
    check_service_error(ours.error(), error);
  } else if (differs) {
    check_rule(ours.error(), error);
  } else {
    check_unreadable(ours.error(), error);
  }
}

dom::object outcome_of(const std::string& folder) {
  return dom::parse(vectors::read(folder + "/outcome.json")).as_object();
}

}  // namespace

TEST_CASE("a response means what the SDK understands, save where the vector says why not") {
  for (const auto& folder : vectors::cases("responses", least_cases)) {
    INFO(folder);
    const auto bytes = vectors::read(folder + "/response.http");
    check(rest_json1::parse_response_bytes<call>(bytes), outcome_of(folder));
  }
}

TEST_CASE("a response that arrives byte by byte means the same") {
  for (const auto& folder : vectors::cases("responses", least_cases)) {
    INFO(folder);
    const auto bytes = vectors::read(folder + "/response.http");
    http::response_parser slow(call::method);
    for (const char& byte : bytes) slow.put(std::string_view(&byte, 1));
    slow.put_eof();
    http::response_parser fast(call::method);
    fast.put(bytes);
    fast.put_eof();
    CHECK(slow.error() == fast.error());
    CHECK(slow.message() == fast.message());
    CHECK(slow.keep_alive() == fast.keep_alive());
  }
}

TEST_CASE("a response that is cut anywhere is never a success") {
  for (const auto& folder : vectors::cases("responses", least_cases)) {
    INFO(folder);
    const auto bytes = vectors::read(folder + "/response.http");
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto ours =
          rest_json1::parse_response_bytes<call>(std::string_view(bytes).substr(0, size));
      if (ours.has_error()) continue;
      FAIL("taken for a success after " << size << " of " << bytes.size() << " bytes");
    }
  }
}
