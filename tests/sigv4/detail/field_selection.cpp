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

TEST_CASE("the target must be one that the wire can carry") {
  CHECK(refusal(samples::request("")) == caller_error{caller_errc::missing, "target", 0});
  for (const std::string_view target : {"a", "*", "?a=b", "http://example.com/"}) {
    CAPTURE(target);
    CHECK(refusal(samples::request(target)) == caller_error{caller_errc::bad_format, "target", 0});
  }
  for (const std::string_view before : {"/a", "/a?b=c"}) {
    for (int byte = 0; byte != 256; ++byte) {
      CAPTURE(before, byte);
      const std::string target = std::string(before) + static_cast<char>(byte) + "b";
      const auto refused = detail::validate_signable(samples::request(target), {});
      REQUIRE(refused.has_value() == (byte <= 0x20 || byte >= 0x7f || byte == '#'));
      if (!refused) continue;
      CHECK(refused->code == caller_errc::bad_character);
      CHECK(refused->parameter == "target");
      CHECK(refused->position == before.size());
    }
  }
}

TEST_CASE("what to do about a target that the wire cannot carry is said") {
  CHECK(to_string(refusal(samples::request("/a b"))) ==
        "target has a character that is not allowed, at byte 2 (allowed: visible ASCII without #; "
        "percent-encode any other byte)");
}

TEST_CASE("a percent sign without an escape is refused in S3's paths alone") {
  // S3 answers such a path with 400 before it looks at the signature.
  for (const std::string_view target : {"/a%", "/a%4", "/a%zz?b", "/a%?%41"}) {
    CAPTURE(target);
    const auto refused = refusal(samples::request(target), options::s3());
    CHECK(refused.code == caller_errc::bad_character);
    CHECK(refused.parameter == "target");
    CHECK(refused.position == 2);
    CHECK(refused.other == "% before two hexadecimal digits, and %25 for a percent sign");
    CHECK(!detail::validate_signable(samples::request(target), {}));
  }
  CHECK(!detail::validate_signable(samples::request("/%41%2f?a=%"), options::s3()));
}

TEST_CASE("parameters of a signature are refused, however they are spelt") {
  for (const std::string_view name :
       {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-Signature",
        "X-Amz-Security-Token", "X-Amz-SignedHeaders"}) {
    const caller_error expected{caller_errc::reserved, name, 0};
    const std::string text(name);
    CHECK(refusal(samples::request("/?" + text + "=v")) == expected);
    CHECK(refusal(samples::request("/?a=b&" + text)) == expected);
    std::string lower = text;
    for (char& c : lower) c = sansaws::detail::to_lower(c);
    CHECK(refusal(samples::request("/?" + lower + "=v&a=b")) == expected);
    CHECK(refusal(samples::request("/?X%2DAmz" + text.substr(5) + "=v")) == expected);
    CHECK(refusal(samples::request("/?%58-%61mz" + text.substr(5) + "=v")) == expected);
  }
  CHECK(!detail::validate_signable(samples::request("/X-Amz-Date?X-Amz-Other=v&a=X-Amz-Date"), {}));
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

TEST_CASE("all fields but some are signed, and never by default what hops change") {
  const auto request = samples::request("/", {{"X-Amz-Target", "t"},
                                              {"Accept", "a"},
                                              {"Content-Type", "c"},
                                              {"User-Agent", "u"},
                                              {"Proxy-Connection", "p"},
                                              {"Sec-Fetch-Mode", "s"},
                                              {"X-Amzn-Trace-Id", "i"}});
  CHECK(chosen(request, {.additional_signed_headers = field_names::all_but({})}) ==
        "accept;content-type;host;x-amz-target");
  CHECK(chosen(request, {.additional_signed_headers = field_names::all_but(
                             {"ACCEPT", "x-none"})}) == "content-type;host;x-amz-target");
  // Services demand these two.
  CHECK(chosen(request, {.additional_signed_headers =
                             field_names::all_but({"host", "x-amz-target", "accept"})}) ==
        "content-type;host;x-amz-target");
  CHECK(chosen(request, {.additional_signed_headers = {"user-agent"}}) ==
        "host;user-agent;x-amz-target");
  CHECK(!detail::validate_signable(
      request, {.additional_signed_headers = field_names::all_but({"x-absent"})}));
}

TEST_CASE("the fields left out are those that the AWS SDK for JavaScript does not sign") {
  // @smithy/signature-v4 5.7.5, asked to sign a request with each of these fields.
  for (const std::string_view name :
       {"authorization", "cache-control", "connection", "expect", "from", "keep-alive",
        "max-forwards", "pragma", "referer", "te", "trailer", "transfer-encoding", "upgrade",
        "user-agent", "x-amzn-trace-id", "proxy-", "proxy-authorization", "sec-", "Sec-CH-UA"}) {
    CHECK(detail::is_left_out(name));
  }
  for (const std::string_view name :
       {"accept", "content-length", "content-type", "cookie", "date", "host", "proxy", "sec",
        "origin", "via", "x-amz-date", "x-forwarded-for", "x-amzn-trace-id2", ""}) {
    CHECK(!detail::is_left_out(name));
  }
}
