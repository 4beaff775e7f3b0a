// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests signed in their query. Expectations: AWS's signing test suite (get-vanilla, query form)
// and the presigned URL in the documentation of Amazon S3. vectors.cpp has the cases of peers.
#include <sansaws/sigv4/presign.hpp>

#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;
using sansaws::caller_errc;
using sansaws::caller_error;
using std::chrono::seconds;

namespace {

sansaws::timestamp now() {
  return samples::at(samples::suite_date);
}

sansaws::http::request presigned(const sansaws::http::request& request, const options& options = {},
                                 std::string_view token = {}) {
  auto made = presign(request, samples::signer(token), now(), seconds(3600), options);
  REQUIRE(made.has_value());
  return *std::move(made);
}

caller_error refusal(std::string_view target) {
  const auto made = presign(samples::request(target), samples::signer(), now(), seconds(3600));
  REQUIRE(made.has_error());
  return made.error();
}

constexpr std::string_view common =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256"
    "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request"
    "&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600";

}  // namespace

TEST_CASE("the query gets all parameters of a signature, nothing else changes") {
  // get-vanilla, query form
  const auto request = samples::request("/", {}, "");
  const auto made = presigned(request);
  CHECK(made.target == "/?" + std::string(common) +
                           "&X-Amz-Signature="
                           "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d");
  CHECK(made.fields == request.fields);
  CHECK(made.method == request.method);
  CHECK(made.body == request.body);
}

