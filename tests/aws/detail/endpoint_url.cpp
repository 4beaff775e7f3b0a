// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/detail/endpoint_url.hpp>

#include "catch.hpp"

#include <regex>
#include <string>
#include <string_view>
#include <utility>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::scheme;
using sansaws::aws::detail::endpoint_url;
using sansaws::aws::detail::parse_endpoint_url;

// Of the scheme and the port an error says what they may be.
constexpr caller_error refusal(caller_errc code, std::size_t position) {
  const bool in_scheme = code == caller_errc::bad_format && position < 8;
  const bool in_port = code == caller_errc::out_of_range;
  return {code, "endpoint_url", position,
          in_scheme ? "http:// or https://"
          : in_port ? "a port from 1 to 65535"
                    : ""};
}

template <class T>
concept parsable = requires(T&& text) {
  parse_endpoint_url(std::forward<T>(text));
};

constexpr auto good_literal = parse_endpoint_url("https://[::1]:9000/x/");
static_assert(*good_literal == endpoint_url{scheme::https, "[::1]", 9000, "/x"});
constexpr auto bad_literal = parse_endpoint_url("https://");
static_assert(bad_literal.error() == refusal(caller_errc::bad_format, 8));
static_assert(parsable<std::string&> && !parsable<std::string>, "parts of a temporary");

// The grammar once more, as one expression; good for URLs that are one byte away from a sample:
// it knows no addresses, and ports by their number of digits.
bool matches_grammar(const std::string& url) {
  static const std::regex expression(
      "[Hh][Tt][Tt][Pp][Ss]?://"
      "(?!(?:[^/:]*\\.)?[0-9]+\\.?(?:[:/]|$))"
      "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\\.)*"
      "[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\\.?"
      "(?::(?:0*[1-9][0-9]{0,3})?)?"
      "(?:/(?!(?:\\.|%2[Ee]){1,2}(?:/|$))(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*");
  return std::regex_match(url, expression);
}

void agree(const std::string& url) {
  CAPTURE(url);
  const auto parts = parse_endpoint_url(url);
  REQUIRE(parts.has_value() == matches_grammar(url));
  if (!parts) {
    REQUIRE(parts.error().parameter == "endpoint_url");
    REQUIRE(parts.error().position <= url.size());
  }
}

const std::string sample = "https://my-host.example.com:8443/base/p%4Fth/.x./%2e%2E.";

}  // namespace

TEST_CASE("an endpoint's URL is cut into scheme, host, port and base path") {
  struct good {
    std::string_view url;
    endpoint_url parts;
  };
  for (const auto& [url, parts] : {
           good{"https://example.com", {scheme::https, "example.com", 443, ""}},
           good{"http://example.com", {scheme::http, "example.com", 80, ""}},
           good{"HTTPS://Example.com", {scheme::https, "Example.com", 443, ""}},
           good{"hTtP://a", {scheme::http, "a", 80, ""}},
           good{"https://a/", {scheme::https, "a", 443, ""}},
           good{"https://a///", {scheme::https, "a", 443, ""}},
           good{"https://a:", {scheme::https, "a", 443, ""}},
           good{"http://a:/x", {scheme::http, "a", 80, "/x"}},
           good{"http://a:1", {scheme::http, "a", 1, ""}},
           good{"http://a:65535", {scheme::http, "a", 65535, ""}},
           good{"http://a:00000000080", {scheme::http, "a", 80, ""}},
           good{"http://127.0.0.1:9000/", {scheme::http, "127.0.0.1", 9000, ""}},
           good{"http://[::1]", {scheme::http, "[::1]", 80, ""}},
           good{"http://[::1]:9000/x", {scheme::http, "[::1]", 9000, "/x"}},
           good{"https://a/x/y", {scheme::https, "a", 443, "/x/y"}},
           good{"https://a/x//y//", {scheme::https, "a", 443, "/x//y"}},
           good{"https://a/iceberg/v1%2f%C3%A9", {scheme::https, "a", 443, "/iceberg/v1%2f%C3%A9"}},
           good{"https://a/:@-._~!$&'()*+,;=", {scheme::https, "a", 443, "/:@-._~!$&'()*+,;="}},
           good{"https://a/.../.x/x./..x/%2e.%2E",
                {scheme::https, "a", 443, "/.../.x/x./..x/%2e.%2E"}},
       }) {
    CAPTURE(url);
    const auto parsed = parse_endpoint_url(url);
    REQUIRE(parsed.has_value());
    CHECK(*parsed == parts);
  }
}

