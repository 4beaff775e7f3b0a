// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whole signatures, at compile time. Expectations: what @smithy/signature-v4 and aws4 sign for the
// call of this library's first operation (and botocore, where the hash is not sent); AWS's signing
// test suite; the examples in the documentation of Signature Version 4 and of Amazon S3.
#include <sansaws/sigv4/signature.hpp>

#include <sansaws/http/fields.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::sigv4;
using sansaws::http::field_view;

namespace {

struct example {
  std::string_view access_secret;
  credential_scope scope;
  std::string_view date;
  std::string_view path;
  std::string_view query;
  std::span<const field_view> fields;
  std::string_view payload_hash = empty_payload_hash;
  options settings = {};
};

constexpr bool is_signed(const example& given, std::string_view expected) {
  const signed_headers fields(given.fields);
  const signing_key<> key(given.access_secret, given.scope);
  const signable request{"GET", given.path, given.query, fields, given.payload_hash};
  const sansaws::crypto::hex_digest made =
      signature(request, given.date, given.scope, key, given.settings);
  return made.text() == expected;
}

// The golden rows: the status of one table's maintenance jobs.

constexpr field_view call_host{"Host", "s3tables.us-east-1.amazonaws.com"};
constexpr field_view call_date{"X-Amz-Date", "20260102T030405Z"};
constexpr field_view call_hash{"X-Amz-Content-Sha256", empty_payload_hash};
constexpr field_view call_token{"X-Amz-Security-Token", "TOK"};

constexpr std::array plain{call_host, call_date};
constexpr std::array hash_sent{call_host, call_date, call_hash};
constexpr std::array token_sent{call_host, call_date, call_token};
constexpr std::array both_sent{call_host, call_date, call_token, call_hash};

constexpr example call(std::span<const field_view> fields) {
  return {samples::secret,
          {"20260102", "us-east-1", "s3tables"},
          "20260102T030405Z",
          "/tables/arn%3Aaws%3As3tables%3Aus-east-1%3A123456789012%3Abucket%2Fmy-bucket/ns_1/tbl_1/"
          "maintenance-job-status",
          "",
          fields};
}
static_assert(is_signed(call(plain),
                        "ef41d15c76e0587ff889162822887c1ab52c1bff77ebe86c53e12af99555324c"));
static_assert(is_signed(call(hash_sent),
                        "e37122de22b6dc0a2ff0ed7f2d551c539799d6053fafb8c435758d8d272fd87a"));
static_assert(is_signed(call(token_sent),
                        "c8182f6d419c01b3af7e2c27b7c1dcb76fcd5bb98cf705c35ad3492a482d7edf"));
static_assert(is_signed(call(both_sent),
                        "eca0e17af6d0a3182500a09524873270cc261f4995f31c2db921a999cc837d7a"));

// get-vanilla of the signing test suite.
constexpr std::array suite_fields{field_view{"Host", "example.amazonaws.com"},
                                  field_view{"X-Amz-Date", "20150830T123600Z"}};
constexpr example get_vanilla{
    samples::secret, {"20150830", "us-east-1", "service"}, "20150830T123600Z", "/", "",
    suite_fields};
static_assert(is_signed(get_vanilla,
                        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));

// get-space and get-utf8, whose targets no wire carries, so that nothing but these functions takes
// them.
constexpr example suite_path(std::string_view path) {
  example made = get_vanilla;
  made.path = path;
  return made;
}
static_assert(is_signed(suite_path("/example space/"),
                        "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"));
static_assert(is_signed(suite_path("/\xe1\x88\xb4"),
                        "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"));

// "Authenticating requests: using the Authorization header", example "GET object".
constexpr std::string_view s3_secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
constexpr credential_scope s3_scope{"20130524", "us-east-1", "s3"};
constexpr options s3_options = options::s3();
constexpr std::array s3_fields{field_view{"Host", "examplebucket.s3.amazonaws.com"},
                               field_view{"Range", "bytes=0-9"},
                               field_view{"x-amz-content-sha256", empty_payload_hash},
                               field_view{"x-amz-date", "20130524T000000Z"}};
constexpr example s3_get_object{s3_secret, s3_scope,  "20130524T000000Z", "/test.txt",
                                "",        s3_fields, empty_payload_hash, s3_options};
static_assert(is_signed(s3_get_object,
                        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));

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

TEST_CASE("a request of the documentation with a query is signed as documented") {
  const std::array fields{
      field_view{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
      field_view{"Host", "iam.amazonaws.com"}, field_view{"X-Amz-Date", "20150830T123600Z"}};
  CHECK(is_signed({samples::secret,
                   {"20150830", "us-east-1", "iam"},
                   "20150830T123600Z",
                   "/",
                   "Action=ListUsers&Version=2010-05-08",
                   fields},
                  "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
}

TEST_CASE("Amazon S3's examples with queries are signed as documented") {
  const auto s3_call = [](std::string_view query) {
    static constexpr std::array fields{field_view{"Host", "examplebucket.s3.amazonaws.com"},
                                       field_view{"x-amz-content-sha256", empty_payload_hash},
                                       field_view{"x-amz-date", "20130524T000000Z"}};
    return example{s3_secret, s3_scope, "20130524T000000Z", "/",
                   query,     fields,   empty_payload_hash, s3_options};
  };
  CHECK(is_signed(s3_call("lifecycle"),  // "GET bucket lifecycle"
                  "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"));
  CHECK(is_signed(s3_call("max-keys=2&prefix=J"),  // "GET bucket (list objects)"
                  "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
}

TEST_CASE("at run time the signature is that of compile time") {
  CHECK(is_signed(call(both_sent),
                  "eca0e17af6d0a3182500a09524873270cc261f4995f31c2db921a999cc837d7a"));
  CHECK(
      is_signed(s3_get_object, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));
}

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