TEST_CASE("Amazon S3's example of a presigned URL is signed as documented") {
  // "Authenticating requests: using query parameters"
  const auto time = samples::at("20130524T000000Z");
  const signer signer(
      credentials::make("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY").value(),
      sansaws::aws::region("us-east-1"), sansaws::aws::service_name("s3"), time);
  sansaws::http::request request{sansaws::http::method::get,
                                 "/test.txt",
                                 samples::fields({{"Host", "examplebucket.s3.amazonaws.com"}}),
                                 {}};
  const auto made = presign(std::move(request), signer, time, seconds(86400), options::s3());
  REQUIRE(made.has_value());
  CHECK(made->target.ends_with(
      "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));
}

TEST_CASE("a query that is there already stays in front and is signed") {
  for (const std::string_view target : {"/?b=2&a=1", "/?b=2&a=1&", "/?", "/"}) {
    std::string prefix(target);
    if (target.find('?') == std::string_view::npos) prefix += "?";
    if (target.ends_with('1')) prefix += "&";
    CHECK(presigned(samples::request(target)).target.starts_with(prefix + "X-Amz-Algorithm="));
  }
  const auto stages =
      presign_stages(samples::request("/?b=2&a=1"), samples::signer(), now(), seconds(3600));
  REQUIRE(stages.has_value());
  CHECK(stages->canonical_request.find("&X-Amz-SignedHeaders=host&a=1&b=2\n") != std::string::npos);
}

TEST_CASE("fields that must be signed are named, those of others only where asked for") {
  constexpr std::array<std::string_view, 1> more{"Accept"};
  const auto request = samples::request("/", {{"Accept", "a"}, {"X-Amz-Meta", "m"}, {"B", "b"}});
  CHECK(presigned(request).target.find("&X-Amz-SignedHeaders=host%3Bx-amz-meta&") !=
        std::string::npos);
  CHECK(presigned(request, {.additional_signed_headers = more})
            .target.find("&X-Amz-SignedHeaders=accept%3Bhost%3Bx-amz-meta&") != std::string::npos);
}

TEST_CASE("a session token is a signed parameter, however long") {
  const std::string token = std::string(5000, 't') + "+/=";
  const auto stages =
      presign_stages(samples::request(), samples::signer(token), now(), seconds(3600));
  REQUIRE(stages.has_value());
  const std::string parameter = "&X-Amz-Security-Token=" + std::string(5000, 't') + "%2B%2F%3D";
  CHECK(stages->canonical_request.find(parameter + "&") != std::string::npos);
  CHECK(presigned(samples::request(), {}, token).target ==
        "/?" + std::string(common) + parameter +
            "&X-Amz-Signature=" + std::string(stages->signature.text()));
}

TEST_CASE("a session token may be added after signing") {
  // The signature is that of get-vanilla, which has no token.
  const auto made =
      presigned(samples::request(), {.session_token_mode = session_token_mode::exclude}, "TOKEN");
  CHECK(made.target == "/?" + std::string(common) +
                           "&X-Amz-Security-Token=TOKEN&X-Amz-Signature="
                           "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d");
}

TEST_CASE("a presigned request is shown without token and signature") {
  const std::string shown = to_string(presigned(samples::request(), {}, "VERYsecretTOKEN"));
  CHECK(shown.find("VERYsecretTOKEN") == std::string::npos);
  CHECK(shown.find(samples::secret) == std::string::npos);
  CHECK(shown.find("&X-Amz-Signature=***\n") != std::string::npos);
}

TEST_CASE("what is presigned counts from one second to seven days") {
  const auto presigned_for = [](seconds time) {
    return presign(samples::request(), samples::signer(), now(), time);
  };
  CHECK(presigned_for(seconds(1)).has_value());
  CHECK(presigned_for(seconds(604'800)).has_value());
  for (const seconds time : {seconds(0), seconds(-1), seconds(604'801), seconds::max()}) {
    CHECK(presigned_for(time).error() ==
          caller_error{caller_errc::out_of_range, "expires_in", 0, "1 to 604800 seconds"});
  }
}

TEST_CASE("parameters of others that only resemble the signer's stay") {
  CHECK(presigned(samples::request("/?X-Amz-Other=v&a=X-Amz-Date"))
            .target.starts_with("/?X-Amz-Other=v&a=X-Amz-Date&X-Amz-Algorithm="));
}

TEST_CASE("what sign refuses, presign refuses") {
  const auto signer = samples::signer();
  CHECK(presign(samples::request("/", {{"X-Amz-Date", "d"}}), signer, now(), seconds(1)).error() ==
        caller_error{caller_errc::reserved, "x-amz-date", 0});
  CHECK(refusal("/?X-Amz-Date=d") == caller_error{caller_errc::reserved, "X-Amz-Date", 0});
  CHECK(refusal("/a b").code == caller_errc::bad_character);
  CHECK(presign_stages(samples::request("x"), signer, now(), seconds(1)).error() ==
        caller_error{caller_errc::bad_format, "target", 0});
}

TEST_CASE("a presigned request is not presigned again") {
  CHECK(presign(presigned(samples::request()), samples::signer(), now(), seconds(1)).error().code ==
        caller_errc::reserved);
}

TEST_CASE("the stages lead to the signature in the target") {
  samples::random_numbers random(31);
  for (int round = 0; round != 100; ++round) {
    const auto request = samples::request("/" + random.text("ab/%.?&=", random.below(40)), {},
                                          random.bytes(random.below(99)));
    const auto stages = presign_stages(request, samples::signer("TOKEN"), now(), seconds(3600));
    REQUIRE(stages.has_value());
    CHECK(presigned(request, {}, "TOKEN")
              .target.ends_with("&X-Amz-Signature=" + std::string(stages->signature.text())));
  }
}

TEST_CASE("with the options of S3 a URL is signed without its payload, a request with it") {
  const auto request = samples::request("/a=b", {}, "body");
  const detail::payload_hash<> hash_of_body("body", payload_signing::on);
  const auto last_line = [](const auto& stages) {
    REQUIRE(stages.has_value());
    return stages->canonical_request.substr(stages->canonical_request.rfind('\n') + 1);
  };
  CHECK(last_line(presign_stages(request, samples::signer(), now(), seconds(1), options::s3())) ==
        "UNSIGNED-PAYLOAD");
  CHECK(last_line(sign_stages(request, samples::signer(), now(), options::s3())) ==
        hash_of_body.text());
  CHECK(last_line(presign_stages(request, samples::signer(), now(), seconds(1))) ==
        hash_of_body.text());
}