TEST_CASE("a refused endpoint URL says why and where") {
  struct bad {
    std::string_view url;
    caller_errc code;
    std::size_t position;
  };
  using namespace std::string_view_literals;
  for (const auto& [url, code, position] : {
           bad{"", caller_errc::missing, 0},
           bad{"example.com", caller_errc::bad_format, 0},
           bad{"//example.com", caller_errc::bad_format, 0},
           bad{" https://a", caller_errc::bad_format, 0},
           bad{"ftp://a", caller_errc::bad_format, 0},
           bad{"httpss://a", caller_errc::bad_format, 5},
           bad{"https:a", caller_errc::bad_format, 6},
           bad{"https:/a", caller_errc::bad_format, 7},
           bad{"https:\\\\a", caller_errc::bad_format, 6},
           bad{"https://", caller_errc::bad_format, 8},
           bad{"https:///x", caller_errc::bad_format, 8},
           bad{"https://:80", caller_errc::bad_format, 8},
           bad{"https://user@a", caller_errc::bad_character, 12},
           bad{"https://user:password@a", caller_errc::bad_character, 21},
           bad{"https://@a", caller_errc::bad_character, 8},
           bad{"https://a b", caller_errc::bad_character, 9},
           bad{"https://a\0"sv, caller_errc::bad_character, 9},
           bad{"https://a\r\nX: y", caller_errc::bad_character, 9},
           bad{"https://a\\b", caller_errc::bad_character, 9},
           bad{"https://a%2fb", caller_errc::bad_character, 9},
           bad{"https://a..b", caller_errc::bad_format, 10},
           bad{"https://127.1", caller_errc::bad_format, 13},
           bad{"https://[::1", caller_errc::bad_format, 12},
           bad{"https://[::1:80", caller_errc::bad_format, 15},
           bad{"https://[::1]x:80", caller_errc::bad_character, 13},
           bad{"https://[fe80::1%25eth0]", caller_errc::bad_character, 16},
           bad{"https://::1", caller_errc::bad_format, 8},
           bad{"https://a:b", caller_errc::bad_character, 10},
           bad{"https://a:80:80", caller_errc::bad_character, 12},
           bad{"https://a:+80", caller_errc::bad_character, 10},
           bad{"https://a:0", caller_errc::out_of_range, 10},
           bad{"https://a:0000/x", caller_errc::out_of_range, 10},
           bad{"https://a:65536", caller_errc::out_of_range, 10},
           bad{"https://a:4294967376", caller_errc::out_of_range, 10},
           bad{"https://a:99999999999999999999999999", caller_errc::out_of_range, 10},
           bad{"https://a?", caller_errc::bad_character, 9},
           bad{"https://a?x=y", caller_errc::bad_character, 9},
           bad{"https://a/?x=y", caller_errc::bad_character, 10},
           bad{"https://a#", caller_errc::bad_character, 9},
           bad{"https://a/x#y", caller_errc::bad_character, 11},
           bad{"https://a/x y", caller_errc::bad_character, 11},
           bad{"https://a/x\\y", caller_errc::bad_character, 11},
           bad{"https://a/x\0y"sv, caller_errc::bad_character, 11},
           bad{"https://a/x\ry", caller_errc::bad_character, 11},
           bad{"https://a/x\ny", caller_errc::bad_character, 11},
           bad{"https://a/\xc3\xa9", caller_errc::bad_character, 10},
           bad{"https://a/[x]", caller_errc::bad_character, 10},
           bad{"https://a/%", caller_errc::bad_format, 10},
           bad{"https://a/%2", caller_errc::bad_format, 10},
           bad{"https://a/%2/", caller_errc::bad_format, 10},
           bad{"https://a/%g0", caller_errc::bad_format, 10},
           bad{"https://a/%0g", caller_errc::bad_format, 10},
           bad{"https://a/.", caller_errc::bad_format, 10},
           bad{"https://a/..", caller_errc::bad_format, 10},
           bad{"https://a/x/../y", caller_errc::bad_format, 12},
           bad{"https://a/x/./y", caller_errc::bad_format, 12},
           bad{"https://a/x/%2e%2E/y", caller_errc::bad_format, 12},
           bad{"https://a/x/.%2e", caller_errc::bad_format, 12},
           bad{"https://a/x/%2e.", caller_errc::bad_format, 12},
           bad{"https://a/%2E/", caller_errc::bad_format, 10},
       }) {
    CAPTURE(url);
    const auto parsed = parse_endpoint_url(url);
    REQUIRE(parsed.has_error());
    CHECK(parsed.error() == refusal(code, position));
  }
}

