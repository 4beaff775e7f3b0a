// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request's bytes: RFC 9112 sections 3 and 6.
#include <sansaws/http/write_request.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::method;
using sansaws::http::request;
using sansaws::http::write_request;

namespace {

request to_host(const method& asked, std::string_view target, std::string_view body = {}) {
  request message{asked, std::string(target), {}, std::string(body)};
  REQUIRE(message.fields.append("Host", "example.com").has_value());
  return message;
}

caller_error refusal(const request& message) {
  const auto bytes = write_request(message);
  REQUIRE(bytes.has_error());
  return bytes.error();
}

}  // namespace

TEST_CASE("a request is a request line, the fields in their order, an empty line, the body") {
  auto message = to_host(method::get, "/a%2Fb?c=d");
  REQUIRE(message.fields.append("x-b", "2").has_value());
  REQUIRE(message.fields.append("X-A", "").has_value());
  CHECK(write_request(message).value() ==
        "GET /a%2Fb?c=d HTTP/1.1\r\nHost: example.com\r\nx-b: 2\r\nX-A: \r\n\r\n");
}

TEST_CASE("the target is sent verbatim, dots, doubled slashes and escapes included") {
  for (const auto* target : {"/", "/../a", "//a//", "/%2e%2E/%zz", "/a?b?c=/&;|{}\"<>^`\\"}) {
    const auto bytes = write_request(to_host(method::get, target)).value();
    CHECK(bytes == "GET " + std::string(target) + " HTTP/1.1\r\nHost: example.com\r\n\r\n");
  }
}

TEST_CASE("a body is sent with its length") {
  CHECK(write_request(to_host(method::get, "/", "abc")).value() ==
        "GET / HTTP/1.1\r\nHost: example.com\r\nContent-Length: 3\r\n\r\nabc");
}

TEST_CASE("POST, PUT and PATCH say their length even where it is 0, RFC 9110 section 8.6") {
  for (const auto& asked : {method::post, method::put, method::patch}) {
    CHECK(write_request(to_host(asked, "/")).value() ==
          std::string(asked.text()) +
              " / HTTP/1.1\r\nHost: example.com\r\nContent-Length: 0\r\n\r\n");
  }
  for (const auto& asked : {method::head, method::delete_, method::options, method::trace}) {
    CHECK(write_request(to_host(asked, "/")).value() ==
          std::string(asked.text()) + " / HTTP/1.1\r\nHost: example.com\r\n\r\n");
  }
}

TEST_CASE("a length that the caller wrote is not written twice") {
  auto message = to_host(method::post, "/", "abc");
  REQUIRE(message.fields.append("content-length", "3").has_value());
  REQUIRE(message.fields.append("last", "x").has_value());
  CHECK(write_request(message).value() ==
        "POST / HTTP/1.1\r\nHost: example.com\r\ncontent-length: 3\r\nlast: x\r\n\r\nabc");
}

TEST_CASE("equal requests give equal bytes, however their fields were built") {
  auto built = to_host(method::get, "/");
  REQUIRE(built.fields.append("drop", "x").has_value());
  REQUIRE(built.fields.append("a", "  b\t").has_value());
  built.fields.erase("Drop");
  auto plain = to_host(method::get, "/");
  REQUIRE(plain.fields.append("a", "b").has_value());
  REQUIRE(built == plain);
  CHECK(write_request(built).value() == write_request(plain).value());
}

TEST_CASE("the bytes of a request take no more room than they need") {
  const auto bytes = write_request(to_host(method::put, "/x", std::string(1000, 'b'))).value();
  std::string as_large;
  as_large.reserve(bytes.size());  // some libraries round up
  CHECK(bytes.capacity() == as_large.capacity());
}

TEST_CASE("a target in another form than origin-form is refused") {
  CHECK(refusal(to_host(method::get, "")) == caller_error{caller_errc::missing, "target", 0});
  for (const auto* target : {"*", "http://example.com/", "example.com:80", "a/b", "?a"}) {
    CHECK(refusal(to_host(method::options, target)) ==
          caller_error{caller_errc::bad_format, "target", 0});
  }
}

TEST_CASE("a target cannot end its line, hold a blank or begin a fragment") {
  for (int i = 0; i != 256; ++i) {
    const bool visible = i > 0x20 && i < 0x7f && i != '#';
    INFO(i);
    const auto message = to_host(method::get, std::string("/a") + static_cast<char>(i) + "b");
    if (visible) {
      CHECK(write_request(message).has_value());
    } else {
      CHECK(refusal(message) ==
            caller_error{caller_errc::bad_character, "target", 2,
                         "visible ASCII without #; percent-encode any other byte"});
    }
  }
}

TEST_CASE("exactly one Host is required, RFC 9112 section 3.2") {
  CHECK(refusal(request()) == caller_error{caller_errc::missing, "host", 0});
  request empty;
  REQUIRE(empty.fields.append("Host", " ").has_value());
  CHECK(refusal(empty) == caller_error{caller_errc::missing, "host", 0});
  auto twice = to_host(method::get, "/");
  REQUIRE(twice.fields.append("hOST", "example.com").has_value());
  CHECK(refusal(twice) == caller_error{caller_errc::repeated, "host", 0});
}

TEST_CASE("framing that contradicts the body is refused") {
  auto longer = to_host(method::post, "/", "abc");
  REQUIRE(longer.fields.append("Content-Length", "4").has_value());
  CHECK(refusal(longer) ==
        caller_error{caller_errc::conflict, "content-length", 0, "the size of the body"});
  auto chunked = to_host(method::post, "/", "abc");
  REQUIRE(chunked.fields.append("Transfer-Encoding", "chunked").has_value());
  CHECK(refusal(chunked) ==
        caller_error{caller_errc::conflict, "transfer-encoding", 0, "the length that is written"});
}

TEST_CASE("CONNECT has no origin-form, TRACE no content") {
  CHECK(refusal(to_host(method::connect, "/")) ==
        caller_error{caller_errc::conflict, "method", 0, "the form of the target"});
  CHECK(refusal(to_host(method::trace, "/", "x")) ==
        caller_error{caller_errc::conflict, "body", 0, "method"});
}
