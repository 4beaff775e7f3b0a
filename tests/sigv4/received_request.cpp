// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What of a received request its signature claims to cover.
#include <sansaws/sigv4/received_request.hpp>

#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::sigv4;
using detail::read_names;
using detail::received_request;
using detail::signed_query;
using received = received_request<sansaws::encoding::sha256>;

namespace {

template <class T>
concept gives_parts = requires(T object) {
  std::forward<T>(object).parts();
};
static_assert(gives_parts<received&>);
static_assert(!gives_parts<received>, "no view of a temporary");

presented_signature naming(std::string_view names) {
  presented_signature presented;
  presented.signed_names = names;
  return presented;
}

verify_error refusal(const sansaws::http::request& request, std::string_view names,
                     const options& options = {}) {
  const auto made = received::make(request, naming(names), options);
  REQUIRE(made.has_error());
  return made.error();
}

std::string names_of(const sansaws::http::request& request, std::string_view names,
                     const options& options = {}) {
  const auto made = received::make(request, naming(names), options);
  REQUIRE(made.has_value());
  std::string text;
  made->parts().fields.append_names(text);
  return text;
}

constexpr options unsigned_token{.session_token = session_token_signing::off};

}  // namespace

TEST_CASE("a list of names in canonical form is read") {
  using list = std::vector<std::string_view>;
  CHECK(read_names("host") == list{"host"});
  CHECK(read_names("a;b;host;x-amz-date") == list{"a", "b", "host", "x-amz-date"});
  CHECK(read_names("x-a;x-a-b;x-a.b") == list{"x-a", "x-a-b", "x-a.b"});
}

TEST_CASE("a list of names in any other form is refused") {
  for (const std::string_view list :
       {"", ";", "host;", ";host", "a;;b", "Host", "host;X-Amz-Date", "b;a", "a;a", "host;host",
        "x-a-b;x-a", "a b", " host", "host ", "a,b", "a;b\n", "a;b:", "a;\xc3\xa9"}) {
    CAPTURE(list);
    CHECK(!read_names(list));
    CHECK(refusal(samples::request(), list) ==
          verify_error{verify_errc::malformed_signed_fields, {}});
  }
}

TEST_CASE("what was added to the query after signing was not signed") {
  CHECK(signed_query("a=1&X-Amz-Signature=s&b=2", {}) == "a=1&b=2");
  CHECK(signed_query("x-amz-signature=s&a", {}) == "a=");
  CHECK(signed_query("X%2DAmz-Signature=s", {}) == "");
  CHECK(signed_query("a=1&X-Amz-Security-Token=t", {}) == "a=1&X-Amz-Security-Token=t");
  CHECK(signed_query("a=1&X-Amz-Security-Token=t", unsigned_token) == "a=1");
  CHECK(signed_query("a=1&X-Amz-Signatures=s", {}) == "a=1&X-Amz-Signatures=s");
}

TEST_CASE("the named fields are taken, in whatever order and case they came") {
  const auto request = samples::request(
      "/", {{"X-Amz-Date", "d"}, {"accept", "a"}, {"User-Agent", "u"}, {"ACCEPT", "b"}});
  CHECK(names_of(request, "host;x-amz-date") == "host;x-amz-date");
  CHECK(names_of(request, "accept;host;x-amz-date") == "accept;host;x-amz-date");
}

TEST_CASE("host and every x-amz field must be among the named") {
  const auto unsigned_field = [](std::string_view what) {
    return verify_error{verify_errc::unsigned_field, std::string(what)};
  };
  const auto request = samples::request("/", {{"X-Amz-Date", "d"}, {"X-Amz-Meta", "m"}});
  CHECK(refusal(request, "x-amz-date;x-amz-meta") == unsigned_field("host"));
  CHECK(refusal(request, "host;x-amz-meta") == unsigned_field("x-amz-date"));
  CHECK(refusal(request, "host;x-amz-date") == unsigned_field("x-amz-meta"));
  CHECK(names_of(request, "host;x-amz-date;x-amz-meta") == "host;x-amz-date;x-amz-meta");

  auto two_hosts = samples::request("/", {{"host", "other"}});
  CHECK(refusal(two_hosts, "host") == unsigned_field("host"));
  auto no_host = samples::request("/", {{"X-Amz-Date", "d"}});
  no_host.fields.erase("host");
  CHECK(refusal(no_host, "x-amz-date") == unsigned_field("host"));
}

TEST_CASE("a token that was added after signing need not be named") {
  const auto request = samples::request("/", {{"X-Amz-Security-Token", "t"}});
  CHECK(refusal(request, "host") ==
        verify_error{verify_errc::unsigned_field, "x-amz-security-token"});
  CHECK(names_of(request, "host", unsigned_token) == "host");
}

TEST_CASE("the first named field that did not come is reported") {
  CHECK(refusal(samples::request("/", {{"c", "1"}}), "a;b;c;host") ==
        verify_error{verify_errc::missing_field, "a"});
  CHECK(refusal(samples::request(), "host;z") == verify_error{verify_errc::missing_field, "z"});
}

TEST_CASE("a declaration of the payload must be true") {
  const auto check = [](std::string_view declared, const options& options = {}) {
    const auto request =
        samples::request("/", {{"X-Amz-Content-Sha256", declared}}, "abc");  // FIPS 180-4
    const auto made = received::make(request, naming("host;x-amz-content-sha256"), options);
    REQUIRE(made.has_value());
    return made->check_payload(request);
  };
  const verify_error wrong{verify_errc::wrong_payload, "x-amz-content-sha256"};
  const std::string_view right = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  CHECK(!check(right));
  CHECK(check(empty_payload_hash) == wrong);
  CHECK(check("UNSIGNED-PAYLOAD") == wrong);
  CHECK(check("STREAMING-AWS4-HMAC-SHA256-PAYLOAD") == wrong);
  CHECK(check("") == wrong);
  CHECK(!check("UNSIGNED-PAYLOAD", {.payload = payload_signing::off}));
}
