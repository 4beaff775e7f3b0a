// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What may be signed at all, and which of its fields.
#include <sansaws/sigv4/detail/field_selection.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;
using sansaws::caller_errc;
using sansaws::caller_error;

namespace {

static_assert(detail::must_be_signed("host") && detail::must_be_signed("Host") &&
              detail::must_be_signed("X-AMZ-Target"));
static_assert(detail::must_be_signed("x-amz-"));
static_assert(!detail::must_be_signed("x-amz") && !detail::must_be_signed("x-amzn-trace-id"));
static_assert(!detail::must_be_signed("hos") && !detail::must_be_signed("hosts") &&
              !detail::must_be_signed(""));

caller_error refusal(const sansaws::http::request& request, const options& options = {}) {
  const auto refused = detail::validate_signable(request, options);
  REQUIRE(refused);
  return *refused;
}

std::string chosen(const sansaws::http::request& request, const options& options = {}) {
  std::string names;
  detail::fields_to_sign(request.fields, options).append_signed_headers(names);
  return names;
}

}  // namespace

TEST_CASE("an ordinary request may be signed") {
  CHECK(!detail::validate_signable(samples::request(), {}));
  CHECK(
      !detail::validate_signable(samples::request("/a%2Fb?c=d", {{"Accept", "*/*"}}, "body"), {}));
}

TEST_CASE("each field that the signer writes itself is refused, in any letter case") {
  CHECK(detail::reserved_fields.size() == 4);
  for (const std::string_view name :
       {"authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"}) {
    CHECK(refusal(samples::request("/", {{name, "v"}})) ==
          caller_error{caller_errc::reserved, name, 0});
    std::string upper;
    for (const char c : name) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    CHECK(refusal(samples::request("/", {{upper, ""}})) ==
          caller_error{caller_errc::reserved, name, 0});
  }
}

TEST_CASE("there must be exactly one host") {
  auto request = samples::request();
  request.fields.erase("host");
  CHECK(refusal(request) == caller_error{caller_errc::missing, "host", 0});
  CHECK(refusal(samples::request("/", {{"HOST", "other"}})) ==
        caller_error{caller_errc::repeated, "host", 0});
  CHECK(refusal(samples::request("/", {{"Host", "example.amazonaws.com"}})) ==
        caller_error{caller_errc::repeated, "host", 0});
}

TEST_CASE("a host without a value is as good as none") {
  auto request = samples::request();
  request.fields.erase("host");
  REQUIRE(request.fields.append("Host", "").has_value());
  CHECK(refusal(request) == caller_error{caller_errc::missing, "host", 0});
}

TEST_CASE("the target must be one that can be sent") {
  for (const std::string_view target : {"", "a", "*", "?a=b", "http://example.com/"}) {
    CAPTURE(target);
    CHECK(refusal(samples::request(target)) == caller_error{caller_errc::bad_format, "target", 0});
  }
  for (int byte = 0; byte != 256; ++byte) {
    CAPTURE(byte);
    const std::string target = std::string("/a") + static_cast<char>(byte) + "b";
    if (byte < 0x20 || byte == 0x7f || byte == '#') {
      CHECK(refusal(samples::request(target)) ==
            caller_error{caller_errc::bad_character, "target", 2});
    } else {
      CHECK(!detail::validate_signable(samples::request(target), {}));
    }
  }
}

TEST_CASE("a field that is to be signed must be there, and the refusal says which is not") {
  constexpr std::array<std::string_view, 3> names{"accept", "Content-Type", "x-absent"};
  const auto request = samples::request("/", {{"Accept", "a"}, {"content-type", "c"}});
  CHECK(refusal(request, {.additional_signed_headers = names}) ==
        caller_error{caller_errc::missing, "signed_header", 2, "additional_signed_headers"});
  CHECK(!detail::validate_signable(request,
                                   {.additional_signed_headers = std::span(names).first(2)}));
}

TEST_CASE("host and all x-amz fields are signed, others only where asked for") {
  const auto request = samples::request("/", {{"X-Amz-Target", "t"},
                                              {"Accept", "a"},
                                              {"User-Agent", "u"},
                                              {"x-amz-meta-b", "m"},
                                              {"X-Amzn-Trace-Id", "i"},
                                              {"accept", "b"}});
  CHECK(chosen(request) == "host;x-amz-meta-b;x-amz-target");
  constexpr std::array<std::string_view, 3> names{"ACCEPT", "host", "x-amz-target"};
  CHECK(chosen(request, {.additional_signed_headers = names}) ==
        "accept;host;x-amz-meta-b;x-amz-target");
  CHECK(detail::fields_to_sign(request.fields, {.additional_signed_headers = names}).size() == 5);
}
