// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/rest_json1/detail/service_error.hpp>

#include "rest_json1/weather_operation.hpp"

#include <catch.hpp>
#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::rest_json1;
using sansaws::timestamp;
using std::chrono::milliseconds;
using weather::errc;
using weather::get_forecast;

namespace {

using headers = std::vector<std::pair<std::string_view, std::string_view>>;

response_error error_of(const headers& fields, std::string_view body = {}, int status = 400) {
  return detail::service_error<get_forecast>(status, fields, body);
}

constexpr std::string_view newest_date = "Fri, 02 Jan 2026 12:00:00 GMT";
constexpr timestamp noon{1'767'355'200, 0};

}  // namespace

TEST_CASE("code and message are found wherever real servers put them") {
  struct row {
    int status;
    headers fields;
    std::string_view body;
    errc code;
    std::string_view service_code;
    std::string_view message;
  };
  const std::vector<row> rows{
      {404,
       {{"x-amzn-ErrorType", "NoSuchCityException"}},
       R"({"message":"gone"})",
       errc::no_such_city,
       "NoSuchCityException",
       "gone"},
      {404,
       {{"x-amzn-errortype", "NoSuchCityException:http://internal.amazon.com/coral/"}},
       "",
       errc::no_such_city,
       "NoSuchCityException",
       ""},
      {404,
       {},
       R"({"__type":"com.amazonaws.weather#NoSuchCityException","Message":"gone"})",
       errc::no_such_city,
       "NoSuchCityException",
       "gone"},
      {404,
       {},
       R"({"code":"NoSuchCityException","message":"gone"})",
       errc::no_such_city,
       "NoSuchCityException",
       "gone"},
      // The header counts before the body, and code before __type.
      {404,
       {{"X-Amzn-Errortype", "NoSuchCityException"}},
       R"({"code":"Other","__type":"Another"})",
       errc::no_such_city,
       "NoSuchCityException",
       ""},
      {404,
       {},
       R"({"__type":"Another","code":"NoSuchCityException"})",
       errc::no_such_city,
       "NoSuchCityException",
       ""},
      // A header without a name in it is no code.
      {404,
       {{"X-Amzn-Errortype", ":http://link/"}},
       R"({"__type":"NoSuchCityException"})",
       errc::no_such_city,
       "NoSuchCityException",
       ""},
      // Outside the model, as an emulator answers.
      {404,
       {},
       R"({"__type":"NoSuchBucket","message":"no bucket"})",
       errc::unmodelled,
       "NoSuchBucket",
       "no bucket"},
      // The gateway before the service.
      {403,
       {},
       R"({"message":"Missing Authentication Token"})",
       errc::unmodelled,
       "",
       "Missing Authentication Token"},
      {400, {}, R"({"message":5,"__type":"X"})", errc::unmodelled, "X", ""},
      // The code decides, not the status that goes with it in the model.
      {500, {}, R"({"code":"NoSuchCityException"})", errc::no_such_city, "NoSuchCityException", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.status, row.body);
    const auto error = error_of(row.fields, row.body, row.status);
    CHECK(error.code == make_error_code(row.code));
    CHECK(error.service_code == row.service_code);
    CHECK(error.message == row.message);
    CHECK(error.http_status == row.status);
    CHECK(error.raw_body == row.body);
    CHECK_FALSE(error.malformed());
  }
}

TEST_CASE("whatever a proxy sends is an error that keeps status, body and request id") {
  for (const std::string_view body :
       {"", "null", "[]", "[1,2]", "5", "\"text\"", "true", "{", "<html>502 Bad Gateway</html>",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "\xff\xfe"}) {
    for (const int status : {400, 403, 404, 429, 500, 502, 503}) {
      CAPTURE(status, body);
      const auto error = error_of({{"x-amzn-RequestId", "R-1"}}, body, status);
      CHECK(error.code == make_error_code(errc::unmodelled));
      CHECK(error.service_code.empty());
      CHECK(error.message.empty());
      CHECK(error.http_status == status);
      CHECK(error.request_id == "R-1");
      CHECK(error.raw_body == body);
      CHECK(error.raw_body_size == body.size());
    }
  }
}

TEST_CASE("the header's code counts however much of the body arrived") {
  const std::string_view body = R"({"code":"Other","message":"gone"})";
  for (std::size_t size = 0; size <= body.size(); ++size) {
    const auto error =
        error_of({{"x-amzn-errortype", "NoSuchCityException"}}, body.substr(0, size), 404);
    CHECK(error.code == make_error_code(errc::no_such_city));
    CHECK(error.raw_body == body.substr(0, size));
  }
}

TEST_CASE("no service code has a colon or a hash, from the header or from the body") {
  for (const std::string_view text :
       {"a#b:c", "a:b#c", "#", ":", "a##b", "a#b#c", "b::", "#:#", "a#:b"}) {
    CAPTURE(text);
    const std::string body = "{\"code\":\"" + std::string(text) + "\"}";
    for (const auto& error : {error_of({{"x-amzn-errortype", text}}), error_of({}, body)}) {
      CHECK(error.service_code.find_first_of(":#") == std::string::npos);
      CHECK(error.service_code == detail::short_service_code(text));
    }
  }
}

TEST_CASE("the request id is the first of three names that has one") {
  CHECK(error_of({{"X-AMZN-REQUESTID", "A"}}).request_id == "A");
  CHECK(error_of({{"x-amzn-request-id", "B"}}).request_id == "B");
  CHECK(error_of({{"x-amz-request-id", "C"}}).request_id == "C");
  CHECK(error_of({{"x-amz-request-id", "C"}, {"x-amzn-request-id", "B"}, {"x-amzn-requestid", "A"}})
            .request_id == "A");
  CHECK(error_of({{"x-amz-request-id", "C"}, {"x-amzn-request-id", "B"}}).request_id == "B");
  CHECK(error_of({{"x-amzn-requestid", ""}, {"x-amz-request-id", "C"}}).request_id == "C");
  CHECK(error_of({}).request_id.empty());
}

TEST_CASE("the extended request id and CloudFront's id are kept") {
  const auto error = error_of({{"X-Amz-Id-2", "host"}, {"X-Amz-Cf-Id", "edge"}});
  CHECK(error.extended_request_id == "host");
  CHECK(error.cf_id == "edge");
}

TEST_CASE("what tells who has answered is kept as it came") {
  const auto error = error_of({{"content-type", "text/html; charset=utf-8"},
                               {"Content-Encoding", "gzip"},
                               {"LOCATION", "https://login.example/?a=\x1b"}});
  CHECK(error.content_type == "text/html; charset=utf-8");
  CHECK(error.content_encoding == "gzip");
  CHECK(error.location == "https://login.example/?a=\x1b");
}

TEST_CASE("of a repeated field the first counts, and blanks around a value do not") {
  CHECK(error_of({{"x-amzn-requestid", " \tA "}, {"X-Amzn-RequestId", "B"}}).request_id == "A");
  CHECK(error_of({{"x-amzn-errortype", "First"}, {"x-amzn-errortype", "Second"}}).service_code ==
        "First");
}

TEST_CASE("the wait that a service asks for is its own field, else Retry-After") {
  const auto wait = [](const headers& fields) { return error_of(fields).retry_after; };
  CHECK(wait({}) == std::nullopt);
  CHECK(wait({{"x-amz-retry-after", "1500"}}) == milliseconds(1'500));
  CHECK(wait({{"Retry-After", "3"}}) == milliseconds(3'000));
  CHECK(wait({{"Retry-After", "0"}}) == milliseconds(0));
  CHECK(wait({{"retry-after", "3"}, {"x-amz-retry-after", "1500"}}) == milliseconds(1'500));
  CHECK(wait({{"x-amz-retry-after", "1500"}, {"retry-after", "3"}}) == milliseconds(1'500));
  CHECK(wait({{"retry-after", "3"}, {"x-amz-retry-after", "soon"}}) == milliseconds(3'000));
  CHECK(wait({{"x-amz-retry-after", "soon"}, {"retry-after", "3"}}) == milliseconds(3'000));
  for (const std::string_view text : {"", "-1", "+1", "1.5", "1e3", "soon", "0x10", "1 2"}) {
    CAPTURE(text);
    CHECK(wait({{"retry-after", text}}) == std::nullopt);
    CHECK(wait({{"x-amz-retry-after", text}}) == std::nullopt);
  }
}

TEST_CASE("a wait beyond all numbers is the longest one or none") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  const auto wait = [](std::string_view name, std::string_view value) {
    return error_of({{name, value}}).retry_after;
  };
  CHECK(wait("x-amz-retry-after", "9223372036854775807") == milliseconds(most));
  CHECK(wait("x-amz-retry-after", "9223372036854775808") == milliseconds(most));
  CHECK(wait("x-amz-retry-after", "18446744073709551615") == milliseconds(most));
  CHECK(wait("x-amz-retry-after", "18446744073709551616") == std::nullopt);
  CHECK(wait("retry-after", "9223372036854775") == milliseconds(9'223'372'036'854'775'000));
  CHECK(wait("retry-after", "9223372036854776") == milliseconds(most));
  CHECK(wait("retry-after", "18446744073709551615") == milliseconds(most));
}

TEST_CASE("a date in Retry-After is kept as a date") {
  const auto error = error_of({{"Retry-After", newest_date}});
  CHECK(error.retry_at == noon);
  CHECK(error.retry_after == std::nullopt);
  for (const headers& both : {headers{{"Retry-After", newest_date}, {"x-amz-retry-after", "5"}},
                              headers{{"x-amz-retry-after", "5"}, {"Retry-After", newest_date}}}) {
    CHECK(error_of(both).retry_at == std::nullopt);
    CHECK(error_of(both).retry_after == milliseconds(5));
  }
}

TEST_CASE("the service's time is its Date, unless that does not parse or a cache has answered") {
  CHECK(error_of({{"date", newest_date}}).server_time == noon);
  CHECK(error_of({}).server_time == std::nullopt);
  CHECK(error_of({{"Date", newest_date}, {"Age", "0"}}).server_time == std::nullopt);
  CHECK(error_of({{"Age", ""}, {"Date", newest_date}}).server_time == std::nullopt);
  for (const std::string_view text :
       {"", "0", "-1", "now", "2026-01-02T12:00:00Z", "Fri, 32 Jan 2026 12:00:00 GMT"}) {
    CAPTURE(text);
    CHECK(error_of({{"Date", text}}).server_time == std::nullopt);
  }
}

TEST_CASE("an error keeps no more of the body than the limit, and says how much there was") {
  sansaws::limits bounds;
  bounds.max_error_body = 10;
  for (std::size_t size = 0; size <= 20; ++size) {
    const std::string body(size, 'x');
    const auto error = detail::service_error<get_forecast>(502, headers{}, body, bounds);
    CHECK(error.raw_body == std::string(size < 10 ? size : 10, 'x'));
    CHECK(error.raw_body_size == size);
  }
  // What is not kept is read all the same.
  const auto error = detail::service_error<get_forecast>(
      404, headers{}, R"({"code":"NoSuchCityException"})", bounds);
  CHECK(error.code == make_error_code(errc::no_such_city));
  CHECK(error.raw_body == R"({"code":"N)");
  bounds.max_error_body = 0;
  CHECK(detail::service_error<get_forecast>(404, headers{}, "body", bounds).raw_body.empty());
}

TEST_CASE("a malformed response carries what its fields say, and no service code") {
  const std::map<std::string, std::string> fields{
      {"X-Amzn-Errortype", "NoSuchCityException"},
      {"x-amzn-RequestId", "R-1"},
      {"Date", std::string(newest_date)},
      {"Retry-After", "2"},
  };
  const auto error = detail::malformed_response({sansaws::peer_errc::wrong_type, 7, "date"},
                                                "/city", 200, fields, "body", sansaws::limits{});
  CHECK(error.malformed());
  CHECK(error.code == make_error_code(sansaws::peer_errc::wrong_type));
  CHECK(error.pointer == "/city");
  CHECK(error.position == 7);
  CHECK(error.field == "date");
  CHECK(error.http_status == 200);
  CHECK(error.request_id == "R-1");
  CHECK(error.server_time == noon);
  CHECK(error.retry_after == milliseconds(2'000));
  CHECK(error.raw_body == "body");
  CHECK(error.service_code.empty());
}
