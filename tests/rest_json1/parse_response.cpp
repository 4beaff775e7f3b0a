// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/rest_json1/parse_response.hpp>

#include "weather_operation.hpp"

#include <catch.hpp>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace sansaws::rest_json1;
using sansaws::peer_errc;
using weather::errc;
using weather::forecast;
using weather::get_forecast;

namespace {

using headers = std::vector<std::pair<std::string_view, std::string_view>>;

struct member_field {
  std::string_view name;
  std::string_view value;
};

constexpr std::string_view good_body = R"({"city":"Berlin","sky":"grey"})";

sansaws::result<forecast, response_error> from_raw(std::string_view raw) {
  return parse_response_bytes<get_forecast>(raw);
}

}  // namespace

TEST_CASE("a 2xx with the output's JSON is the output") {
  for (const int status : {200, 201, 202, 299}) {
    const auto outcome = parse_response<get_forecast>(status, headers{}, good_body);
    REQUIRE(outcome.has_value());
    CHECK(*outcome == forecast{"Berlin", "grey"});
  }
}

TEST_CASE("an operation without output needs no body, but takes none that is not the service's") {
  struct forget_city : get_forecast {
    using output = no_output;
  };
  for (const std::string_view body : {"", "{}", R"({"city":"Berlin"})"}) {
    CHECK(parse_response<forget_city>(204, headers{}, body).has_value());
    CHECK(parse_response<forget_city>(200, headers{}, body).has_value());
  }
  for (const std::string_view body : {"<html></html>", "[]", "null", " "}) {
    CAPTURE(body);
    CHECK(parse_response<forget_city>(200, headers{}, body).has_error());
  }
  CHECK(parse_response<forget_city>(404, headers{}, "").error().http_status == 404);
}

TEST_CASE("no status outside 2xx is a success, whatever its body") {
  for (const int status : {100, 199, 300, 301, 304, 307, 400, 404, 500, 599, 600, 999}) {
    CAPTURE(status);
    const headers redirect{{"Location", "https://elsewhere/"}};
    const auto outcome = parse_response<get_forecast>(status, redirect, good_body);
    REQUIRE(outcome.has_error());
    CHECK(outcome.error().code == make_error_code(errc::unmodelled));
    CHECK(outcome.error().http_status == status);
    CHECK(outcome.error().raw_body == good_body);
  }
}

// What gzip and zlib of Python 3.11 make of {"city":"Berlin"}.
constexpr std::string_view gzipped(
    "\037\213\010\000\000\000\000\000\002\003\253\126\112\316\054\251\124\262\122\162\112\055\312"
    "\311\314\123\252\005\000\332\214\161\022\021\000\000\000",
    37);
constexpr std::string_view deflated(
    "\170\234\253\126\112\316\054\251\124\262\122\162\112\055\312\311\314\123\252\005\000\063\255"
    "\005\320",
    25);

TEST_CASE("a compressed body says that it is, and not that it is no JSON") {
  for (const auto& [coding, body] :
       {std::pair{"gzip", gzipped}, {"deflate", deflated}, {"br", deflated}}) {
    const headers fields{{"Content-Encoding", coding}};
    const auto error = parse_response<get_forecast>(200, fields, body).error();
    CHECK(error.code == make_error_code(peer_errc::compressed_body));
    CHECK(error.content_encoding == coding);
    CHECK_FALSE(error.is(condition::retryable));
    CHECK(to_string(parse_response<get_forecast>(502, fields, body).error()) ==
          "502 without an error code; the body is compressed, which the request must not ask for");
    // A transport that has undone the coding may have kept the field.
    CHECK(parse_response<get_forecast>(200, fields, good_body).has_value());
    CHECK(parse_response<get_forecast>(200, fields, "<p>\r\n").error().code ==
          make_error_code(peer_errc::not_json));
  }
}

TEST_CASE("a response behind that of a proxy to CONNECT says that there are two") {
  const auto error = from_raw(
                         "HTTP/1.1 200 Connection established\r\n\r\n"
                         "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}")
                         .error();
  CHECK(error.code == make_error_code(peer_errc::response_in_body));
  CHECK(to_string(error) ==
        "malformed response with status 200: the body begins with another response, as behind a "
        "proxy's answer to CONNECT, at byte 0; body: HTTP/1.1 404 Not Found Content-Length: 2 {}");
}

TEST_CASE("a length that cannot be read is an error in the field that has it") {
  const auto error = from_raw("HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\n").error();
  CHECK(error.field == "content-length");
  CHECK(to_string(error) ==
        "malformed response: ambiguous or unreadable message length, in content-length at byte 33");
}

