// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/container_request.hpp>. Which hosts are allowed is compared with
// the peers in credential_vectors.cpp.
#include <sansaws/credentials/container_request.hpp>

#include "catch.hpp"

#include <sansaws/http/write_request.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

using namespace sansaws;
using namespace sansaws::credentials;

namespace {

std::string url_error(std::string_view url) {
  const auto uri = container_uri_of_url(url);
  REQUIRE(uri.has_error());
  return to_string(uri.error());
}
std::string path_error(std::string_view path) {
  const auto uri = container_uri_of_path(path);
  REQUIRE(uri.has_error());
  return to_string(uri.error());
}

}  // namespace

TEST_CASE("the location of a container's credentials is an endpoint and a target") {
  const auto uri = container_uri_of_url("HTTP://LocalHost:8080/a//b/?c=d&e=%2f/?");
  CHECK(uri->endpoint == aws::endpoint("http://localhost:8080"));
  CHECK(uri->target == "/a//b/?c=d&e=%2f/?");
  CHECK(container_uri_of_url("https://example.com")->target == "/");
  CHECK(container_uri_of_url("https://example.com?a")->target == "/?a");
  CHECK(container_uri_of_path("/a/?b")->target == "/a/?b");
  CHECK(container_uri_of_path("/a")->endpoint == aws::endpoint("http://169.254.170.2"));
}

TEST_CASE("a location that is refused names the variable, the byte, and what is allowed") {
  const std::string allowed =
      " (allowed: https, or http to localhost, 127.0.0.0/8, [::1], 169.254.170.2, 169.254.170.23 "
      "or [fd00:ec2::23])";
  CHECK(url_error("http://example.com/a") ==
        "AWS_CONTAINER_CREDENTIALS_FULL_URI is not of the required form, at byte 7" + allowed);
  CHECK(url_error("http://127.0.0.1.example.com") ==
        "AWS_CONTAINER_CREDENTIALS_FULL_URI is not of the required form, at byte 7" + allowed);
  CHECK(url_error("") == "AWS_CONTAINER_CREDENTIALS_FULL_URI is required");
  CHECK(url_error("ftp://example.com") ==
        "AWS_CONTAINER_CREDENTIALS_FULL_URI is not of the required form, at byte 0 (allowed: "
        "http:// or https://)");
  CHECK(url_error("https://user@example.com/").find("at byte 12") != std::string::npos);
  CHECK(url_error("https://example.com/a#b").find("at byte 21") != std::string::npos);
  CHECK(url_error("https://example.com/a?b#c").find("at byte 23") != std::string::npos);
  CHECK(url_error("https://example.com/a?b\n") ==
        "AWS_CONTAINER_CREDENTIALS_FULL_URI has a character that is not allowed, at byte 23 "
        "(allowed: no blank or line end after it)");
  CHECK(url_error("https://example.com/?%2").find("at byte 21") != std::string::npos);
  CHECK(url_error("https://example.com/a/../b").find("at byte 22") != std::string::npos);
  CHECK(path_error("") == "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is required");
  CHECK(path_error("a") ==
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not of the required form, at byte 0 (allowed: a "
        "path that begins with /)");
  CHECK(path_error("/a b") ==
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI has a character that is not allowed, at byte 2");
  CHECK(path_error("/a?b c").find("at byte 4") != std::string::npos);
  CHECK(path_error("/" + std::string(3000, 'a')).find("is too long, at byte 2028") !=
        std::string::npos);
  CHECK(url_error("https://example.com/?" + std::string(3000, 'a')).find("too long") !=
        std::string::npos);
}

TEST_CASE("the request of a container has the authorization as it is") {
  const auto uri = *container_uri_of_path("/v2/credentials/a");
  CHECK(
      *http::write_request(*container_request(uri)) ==
      "GET /v2/credentials/a HTTP/1.1\r\nhost: 169.254.170.2\r\naccept: application/json\r\n\r\n");
  const auto request = *container_request(uri, "Bearer abc.def");
  CHECK(request.fields.find("authorization") == "Bearer abc.def");
  CHECK(to_string(request).find("abc.def") == std::string::npos);
}

TEST_CASE("an authorization with a line end or a blank around it is refused") {
  const auto uri = *container_uri_of_path("/");
  for (const auto& [text, position] : {std::pair<std::string, std::size_t>("abc\n", 3),
                                       {"a\r\nb: c", 1},
                                       {" a", 0},
                                       {"a ", 1},
                                       {"\t", 0},
                                       {std::string("a\0b", 3), 1},
                                       {"a\x7f", 1}}) {
    CAPTURE(text);
    const auto refused = container_request(uri, text);
    REQUIRE(refused.has_error());
    CHECK(refused.error().code == caller_errc::bad_character);
    CHECK(refused.error().parameter == "AWS_CONTAINER_AUTHORIZATION_TOKEN");
    CHECK(refused.error().position == position);
  }
}

TEST_CASE("an authorization has at most 16 KiB") {
  const auto uri = *container_uri_of_path("/");
  const std::size_t most = 16 * 1024;
  CHECK(container_request(uri, std::string(most, 'a')).has_value());
  const auto refused = container_request(uri, std::string(most + 1, 'a'));
  REQUIRE(refused.has_error());
  CHECK(refused.error().code == caller_errc::too_long);
  CHECK(refused.error().position == most);
}

TEST_CASE("a location of any bytes is refused or can be written") {
  for (int byte = 0; byte != 256; ++byte) {
    for (const std::string_view before :
         {"", "http", "https://", "https://a", "https://a/", "https://a/?", "http://127."}) {
      const auto text = std::string(before) + static_cast<char>(byte) + "1";
      CAPTURE(text);
      const auto uri = container_uri_of_url(text);
      if (uri) CHECK(http::write_request(*container_request(*uri)).has_value());
      if (!uri) CHECK(uri.error().position <= text.size());
      const auto path = container_uri_of_path(text);
      if (path) CHECK(http::write_request(*container_request(*path)).has_value());
      if (!path) CHECK(path.error().position <= text.size());
    }
  }
}
