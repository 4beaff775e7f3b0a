// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/endpoint.hpp>

#include "catch.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::endpoint;
using sansaws::aws::scheme;

template <class T>
concept has_views = requires(T&& value) {
  std::forward<T>(value).host();
}
|| requires(T&& value) {
  std::forward<T>(value).authority();
}
|| requires(T&& value) {
  std::forward<T>(value).base_path();
};

static_assert(!endpoint::validate("https://example.com"));
static_assert(endpoint::validate("https://example.com?") ==
              caller_error{caller_errc::bad_character, "endpoint_url", 19});
static_assert(std::regular<std::optional<endpoint>>);
static_assert(has_views<endpoint&> && !has_views<endpoint>, "views of a temporary");

endpoint parsed(std::string_view url) {
  const auto value = endpoint::parse(url);
  REQUIRE(value.has_value());
  return *value;
}

std::string authority(std::string_view url) {
  const auto value = parsed(url);
  return std::string(value.authority());
}

std::string base_path(std::string_view url) {
  const auto value = parsed(url);
  return std::string(value.base_path());
}

}  // namespace

TEST_CASE("an endpoint tells its parts") {
  const auto value = parsed("http://Example.COM:9000/Iceberg/v1/");
  CHECK(value.scheme() == scheme::http);
  CHECK(value.host() == "example.com");
  CHECK(value.port() == 9000);
  CHECK(value.authority() == "example.com:9000");
  CHECK(value.base_path() == "/Iceberg/v1");
  CHECK(value.origin() == "http://example.com:9000");
  CHECK(to_string(value) == "http://example.com:9000/Iceberg/v1");
}

TEST_CASE("an endpoint's authority leaves out the scheme's own port only") {
  CHECK(authority("https://a") == "a");
  CHECK(authority("https://a:") == "a");
  CHECK(authority("https://a:443") == "a");
  CHECK(authority("https://a:0443") == "a");
  CHECK(authority("https://a:80") == "a:80");
  CHECK(authority("http://a:80") == "a");
  CHECK(authority("http://a:443") == "a:443");
  CHECK(authority("http://a:1") == "a:1");
  CHECK(authority("http://a:65535") == "a:65535");
  CHECK(authority("http://a:08080") == "a:8080");
  CHECK(parsed("https://a").port() == 443);
  CHECK(parsed("http://a").port() == 80);
}

TEST_CASE("an endpoint's IPv6 address keeps its brackets") {
  const auto value = parsed("http://[2001:DB8::1]:8080");
  CHECK(value.host() == "[2001:db8::1]");
  CHECK(value.authority() == "[2001:db8::1]:8080");
  CHECK(authority("https://[::1]:443") == "[::1]");
}

TEST_CASE("an endpoint's base path never ends with a slash, so that joining doubles none") {
  CHECK(base_path("https://a").empty());
  CHECK(base_path("https://a/").empty());
  CHECK(base_path("https://a//").empty());
  CHECK(base_path("https://a/x") == "/x");
  CHECK(base_path("https://a/x/") == "/x");
  CHECK(base_path("https://a/x///") == "/x");
}

TEST_CASE("an endpoint's base path keeps its letters and escapes as given") {
  CHECK(base_path("https://a/B%c3%A9/%2F") == "/B%c3%A9/%2F");
}

TEST_CASE("URLs that differ in spelling only give equal endpoints") {
  CHECK(parsed("https://a") == parsed("HTTPS://A:443/"));
  CHECK(parsed("http://a/x") == parsed("http://A:080/x//"));
  CHECK(parsed("https://a") != parsed("http://a"));
  CHECK(parsed("https://a") != parsed("https://a:80"));
  CHECK(parsed("https://a") != parsed("https://b"));
  CHECK(parsed("https://a/x") != parsed("https://a/X"));
}

TEST_CASE("an endpoint's canonical URL parses to the same endpoint") {
  for (const std::string_view url :
       {"https://a", "HTTP://A:8080//x//", "https://[::1]:9000/y", "http://127.0.0.1",
        "https://s3tables.us-east-1.amazonaws.com/"}) {
    CAPTURE(url);
    const auto value = parsed(url);
    const auto text = to_string(value);
    CHECK(parsed(text) == value);
    CHECK(to_string(parsed(text)) == text);
  }
}

TEST_CASE("whatever bytes make an endpoint, its authority is fit for a Host field") {
  const std::string sample = "Https://My-host.example:8443/p%41th/";
  std::size_t taken = 0;
  for (std::size_t at = 0; at != sample.size(); ++at) {
    for (int byte = 0; byte != 256; ++byte) {
      auto url = sample;
      url[at] = static_cast<char>(byte);
      CAPTURE(url);
      const auto value = endpoint::parse(url);
      const auto error = endpoint::validate(url);
      REQUIRE(value.has_value() != error.has_value());
      if (!value) {
        REQUIRE(value.error() == *error);
        continue;
      }
      ++taken;
      const auto authority = value->authority();
      REQUIRE(authority.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._:") ==
              std::string_view::npos);
      REQUIRE(authority.starts_with(value->host()));
      REQUIRE_FALSE(value->base_path().ends_with('/'));
      REQUIRE(*endpoint::parse(to_string(*value)) == *value);
    }
  }
  CHECK(taken > sample.size());
}

TEST_CASE("a literal endpoint is checked while compiling") {
  const endpoint literal("https://example.com:8443/x");
  CHECK(literal == parsed("https://example.com:8443/x"));
}

TEST_CASE("a refused endpoint URL reads as one line") {
  CHECK(to_string(endpoint::parse("https://user@a").error()) ==
        "endpoint_url has a character that is not allowed, at byte 12");
}