TEST_CASE("an answer that is not the service's says who may have sent it") {
  const auto words = [](int status, const headers& fields, std::string_view body) {
    const auto error = parse_response<get_forecast>(status, fields, body).error();
    CHECK(error.is(condition::foreign));
    return to_string(error);
  };
  CHECK(words(502, {{"Content-Type", "text/html"}},
              "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n") ==
        "502 without an error code; Content-Type: text/html; body: <html> <head><title>502 Bad "
        "Gateway</title></head> </html>");
  CHECK(words(403, {{"Content-Type", "application/xml"}},
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>"
              "<Message>Access Denied</Message></Error>") ==
        "403 without an error code; Content-Type: application/xml; body: <?xml version=\"1.0\" "
        "encoding=\"UTF-8\"?> <Error><Code>AccessDenied</Code><Message>Access "
        "Denied</Message></Error>");
  CHECK(
      words(407, {{"Content-Type", "text/plain"}}, "Ask \x1b[2J the proxy's owner") ==
      R"(407 without an error code; Content-Type: text/plain; body: Ask \x1b[2J the proxy's owner)");
  CHECK(
      words(403, {{"Content-Type", "application/json"}}, R"({"error":{"code":"Nested"}})") ==
      R"(403 without an error code; Content-Type: application/json; body: {"error":{"code":"Nested"}})");
  CHECK(words(302, {{"Location", "https://login.example/sso"}}, "") ==
        "302 without an error code; Location: https://login.example/sso");
  CHECK(words(200, {{"Content-Type", "text/html"}}, "<p>Accept the terms</p>") ==
        "malformed response with status 200: the body is not JSON, at byte 0; Content-Type: "
        "text/html; body: <p>Accept the terms</p>");
  CHECK(words(504, {}, "") == "504 without an error code");
}

// RFC 9110 section 15: a status code has three digits; one over 599 is invalid, and is processed as
// if it were a 5xx.
TEST_CASE("a status that is none means the same as a number and in bytes") {
  const auto both = [](int status) {
    auto part = parse_response<get_forecast>(status, headers{}, "denied").error();
    const auto bytes = from_raw("HTTP/1.1 " + std::to_string(status) + " X\r\n\r\ndenied").error();
    CHECK(part.code == bytes.code);
    CHECK(part.is(condition::peer_fault));
    CHECK(part.is(condition::retryable) == bytes.is(condition::retryable));
    return part;
  };
  for (const int status : {600, 999}) {
    const auto error = both(status);
    CHECK_FALSE(error.malformed());
    CHECK(error.http_status == status);
    CHECK(error.raw_body == "denied");
    CHECK(error.is(condition::retryable));
  }
  for (const int status : {-1, 0, 9, 99, 1000, 2000}) {
    const auto error = both(status);
    CHECK(error.code == make_error_code(peer_errc::bad_status_line));
    CHECK_FALSE(error.is(condition::retryable));
  }
}

TEST_CASE("Content-Type is not regarded") {
  const headers html{{"Content-Type", "text/html"}};
  CHECK(parse_response<get_forecast>(200, html, good_body).has_value());
}

TEST_CASE("a 2xx whose body is not the output is the peer's fault, and says where") {
  struct row {
    std::string_view body;
    peer_errc code;
    std::string_view pointer;
  };
  for (const auto& [body, code, pointer] : {
           row{"", peer_errc::not_json, ""},
           row{"<html></html>", peer_errc::not_json, ""},
           row{R"({"city":"Ber)", peer_errc::not_json, ""},
           row{"null", peer_errc::not_an_object, ""},
           row{"[]", peer_errc::not_an_object, ""},
           row{"5", peer_errc::not_an_object, ""},
           row{"{}", peer_errc::missing_member, "/city"},
           row{R"({"city":null})", peer_errc::missing_member, "/city"},
           row{R"({"city":5})", peer_errc::wrong_type, "/city"},
           row{R"({"city":"Berlin","sky":[]})", peer_errc::wrong_type, "/sky"},
       }) {
    CAPTURE(body);
    const headers fields{{"x-amzn-requestid", "R-1"}};
    const auto outcome = parse_response<get_forecast>(200, fields, body);
    REQUIRE(outcome.has_error());
    const auto& error = outcome.error();
    CHECK(error.code == make_error_code(code));
    CHECK(error.pointer == pointer);
    CHECK(error.http_status == 200);
    CHECK(error.request_id == "R-1");
    CHECK(error.raw_body == body);
    CHECK(error.is(condition::peer_fault));
    CHECK_FALSE(error.is(condition::retryable));
  }
}

TEST_CASE("the place where a body stops being JSON is kept") {
  const auto outcome = parse_response<get_forecast>(200, headers{}, R"({"city":"Berlin" "sky":1})");
  REQUIRE(outcome.has_error());
  CHECK(outcome.error().code == make_error_code(peer_errc::not_json));
  CHECK(outcome.error().position == 17);
}