TEST_CASE("a blank or line end after an endpoint's URL is called so, in any part of it") {
  for (const std::string url : {"https://a", "https://a.", "https://127.0.0.1", "https://[::1]",
                                "https://a:8", "https://a:", "https://a/", "https://a/x"}) {
    for (const char* after : {" ", "\n", "\r\n", "\t"}) {
      const std::string read = url + after;
      CAPTURE(read);
      const auto parsed = parse_endpoint_url(read);
      REQUIRE(parsed.has_error());
      CHECK(parsed.error() == caller_error{caller_errc::bad_character, "endpoint_url", url.size(),
                                           "no blank or line end after it"});
    }
  }
}

TEST_CASE("an endpoint's URL has at most 2048 bytes") {
  const std::string start = "https://a/";
  const auto longest = start + std::string(2048 - start.size(), 'x');
  CHECK(parse_endpoint_url(longest).has_value());
  const auto longer = longest + 'x';
  CHECK(parse_endpoint_url(longer).error() == refusal(caller_errc::too_long, 2048));
}

TEST_CASE("the limits of a host are those of an endpoint's URL") {
  const auto label = "https://" + std::string(64, 'a');
  CHECK(parse_endpoint_url(label).error() == refusal(caller_errc::too_long, 8 + 63));
  const auto host = "https://" + std::string(254, 'a');
  CHECK(parse_endpoint_url(host).error() == refusal(caller_errc::too_long, 8 + 253));
}

TEST_CASE("every byte at every position of an endpoint's URL is judged by the grammar") {
  REQUIRE(matches_grammar(sample));
  for (std::size_t at = 0; at != sample.size(); ++at) {
    for (int byte = 0; byte != 256; ++byte) {
      auto url = sample;
      url[at] = static_cast<char>(byte);
      agree(url);
    }
  }
}

TEST_CASE("every truncation of an endpoint's URL is judged by the grammar") {
  for (std::size_t size = 1; size <= sample.size(); ++size) agree(sample.substr(0, size));
}

TEST_CASE("every byte inserted into an endpoint's URL is judged by the grammar") {
  const std::string url = "http://a.b:80/c";
  for (std::size_t at = 0; at <= url.size(); ++at) {
    for (int byte = 0; byte != 256; ++byte) {
      auto inserted = url;
      agree(inserted.insert(at, 1, static_cast<char>(byte)));
    }
  }
}

TEST_CASE("a scheme has its name and its port") {
  // RFC 9110 sections 4.2.1 and 4.2.2.
  CHECK(to_string(scheme::http) == "http");
  CHECK(to_string(scheme::https) == "https");
  CHECK(default_port(scheme::http) == 80);
  CHECK(default_port(scheme::https) == 443);
}
