// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests signed in their fields. Expectations: AWS's signing test suite (case names beside them)
// and the examples in the documentation of Amazon S3. vectors.cpp has the cases of peers.
#include <sansaws/sigv4/sign.hpp>

#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;
using samples::value_of;
using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::method;

namespace {

sansaws::timestamp now() {
  return samples::at(samples::suite_date);
}

sansaws::http::request signed_request(const sansaws::http::request& request,
                                      const options& options = {}, std::string_view token = {}) {
  auto made = sign(request, samples::signer(token), now(), options);
  REQUIRE(made.has_value());
  return *std::move(made);
}

std::string names(const sansaws::http::request& request) {
  std::string names;
  for (const auto field : request.fields) names.append(field.name).append(" ");
  return names;
}

}  // namespace

TEST_CASE("the signature is appended with its date, everything else stays as it was") {
  // get-vanilla, and with body and query post-vanilla-query.
  CHECK(value_of(signed_request(samples::request()), "authorization") ==
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=host;x-amz-date, "
        "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
  const auto request = samples::request("/?Param1=value1", {}, {}, method::post);
  const auto made = signed_request(request);
  CHECK(
      value_of(made, "authorization")
          .ends_with("Signature=28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"));
  CHECK(value_of(made, "x-amz-date") == "20150830T123600Z");
  CHECK(names(made) == "Host x-amz-date authorization ");
  CHECK(made.method == request.method);
  CHECK(made.target == request.target);
  CHECK(made.body == request.body);
  CHECK(value_of(made, "host") == value_of(request, "host"));
}

TEST_CASE("fields asked for are signed too") {
  // post-x-www-form-urlencoded
  constexpr std::array<std::string_view, 2> more{"Content-Type", "content-length"};
  const auto made = signed_request(
      samples::request(
          "/", {{"Content-Type", "application/x-www-form-urlencoded"}, {"Content-Length", "13"}},
          "Param1=value1", method::post),
      {.payload_checksum_header = payload_checksum_header::add, .additional_signed_headers = more});
  CHECK(value_of(made, "authorization") ==
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date, "
        "Signature=d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b");
  CHECK(value_of(made, "x-amz-content-sha256") ==
        "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e");
}

TEST_CASE("Amazon S3's example of a PUT is signed as documented") {
  // "Authenticating requests: using the Authorization header", example "PUT object".
  const auto time = samples::at("20130524T000000Z");
  const signer signer(
      credentials::make("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").value(),
      sansaws::aws::region("us-east-1"), sansaws::aws::service_name("s3"), time);
  sansaws::http::request request{method::put, "/test%24file.text",
                                 samples::fields({{"Date", "Fri, 24 May 2013 00:00:00 GMT"},
                                                  {"Host", "examplebucket.s3.amazonaws.com"},
                                                  {"x-amz-storage-class", "REDUCED_REDUNDANCY"}}),
                                 "Welcome to Amazon S3."};
  options options = options::s3();
  options.additional_signed_headers = {"date"};
  const auto made = sign(std::move(request), signer, time, options);
  REQUIRE(made.has_value());
  CHECK(value_of(*made, "authorization") ==
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
        "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, "
        "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
}

TEST_CASE("a session token is sent and signed, however long") {
  const std::string token(5000, 't');
  const auto made = signed_request(samples::request(), {}, token);
  CHECK(names(made) == "Host x-amz-date x-amz-security-token authorization ");
  CHECK(value_of(made, "x-amz-security-token") == token);
  CHECK(
      value_of(made, "authorization").find("SignedHeaders=host;x-amz-date;x-amz-security-token,") !=
      std::string::npos);
}

TEST_CASE("a session token may be sent without being signed") {
  // The signature is that of get-vanilla, which has no token.
  const auto made = signed_request(samples::request(),
                                   {.session_token_mode = session_token_mode::exclude}, "TOKEN");
  CHECK(value_of(made, "x-amz-security-token") == "TOKEN");
  CHECK(
      value_of(made, "authorization")
          .ends_with("SignedHeaders=host;x-amz-date, "
                     "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
}

TEST_CASE("credentials in fields are marked and never shown") {
  const auto made = signed_request(samples::request(), {}, "VERYsecretTOKEN");
  for (const auto field : made.fields) {
    const bool credential = field.name == "x-amz-security-token" || field.name == "authorization";
    CHECK(field.sensitive == credential);
  }
  const std::string shown = to_string(made);
  CHECK(shown.find("VERYsecretTOKEN") == std::string::npos);
  CHECK(shown.find(samples::secret) == std::string::npos);
  CHECK(shown.find("Signature=") == std::string::npos);
}

TEST_CASE("a payload that is not signed is declared") {
  const auto made =
      signed_request(samples::request("/", {}, "body"), {.payload_signing = payload_signing::off});
  CHECK(value_of(made, "x-amz-content-sha256") == "UNSIGNED-PAYLOAD");
  CHECK(
      value_of(made, "authorization").find("SignedHeaders=host;x-amz-content-sha256;x-amz-date,") !=
      std::string::npos);
  const auto other =
      signed_request(samples::request("/", {}, "other"), {.payload_signing = payload_signing::off});
  CHECK(other.fields == made.fields);
}

TEST_CASE("the hash of the payload is sent where asked for, of an empty one too") {
  const options options{.payload_checksum_header = payload_checksum_header::add};
  CHECK(value_of(signed_request(samples::request(), options), "x-amz-content-sha256") ==
        empty_payload_hash);
  CHECK(value_of(signed_request(samples::request()), "x-amz-content-sha256") == "(absent)");
}

TEST_CASE("the hash of a body that is elsewhere is signed and sent as if the body were here") {
  // The request of "fields asked for are signed too", whose body is not in it.
  options options{
      .payload_checksum_header = payload_checksum_header::add,
      .payload_signing = payload_signing::of_hash(sansaws::crypto::hash("Param1=value1")),
      .additional_signed_headers = {"Content-Type", "content-length"}};
  const auto made = signed_request(
      samples::request(
          "/", {{"Content-Type", "application/x-www-form-urlencoded"}, {"Content-Length", "13"}},
          {}, method::post),
      options);
  CHECK(value_of(made, "authorization")
            .ends_with("d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b"));
  CHECK(value_of(made, "x-amz-content-sha256") ==
        "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e");
}

TEST_CASE("what cannot be signed is refused, by the stages too") {
  const auto request = samples::request("/", {{"Authorization", "mine"}});
  const caller_error expected{caller_errc::reserved, "authorization", 0};
  CHECK(sign(request, samples::signer(), now()).error() == expected);
  CHECK(sign_stages(request, samples::signer(), now()).error() == expected);
  const auto with_parameter = samples::request("/?X-Amz-Date=d");
  CHECK(sign(with_parameter, samples::signer(), now()).error() ==
        caller_error{caller_errc::reserved, "X-Amz-Date", 0});
  CHECK(sign(samples::request("/a b"), samples::signer(), now()).error().code ==
        caller_errc::bad_character);
}

TEST_CASE("a signed request is not signed again") {
  CHECK(sign(signed_request(samples::request()), samples::signer(), now()).error().code ==
        caller_errc::reserved);
}

TEST_CASE("the stages lead to the signature that is sent") {
  samples::random_numbers random(29);
  for (int round = 0; round != 100; ++round) {
    const auto request = samples::request("/" + random.text("ab/%.?&=", random.below(40)),
                                          {{"X-Amz-Meta", random.text("ab ", random.below(9))}},
                                          random.bytes(random.below(99)));
    const auto stages = sign_stages(request, samples::signer("TOKEN"), now());
    REQUIRE(stages.has_value());
    CHECK(value_of(signed_request(request, {}, "TOKEN"), "authorization")
              .ends_with("Signature=" + std::string(stages->signature.text())));
    const sansaws::crypto::hex_digest digits(sansaws::crypto::hash(stages->canonical_request));
    CHECK(stages->string_to_sign.ends_with(digits.text()));
  }
}
