// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/sigv4.hpp>: one include is enough to sign, to presign and to verify.
// Expectations: get-vanilla of AWS's signing test suite, and the presigned URL in the documentation
// of Amazon S3.
#include <sansaws/sigv4.hpp>

#include "catch.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace aws = sansaws::aws;
namespace http = sansaws::http;
namespace sigv4 = sansaws::sigv4;
using namespace std::chrono_literals;

namespace {

constexpr auto suite_time = std::chrono::sys_days(2015y / 8 / 30) + 12h + 36min;

http::request get_vanilla() {
  http::request request;
  REQUIRE(request.fields.append("Host", "example.amazonaws.com").has_value());
  return request;
}

sigv4::signer suite_signer() {
  auto credentials =
      sigv4::credentials::make("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  REQUIRE(credentials.has_value());
  return {*credentials, aws::region("us-east-1"), aws::service_name("service"), suite_time};
}

}  // namespace

TEST_CASE("one include is enough to sign and to verify") {
  const auto signer = suite_signer();
  const auto sent = sigv4::sign(get_vanilla(), signer, suite_time);
  REQUIRE(sent.has_value());
  CHECK(sent->fields.find("Authorization") ==
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=host;x-amz-date, "
        "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");

  std::vector<char> buffer(1024);
  const auto bytes = sigv4::write_signed_request(buffer, get_vanilla(), signer, suite_time);
  REQUIRE(bytes.has_value());
  CHECK(http::write_request(*sent).value() == *bytes);

  const auto claims = sigv4::parse_signature(*sent);
  REQUIRE(claims.has_value());
  CHECK(claims->access_key_id == "AKIDEXAMPLE");
  const auto find_signer = [&](const sigv4::signature_claims&) { return &signer; };
  CHECK(sigv4::verify(*sent, find_signer, suite_time + 5min).value() == *claims);
  const auto late = sigv4::verify(*sent, find_signer, suite_time + 6min);
  REQUIRE(late.has_error());
  CHECK(late.error().code == sigv4::verify_errc::expired);
}

TEST_CASE("one include is enough to presign and to verify") {
  const auto time = std::chrono::sys_days(2013y / 5 / 24);
  const auto credentials =
      sigv4::credentials::make("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  REQUIRE(credentials.has_value());
  const sigv4::signer signer(*credentials, aws::region("us-east-1"), aws::service_name("s3"), time);
  const auto options = sigv4::options::s3();
  http::request request;
  request.target = "/test.txt";
  REQUIRE(request.fields.append("Host", "examplebucket.s3.amazonaws.com").has_value());

  const auto sent = sigv4::presign(request, signer, time, 86'400s, options);
  REQUIRE(sent.has_value());
  CHECK(std::string_view(sent->target)
            .ends_with("&X-Amz-Signature="
                       "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));

  const auto claims = sigv4::parse_signature(*sent);
  REQUIRE(claims.has_value());
  CHECK(claims->location == sigv4::signature_location::query_params);
  const auto find_signer = [&](const sigv4::signature_claims&) { return &signer; };
  CHECK(sigv4::verify(*sent, find_signer, time + 24h, options).has_value());
  CHECK(sigv4::verify(*sent, find_signer, time + 24h + 1s, options).has_error());
}

TEST_CASE("one include is enough to find out why a signature is refused") {
  const auto signer = suite_signer();
  const auto sent = sigv4::sign(get_vanilla(), signer, suite_time);
  const auto stages = sigv4::sign_stages(get_vanilla(), signer, suite_time);
  REQUIRE((sent.has_value() && stages.has_value()));
  auto changed = *sent;
  changed.target = "/?a=1";
  CHECK(sigv4::diff_wire_request(*sent, changed)->kind == sigv4::difference_kind::query_rewritten);
  CHECK(sigv4::explain_mismatch("<StringToSign>AWS4</StringToSign>", *stages).kind ==
        sigv4::mismatch_kind::string_to_sign);
}
