// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a received request says of its payload, and whether it is so.
#include <sansaws/sigv4/detail/declared_payload.hpp>

#include <sansaws/sigv4/detail/payload_hash.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <initializer_list>
#include <string_view>
#include <tuple>

using namespace sansaws::sigv4;

namespace {

constexpr std::string_view body = "abc";  // FIPS 180-4
constexpr std::string_view right =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

bool is_as_declared(const sansaws::http::request& request, const options& options = {}) {
  const detail::payload_hash<> payload(request.body, detail::payload_signing_of(request, options));
  return detail::is_declared(request, payload.text());
}

}  // namespace

TEST_CASE("a declaration of the payload must be true") {
  const auto check = [](std::string_view declared, const options& options = {}) {
    return is_as_declared(samples::request("/", {{"X-Amz-Content-Sha256", declared}}, body),
                          options);
  };
  CHECK(check(right));
  CHECK(!check("UNSIGNED-PAYLOAD"));
  CHECK(check("UNSIGNED-PAYLOAD", {.payload_signing = payload_signing::off}));
  CHECK(check(right, {.payload_signing = payload_signing::off}));
  for (const auto payload : {payload_signing::on, payload_signing::off}) {
    CHECK(!check(empty_payload_hash, {.payload_signing = payload}));
    CHECK(!check("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", {.payload_signing = payload}));
    CHECK(!check("unsigned-payload", {.payload_signing = payload}));
    CHECK(!check("", {.payload_signing = payload}));
  }
}

TEST_CASE("a payload that is not declared is as it is") {
  CHECK(is_as_declared(samples::request("/", {}, body)));
  CHECK(is_as_declared(samples::request("/", {}, body), {.payload_signing = payload_signing::off}));
}

TEST_CASE("every declaration of the payload must be true") {
  for (const auto& [first, second, expected] :
       {std::tuple{right, right, true}, std::tuple{right, unsigned_payload, false},
        std::tuple{unsigned_payload, right, false},
        std::tuple{unsigned_payload, unsigned_payload, true}}) {
    const auto request = samples::request(
        "/", {{"X-Amz-Content-Sha256", first}, {"x-amz-content-sha256", second}}, body);
    CHECK(is_as_declared(request, {.payload_signing = payload_signing::off}) == expected);
  }
}
