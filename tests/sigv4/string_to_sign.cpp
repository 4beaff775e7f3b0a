// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Stage two. Expectations: the IAM ListUsers example of the documentation of AWS Signature
// Version 4, and get-vanilla of AWS's signing test suite.
#include <sansaws/sigv4/string_to_sign.hpp>

#include <sansaws/encoding/hex.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/http/fields.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::sigv4;
using sansaws::http::field_view;

namespace {

template <class Digest>
concept gives_text = requires(Digest digest) {
  std::forward<Digest>(digest).text();
};
static_assert(gives_text<hex_digest&> && gives_text<const hex_digest&>);
static_assert(!gives_text<hex_digest>, "no view of a temporary");

constexpr bool get_vanilla_compiles() {
  const std::array<field_view, 2> list{
      {{"Host", "example.amazonaws.com", false}, {"X-Amz-Date", "20150830T123600Z", false}}};
  const signed_fields fields(list);
  const hex_digest hash = hash_canonical_request({"GET", "/", "", fields, empty_payload_hash}, {});
  samples::text_buffer text;
  append_string_to_sign(text, "20150830T123600Z", {"20150830", "us-east-1", "service"}, hash);
  return text.view() ==
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
  const signed_fields fields(list);
  const hex_digest hash = hash_canonical_request(
      {"GET", "/", "Action=ListUsers&Version=2010-05-08", fields, empty_payload_hash}, {});
  std::string text;
  append_string_to_sign(text, "20150830T123600Z", {"20150830", "us-east-1", "iam"}, hash);
  CHECK(text ==
        "AWS4-HMAC-SHA256\n"
        "20150830T123600Z\n"
        "20150830/us-east-1/iam/aws4_request\n"
        "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
}

TEST_CASE("a digest is written as sixty-four lower-case hex digits") {
  sansaws::encoding::digest bytes{};
  for (std::size_t i = 0; i != bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 8 + 7);
  const hex_digest digest(bytes);
  CHECK(digest.text() == "070f171f272f373f474f575f676f777f878f979fa7afb7bfc7cfd7dfe7eff7ff");
  CHECK(digest == hex_digest(bytes));
  bytes[31] = 0;
  CHECK(digest != hex_digest(bytes));
}

TEST_CASE("hashing a canonical request piece by piece is hashing its text") {
  samples::random_numbers random(5);
  for (int round = 0; round != 100; ++round) {
    const std::string path = "/" + random.text("ab/.%2 ", random.below(200));
    const std::string query = random.text("ab=&%", random.below(100));
    const std::string value = random.text("ab \t", random.below(300));
    const std::vector<field_view> list{{"Host", "h"}, {"X-Amz-Date", value}};
    const signed_fields fields(list);
    const signable request{"GET", path, query, fields, empty_payload_hash};
    std::string text;
    append_canonical_request(text, request, {});
    CHECK(hash_canonical_request(request, {}) == hex_digest(sansaws::encoding::hash(text)));
  }
}
