// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A response's bytes, and that they are read back as the response they came from.
#include <sansaws/http/response_parser.hpp>
#include <sansaws/http/write_response.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::method;
using sansaws::http::read_response;
using sansaws::http::response;
using sansaws::http::write_response;

namespace {

response with_field(response message, std::string_view name, std::string_view value) {
  REQUIRE(message.fields.append(name, value).has_value());
  return message;
}

caller_error refusal(const response& message, const method& asked = method::get) {
  const auto bytes = write_response(message, asked);
  REQUIRE(bytes.has_error());
  return bytes.error();
}

}  // namespace

TEST_CASE(
    "a response is a status line, the fields in their order, the length, an empty line, the body") {
  CHECK(write_response(with_field({200, "OK", {}, "hi"}, "a", "b")).value() ==
        "HTTP/1.1 200 OK\r\na: b\r\nContent-Length: 2\r\n\r\nhi");
  CHECK(write_response({500, "", {}, ""}).value() == "HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("a length that the writer of a response gave is not written twice") {
  auto message = with_field({200, "OK", {}, "hi"}, "content-LENGTH", "2");
  CHECK(write_response(message).value() == "HTTP/1.1 200 OK\r\ncontent-LENGTH: 2\r\n\r\nhi");
}

TEST_CASE("1xx, 204 and 304 have neither a length nor a body, RFC 9110 section 8.6") {
  for (const int status : {100, 199, 204, 304}) {
    INFO(status);
    CHECK(write_response({status, "x", {}, ""}).value() ==
          "HTTP/1.1 " + std::to_string(status) + " x\r\n\r\n");
    for (const auto& asked : {method::get, method::head}) {
      CHECK(refusal({status, "x", {}, "b"}, asked) ==
            caller_error{caller_errc::conflict, "body", 0, "status"});
      CHECK(refusal(with_field({status, "x", {}, ""}, "Content-Length", "0"), asked) ==
            caller_error{caller_errc::conflict, "content-length", 0, "status"});
    }
  }
}

TEST_CASE("a 2xx to CONNECT has neither a length nor a body, RFC 9110 section 9.3.6") {
  CHECK(write_response({200, "OK", {}, ""}, method::connect).value() == "HTTP/1.1 200 OK\r\n\r\n");
  CHECK(refusal({200, "OK", {}, "b"}, method::connect) ==
        caller_error{caller_errc::conflict, "body", 0, "status"});
  CHECK(refusal(with_field({200, "OK", {}, ""}, "Content-Length", "0"), method::connect) ==
        caller_error{caller_errc::conflict, "content-length", 0, "status"});
  CHECK(write_response({502, "", {}, "hi"}, method::connect).value() ==
        "HTTP/1.1 502 \r\nContent-Length: 2\r\n\r\nhi");
}

TEST_CASE("the answer to HEAD is that to GET without its body, RFC 9110 section 9.3.2") {
  CHECK(write_response({200, "OK", {}, "hi"}, method::head).value() ==
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
}

TEST_CASE("the bytes of a response take no more room than they need") {
  const auto bytes = write_response({200, "OK", {}, std::string(1000, 'b')}).value();
  std::string as_large;
  as_large.reserve(bytes.size());  // some libraries round up
  CHECK(bytes.capacity() == as_large.capacity());
}

TEST_CASE("a status outside 100 to 599 is refused") {
  for (const int status : {-200, -1, 0, 99, 600, 1000}) {
    CHECK(refusal({status, "", {}, ""}) == caller_error{caller_errc::out_of_range, "status", 0});
  }
  CHECK(write_response({100, "", {}, ""}).has_value());
  CHECK(write_response({599, "", {}, ""}).has_value());
}

TEST_CASE("a reason cannot end its line") {
  CHECK(refusal({200, "OK\r\nSet-Cookie: a", {}, ""}) ==
        caller_error{caller_errc::bad_character, "reason", 2});
  CHECK(refusal({200, std::string(1, '\0'), {}, ""}) ==
        caller_error{caller_errc::bad_character, "reason", 0});
}

TEST_CASE("framing of a response that contradicts its body is refused") {
  CHECK(refusal(with_field({200, "", {}, "hi"}, "Content-Length", "3")) ==
        caller_error{caller_errc::conflict, "content-length", 0, "the size of the body"});
  CHECK(refusal(with_field({200, "", {}, "hi"}, "Transfer-Encoding", "chunked")) ==
        caller_error{caller_errc::conflict, "transfer-encoding", 0, "the length that is written"});
}

TEST_CASE("a response written with its length is read back as it was") {
  for (const int status : {200, 201, 206, 301, 404, 429, 500, 599}) {
    for (const auto* reason : {"", "OK", " two  words\t", "Gr\xc3\xbc\xc3\x9f"}) {
      for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{5000}}) {
        response message{status, reason, {}, std::string(size, '\0')};
        message = with_field(message, "Server", "AmazonS3");
        message = with_field(message, "x-empty", "");
        message = with_field(message, "Content-Length", std::to_string(size));
        const auto bytes = write_response(message).value();
        const auto read = read_response(bytes).value();
        CHECK(read == message);
        CHECK(write_response(read).value() == bytes);
      }
    }
  }
}

TEST_CASE("a response without a length is read back with it") {
  const response message{200, "OK", {}, "hi"};
  CHECK(read_response(write_response(message).value()).value() ==
        with_field(message, "Content-Length", "2"));
}
