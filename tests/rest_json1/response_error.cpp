// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/core/result.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include "weather_operation.hpp"

#include <boost/system/system_error.hpp>
#include <catch.hpp>
#include <sstream>
#include <string>
#include <string_view>

using namespace sansaws::rest_json1;
using sansaws::peer_errc;

namespace {

response_error service(int status, std::string_view code, std::string_view message = {}) {
  response_error error;
  error.code = weather::get_forecast::error_from_code(code);
  error.http_status = status;
  error.service_code = code;
  error.message = message;
  return error;
}

response_error malformed(int status, peer_errc code) {
  response_error error;
  error.code = code;
  error.http_status = status;
  return error;
}

bool one_visible_line(std::string_view text) {
  for (const char c : text) {
    if (c < 0x20 || c > 0x7e) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("an error is retryable, throttled or of the clock by its status and service code") {
  struct row {
    int status;
    std::string_view code;
    bool retryable, throttled, clock_skew, peer_fault;
  };
  for (const auto& [status, code, retryable, throttled, clock_skew, peer_fault] : {
           row{400, "BadRequestException", false, false, false, false},
           row{403, "ForbiddenException", false, false, false, false},
           row{403, "AccessDeniedException", false, false, true, false},
           row{403, "RequestTimeTooSkewed", false, false, true, false},
           row{404, "NotFoundException", false, false, false, false},
           row{408, "", false, false, false, false},
           row{400, "RequestTimeout", true, false, false, false},
           row{409, "ConflictException", false, false, false, false},
           row{429, "TooManyRequestsException", true, true, false, false},
           row{429, "", true, true, false, false},
           row{400, "Throttling", true, true, false, false},
           row{500, "InternalServerErrorException", true, false, false, true},
           row{501, "NotImplemented", false, false, false, true},
           row{502, "", true, false, false, true},
           row{503, "SlowDown", true, true, false, true},
           row{503, "", true, false, false, true},
           row{504, "", true, false, false, true},
           row{301, "", false, false, false, false},
           row{307, "TemporaryRedirect", false, false, false, false},
           row{0, "", false, false, false, false},
       }) {
    CAPTURE(status, code);
    const auto error = service(status, code);
    CHECK_FALSE(error.malformed());
    CHECK(error.is(condition::retryable) == retryable);
    CHECK(error.is(condition::throttled) == throttled);
    CHECK(error.is(condition::clock_skew) == clock_skew);
    CHECK(error.is(condition::peer_fault) == peer_fault);
    CHECK(error.is(condition::caller_fault) == !peer_fault);
  }
}

TEST_CASE("a malformed answer is the peer's fault, and retryable only where it ended too early") {
  for (const auto code :
       {peer_errc::bad_status_line, peer_errc::bad_framing, peer_errc::body_too_large,
        peer_errc::not_json, peer_errc::missing_member, peer_errc::bad_value}) {
    const auto error = malformed(200, code);
    CHECK(error.malformed());
    CHECK(error.is(condition::peer_fault));
    CHECK_FALSE(error.is(condition::caller_fault));
    CHECK_FALSE(error.is(condition::retryable));
    CHECK_FALSE(error.is(condition::throttled));
    CHECK_FALSE(error.is(condition::clock_skew));
  }
  CHECK(malformed(200, peer_errc::incomplete).is(condition::retryable));
  CHECK(malformed(0, peer_errc::incomplete).is(condition::retryable));
  CHECK(malformed(503, peer_errc::bad_framing).is(condition::retryable));
}

TEST_CASE("a service's error is no malformed answer even where its number is that of one") {
  CHECK(static_cast<int>(weather::errc::no_such_city) ==
        static_cast<int>(peer_errc::bad_status_line));
  CHECK_FALSE(service(404, "NoSuchCityException").malformed());
}

TEST_CASE("a question that is none has the answer no") {
  CHECK_FALSE(service(503, "", "").is(static_cast<sansaws::rest_json1::condition>(99)));
}

TEST_CASE("an error is streamed in the words of to_string, a peer's text made visible") {
  std::ostringstream out;
  out << service(404, "NotFound\x1b[2J", "The table does not exist.");
  CHECK(out.str() == "404 NotFound\\x1b[2J: The table does not exist.");
}

TEST_CASE("errors are equal where all they say is equal") {
  const auto error = service(404, "NoSuchCityException", "gone");
  CHECK(error == response_error(error));
  auto other = error;
  other.request_id = "1";
  CHECK_FALSE(error == other);
}

TEST_CASE("a service's error prints status, code, message and request id in one line") {
  auto error = service(404, "NoSuchCityException", "There is no such city.");
  CHECK(to_string(error) == "404 NoSuchCityException: There is no such city.");
  error.request_id = "4442587FB7D0A2F9";
  CHECK(to_string(error) ==
        "404 NoSuchCityException: There is no such city. (request id 4442587FB7D0A2F9)");
  CHECK(to_string(service(404, "NoSuchCityException")) == "404 NoSuchCityException");
  CHECK(to_string(service(403, "", "Missing Authentication Token")) ==
        "403 without an error code: Missing Authentication Token");
  CHECK(to_string(service(502, "")) == "502 without an error code");
  CHECK_FALSE(service(403, "", "m").is(condition::foreign));
  CHECK_FALSE(service(403, "A").is(condition::foreign));
}

TEST_CASE("a malformed answer prints what is wrong and where") {
  auto error = malformed(200, peer_errc::missing_member);
  error.pointer = "/status";
  CHECK(to_string(error) ==
        "malformed response with status 200: a required member is missing, at /status");
  error = malformed(200, peer_errc::not_json);
  error.position = 17;
  error.request_id = "R";
  CHECK(to_string(error) ==
        "malformed response with status 200: the body is not JSON, at byte 17 (request id R)");
  CHECK(to_string(malformed(0, peer_errc::bad_status_line)) ==
        "malformed response: not an HTTP/1.x status line, at byte 0");
}

TEST_CASE("a call without an answer prints what the transport said") {
  const auto error = transport_error("Could not connect\nto anyone");
  CHECK(error.code == make_error_code(peer_errc::no_response));
  CHECK(error.malformed());
  CHECK(error.http_status == 0);
  CHECK(error.is(condition::retryable));
  CHECK(error.is(condition::peer_fault));
  CHECK_FALSE(error.is(condition::foreign));
  CHECK(to_string(error) == "there was no response: Could not connect");
  CHECK(to_string(transport_error("33 bytes are missing", peer_errc::incomplete)) ==
        "the response ended before it was complete: 33 bytes are missing");
  CHECK(to_string(transport_error("nowhere.invalid", peer_errc::unknown_host)) ==
        "the name of the host does not resolve: nowhere.invalid");
  CHECK(to_string(transport_error("self-signed certificate", peer_errc::tls_failed)) ==
        "no secure connection could be made: self-signed certificate");
}

TEST_CASE(
    "of a foreign answer no more than 200 bytes are printed, and nothing that quotes a request") {
  auto error = service(403, "");
  const auto start_of = [&](const std::string& body) {
    error.raw_body = body;
    error.raw_body_size = body.size();
    return body_start(error);
  };
  CHECK(start_of("") == "");
  CHECK(start_of(" \r\n\t a\t\n b \n") == "a b");
  CHECK(start_of(std::string(200, 'a')) == std::string(200, 'a'));
  CHECK(start_of(std::string(201, 'a')) == std::string(200, 'a') + "...");
  CHECK(start_of("no: X-AMZ-Security-Token:abc") == "no:...");
  CHECK(start_of("got Authorization: AWS4-HMAC-SHA256 Signature=abc") == "got Authorization:...");
  CHECK(start_of(R"({"cookie":"a=b"})") == R"({"cookie":...)");
  CHECK(start_of("<h1>401 Authorization Required</h1>") == "<h1>401 Authorization Required</h1>");
  CHECK(start_of("\xff\\\x1b") == R"(\xff\x5c\x1b)");
  error.location = "https://a.example/?X-Amz-Security-Token=abc&b=c";
  CHECK(to_string(error).find("abc") == std::string::npos);
}

TEST_CASE("a credential in the first line of a message is not printed") {
  CHECK(to_string(service(403, "A", "no https://b/?X-Amz-Security-Token=abc&b=c")) ==
        "403 A: no https://b/?X-Amz-Security-Token=***&b=c");
  CHECK(to_string(service(403, "A", "Authorization=AWS4-HMAC-SHA256 Signature=abc")) ==
        "403 A: Authorization=***");
  CHECK(to_string(transport_error("GET /?X-Amz-Signature=abc failed")) ==
        "there was no response: GET /?X-Amz-Signature=***");
}

TEST_CASE("hostile text is escaped when printed") {
  CHECK(to_string(service(400, "A", "one\tline \x1b[31m \\ \x7f \xc3\xa9")) ==
        R"(400 A: one\x09line \x1b[31m \x5c \x7f \xc3\xa9)");
  for (int c = 0; c != 256; ++c) {
    const std::string text(3, static_cast<char>(c));
    auto error = service(400, text, text);
    error.request_id = text;
    CHECK(one_visible_line(to_string(error)));
    error.service_code.clear();
    error.message.clear();
    error.location = error.content_type = error.raw_body = text;
    CHECK(one_visible_line(to_string(error)));
    CHECK(one_visible_line(to_string(transport_error(text))));
    error = malformed(200, peer_errc::wrong_type);
    error.pointer = "/" + text;
    CHECK(one_visible_line(to_string(error)));
  }
}

TEST_CASE("a printed error is short, however long its parts are") {
  const std::string endless(1'000'000, '\n');
  auto error = service(400, endless, endless);
  error.request_id = endless;
  CHECK(to_string(error).size() < 3'000);
  error.service_code.clear();
  error.message.clear();
  error.location = error.content_type = error.raw_body = endless;
  CHECK(to_string(error).size() < 4'000);
  CHECK(one_visible_line(to_string(error)));
  CHECK(to_string(service(400, "A", std::string(512, 'm'))) == "400 A: " + std::string(512, 'm'));
  CHECK(to_string(service(400, "A", std::string(513, 'm'))) ==
        "400 A: " + std::string(512, 'm') + "...");
}

TEST_CASE("asking an error for its value throws a system_error with code and text") {
  const sansaws::result<int, response_error> outcome = service(404, "NoSuchCityException", "gone");
  CHECK(make_error_code(outcome.error()) == make_error_code(weather::errc::no_such_city));
  CHECK_THROWS_AS(outcome.value(), boost::system::system_error);
  try {
    (void)outcome.value();
  } catch (const boost::system::system_error& thrown) {
    CHECK(thrown.code() == make_error_code(weather::errc::no_such_city));
    CHECK(std::string_view(thrown.what()) == "404 NoSuchCityException: gone");
  }
}
