// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The stages of a signature as they are shown to people.
#include <sansaws/sigv4/signing_stages.hpp>

#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <chrono>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;

namespace {

constexpr std::string_view token = "VERYsecretTOKEN";

}  // namespace

TEST_CASE("stages are shown whole, each under its name, but for the signature") {
  const auto stages =
      sign_stages(samples::request(), samples::signer(), samples::at(samples::suite_date));
  REQUIRE(stages.has_value());
  // get-vanilla of AWS's signing test suite.
  CHECK(to_string(*stages) ==
        "canonical request:\n"
        "GET\n"
        "/\n"
        "\n"
        "host:example.amazonaws.com\n"
        "x-amz-date:20150830T123600Z\n"
        "\n"
        "host;x-amz-date\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
        "\n"
        "string to sign:\n"
        "AWS4-HMAC-SHA256\n"
        "20150830T123600Z\n"
        "20150830/us-east-1/service/aws4_request\n"
        "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63\n"
        "\n"
        "signature:\n"
        "5fa00f***\n");
  CHECK(stages->signature.text() ==
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
}

TEST_CASE("stages of a signed token are shown without it, and without the secret") {
  const auto time = samples::at(samples::suite_date);
  const auto in_field = sign_stages(samples::request("/?a=b"), samples::signer(token), time);
  const auto in_query = presign_stages(samples::request("/?a=b"), samples::signer(token), time,
                                       std::chrono::seconds(60));
  REQUIRE(in_field.has_value());
  REQUIRE(in_query.has_value());
  CHECK(in_field->canonical_request.find("x-amz-security-token:VERYsecretTOKEN\n") !=
        std::string::npos);
  CHECK(to_string(*in_field).find("\nx-amz-security-token:***\n") != std::string::npos);
  CHECK(in_query->canonical_request.find("&X-Amz-Security-Token=VERYsecretTOKEN&") !=
        std::string::npos);
  CHECK(to_string(*in_query).find("&X-Amz-Security-Token=***&") != std::string::npos);
  for (const auto& shown : {to_string(*in_field), to_string(*in_query)}) {
    CHECK(shown.find(token) == std::string::npos);
    CHECK(shown.find(samples::secret) == std::string::npos);
  }
}

TEST_CASE("stages show no key and no session token of S3") {
  const auto made = samples::request("/?X-Amz-S3session-Token=SECRET",
                                     {{"x-amz-s3session-token", "SECRET"},
                                      {"x-amz-server-side-encryption-customer-key", "SECRET"}});
  const auto stages = sign_stages(made, samples::signer(), samples::at(samples::suite_date));
  REQUIRE(stages.has_value());
  CHECK(to_string(*stages).find("SECRET") == std::string::npos);
  CHECK(to_string(*stages).find("\nx-amz-s3session-token:***\n") != std::string::npos);
}

TEST_CASE("stages show no field that is marked as sensitive") {
  auto made = samples::request("/", {{"X-Amz-Meta", "shown"}});
  const auto sensitive = sansaws::http::sensitivity::sensitive;
  REQUIRE(made.fields.append("X-Amz-Key", "SECRET", sensitive).has_value());
  REQUIRE(made.fields.append("X-Amz-Other", "SECRET", sensitive).has_value());
  const auto time = samples::at(samples::suite_date);
  for (const auto& stages :
       {sign_stages(made, samples::signer(), time),
        presign_stages(made, samples::signer(), time, std::chrono::seconds(60))}) {
    REQUIRE(stages.has_value());
    const auto shown = to_string(*stages);
    CHECK(shown.find("SECRET") == std::string::npos);
    CHECK(shown.find("\nx-amz-key:***\nx-amz-meta:shown\nx-amz-other:***\n") != std::string::npos);
  }
}

TEST_CASE("stages of a stranger's request are shown in visible ASCII") {
  const auto stranger = samples::request("/", {{"x-amz-name",
                                                "a\x9b"
                                                "2J"}});
  const auto stages = sign_stages(stranger, samples::signer(), samples::at(samples::suite_date));
  REQUIRE(stages.has_value());
  CHECK(to_string(*stages).find("\nx-amz-name:a\\x9b2J\n") != std::string::npos);
}

TEST_CASE("stages are compared whole") {
  const auto time = samples::at(samples::suite_date);
  const auto stages = sign_stages(samples::request(), samples::signer(), time).value();
  CHECK(stages == sign_stages(samples::request(), samples::signer(), time).value());
  CHECK(stages != sign_stages(samples::request("/a"), samples::signer(), time).value());
}