TEST_CASE("a body over the limit is refused with what fits of it") {
  sansaws::limits bounds;
  bounds.max_body = good_body.size();
  CHECK(parse_response<get_forecast>(200, headers{}, good_body, bounds).has_value());
  bounds.max_body = good_body.size() - 1;
  bounds.max_error_body = 3;
  const auto outcome = parse_response<get_forecast>(200, headers{}, good_body, bounds);
  REQUIRE(outcome.has_error());
  CHECK(outcome.error().code == make_error_code(peer_errc::body_too_large));
  CHECK(outcome.error().raw_body == "{\"c");
  CHECK(outcome.error().raw_body_size == good_body.size());
}

TEST_CASE("every kind of field range gives the same error") {
  const std::string_view body = R"({"message":"gone"})";
  const auto expected =
      parse_response<get_forecast>(
          404, headers{{"X-Amzn-Errortype", "NoSuchCityException"}, {"x-amzn-RequestId", "R-1"}},
          body)
          .error();
  CHECK(expected.code == make_error_code(errc::no_such_city));
  CHECK(expected.request_id == "R-1");

  const auto same = [&](auto&& fields) {
    return parse_response<get_forecast>(404, fields, body).error() == expected;
  };
  const std::string type = "NoSuchCityException";
  CHECK(same(
      std::map<std::string, std::string>{{"x-amzn-errortype", type}, {"X-AMZN-REQUESTID", "R-1"}}));
  CHECK(same(std::multimap<std::string, std::string>{{"x-amzn-errortype", type},
                                                     {"x-amzn-requestid", "R-1"}}));
  CHECK(same(std::vector<std::tuple<std::string, const char*>>{{"x-amzn-errortype", type.c_str()},
                                                               {"x-amzn-requestid", "R-1"}}));
  CHECK(same(std::vector<member_field>{{"x-amzn-errortype", type}, {"x-amzn-requestid", "R-1"}}));

  sansaws::http::response response;
  response.status = 404;
  response.body = body;
  REQUIRE(response.fields.append("x-amzn-errortype", type).has_value());
  REQUIRE(response.fields.append("x-amzn-requestid", "R-1").has_value());
  CHECK(same(response.fields));
  CHECK(parse_response<get_forecast>(response).error() == expected);
}

TEST_CASE("raw bytes become the output") {
  const auto outcome = from_raw(
      "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"city\":\"Berlin\",\"sky\":\"grey\"}");
  REQUIRE(outcome.has_value());
  CHECK(*outcome == forecast{"Berlin", "grey"});
  CHECK(from_raw("HTTP/1.1 200 OK\r\n\r\n{\"city\":\"Berlin\"}").has_value());
  CHECK(from_raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "8\r\n{\"city\":\r\na\r\n\"Berlin\"} \r\n0\r\n\r\n")
            .has_value());
}

TEST_CASE("raw bytes become the service's error") {
  const auto outcome = from_raw(
      "HTTP/1.1 404 Not Found\r\nx-amzn-RequestId: R-1\r\nx-amzn-ErrorType: "
      "NoSuchCityException\r\nContent-Length: 18\r\n\r\n{\"message\":\"gone\"}");
  REQUIRE(outcome.has_error());
  CHECK(outcome.error().code == make_error_code(errc::no_such_city));
  CHECK(outcome.error().message == "gone");
  CHECK(outcome.error().request_id == "R-1");
}

TEST_CASE("bytes that are no response are the peer's fault, with the place") {
  const auto outcome = from_raw("SSH-2.0-OpenSSH_9.2\r\n");
  REQUIRE(outcome.has_error());
  const auto& error = outcome.error();
  CHECK(error.code == make_error_code(peer_errc::bad_status_line));
  CHECK(error.position == 0);
  CHECK(error.http_status == 0);
  CHECK(error.is(condition::peer_fault));

  const std::string_view both =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
  CHECK(from_raw(both).error().code == make_error_code(peer_errc::bad_framing));
}

TEST_CASE("an answer cut short is incomplete and retryable, and keeps what had arrived") {
  const std::string_view whole =
      "HTTP/1.1 404 Not Found\r\nx-amzn-RequestId: R-1\r\nContent-Length: 18\r\n\r\n"
      "{\"message\":\"gone\"}";
  const auto body_at = whole.size() - 18;
  for (std::size_t size = 0; size != whole.size(); ++size) {
    CAPTURE(size);
    const auto outcome = from_raw(whole.substr(0, size));
    REQUIRE(outcome.has_error());
    const auto& error = outcome.error();
    CHECK(error.code == make_error_code(peer_errc::incomplete));
    CHECK(error.position == size);
    CHECK(error.is(condition::retryable));
    if (size >= body_at) {
      CHECK(error.http_status == 404);
      CHECK(error.request_id == "R-1");
      CHECK(error.raw_body == whole.substr(body_at, size - body_at));
    } else {
      CHECK(error.http_status == 0);
    }
  }
  CHECK(from_raw(whole).error().code == make_error_code(errc::unmodelled));
}
