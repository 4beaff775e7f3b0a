// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Stage two. Expectations: the IAM ListUsers example of the documentation of AWS Signature
// Version 4, and get-vanilla of AWS's signing test suite.
#include <sansaws/sigv4/string_to_sign.hpp>

#include <sansaws/http/fields.hpp>
#include <sansaws/sigv4/canonical_request.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::sigv4;
using sansaws::http::field_view;

namespace {

constexpr bool get_vanilla_compiles() {
  const std::array<field_view, 2> list{
      {{"Host", "example.amazonaws.com", false}, {"X-Amz-Date", "20150830T123600Z", false}}};
  const signed_headers fields(list);
  const sansaws::crypto::hex_digest hash =
      hash_canonical_request({"GET", "/", "", fields, empty_payload_hash}, {});
  samples::text_buffer text;
  append_string_to_sign(text, "20150830T123600Z", {"20150830", "us-east-1", "service"}, hash);
  return text.text() ==
         "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n"
         "bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63";
}
static_assert(get_vanilla_compiles());

}  // namespace

TEST_CASE("the ListUsers example has the documented string to sign") {
  const std::vector<field_view> list{
      {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
      {"Host", "iam.amazonaws.com"},
      {"X-Amz-Date", "20150830T123600Z"}};
  const signed_headers fields(list);
  const sansaws::crypto::hex_digest hash = hash_canonical_request(
      {"GET", "/", "Action=ListUsers&Version=2010-05-08", fields, empty_payload_hash}, {});
  std::string text;
  append_string_to_sign(text, "20150830T123600Z", {"20150830", "us-east-1", "iam"}, hash);
  CHECK(text ==
        "AWS4-HMAC-SHA256\n"
        "20150830T123600Z\n"
        "20150830/us-east-1/iam/aws4_request\n"
        "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
}
