// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Step 1 of signing. Expectations: AWS's signing test suite (get-vanilla), the documentation of
// Signature Version 4 (the IAM ListUsers example), FIPS 180-4 for the hash of nothing.
#include <sansaws/sigv4/canonical_request.hpp>

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/http/fields.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::sigv4;
using sansaws::http::field_view;

namespace {

std::string canonical(const signable& request, const options& options = {}) {
  std::string text;
  append_canonical_request(text, request, options);
  return text;
}

constexpr bool get_vanilla_compiles() {
  const std::array<field_view, 2> list{
      {{"Host", "example.amazonaws.com", false}, {"X-Amz-Date", "20150830T123600Z", false}}};
  const signed_headers fields(list);
  samples::text_buffer text;
  append_canonical_request(text, {"GET", "/", "", fields, empty_payload_hash}, {});
  return text.text() ==
         "GET\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n"
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}
static_assert(get_vanilla_compiles());

}  // namespace

TEST_CASE("the ListUsers example of the documentation has the documented hash") {
  const std::vector<field_view> list{
      {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
      {"Host", "iam.amazonaws.com"},
      {"X-Amz-Date", "20150830T123600Z"}};
  const signed_headers fields(list);
  const std::string text =
      canonical({"GET", "/", "Action=ListUsers&Version=2010-05-08", fields, empty_payload_hash});
  CHECK(text ==
        "GET\n"
        "/\n"
        "Action=ListUsers&Version=2010-05-08\n"
        "content-type:application/x-www-form-urlencoded; charset=utf-8\n"
        "host:iam.amazonaws.com\n"
        "x-amz-date:20150830T123600Z\n"
        "\n"
        "content-type;host;x-amz-date\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const sansaws::crypto::hex_digest digits(sansaws::crypto::hash(text));
  CHECK(digits.text() == "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
}

TEST_CASE("the constant for an empty payload is the hash of no bytes") {
  const sansaws::crypto::hex_digest digits(sansaws::crypto::hash(""));
  CHECK(digits.text() == empty_payload_hash);
}

TEST_CASE("each part of a request stands on its own line") {
  const std::vector<field_view> list{{"A", "1"}, {"B", "2"}};
  const signed_headers fields(list);
  CHECK(canonical({"PATCH", "/p", "q", fields, unsigned_payload}) ==
        "PATCH\n/p\nq=\na:1\nb:2\n\na;b\nUNSIGNED-PAYLOAD");
  CHECK(canonical({"GET", "", "", signed_headers(), ""}) == "GET\n/\n\n\n\n");
}

TEST_CASE("the options reach the path") {
  const signed_headers fields;
  const signable request{"GET", "/a/../b%2Fc", "", fields, "h"};
  CHECK(canonical(request) == "GET\n/b%252Fc\n\n\n\nh");
  CHECK(canonical(request, {.uri_encoding = uri_encoding::single,
                            .path_normalization = path_normalization::off}) ==
        "GET\n/a/../b/c\n\n\n\nh");
}

TEST_CASE("every sink is given the same text") {
  const std::vector<field_view> list{{"Host", "h"}, {"X-Amz-Date", "d"}};
  const signed_headers fields(list);
  const signable request{"GET", "/a b", "b=2&a=1", fields, empty_payload_hash};
  sansaws::detail::counting_sink count;
  append_canonical_request(count, request, {});
  CHECK(count.size == canonical(request).size());
}

TEST_CASE("order, letter case and blanks of fields make no difference to the bytes") {
  const std::vector<std::pair<std::string, std::string>> plain{
      {"host", "example.com"}, {"x-amz-date", "d"}, {"a", "one two"}, {"a-b", ""}, {"b", "3"}};
  const auto canonical_of = [](const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::vector<field_view> list;
    for (const auto& [name, value] : pairs) list.push_back({name, value});
    const signed_headers fields(list);
    return canonical({"GET", "/", "", fields, empty_payload_hash});
  };
  const std::string expected = canonical_of(plain);
  samples::random_numbers random(3);
  const auto blanks = [&] { return random.text(" \t", random.below(4)); };
  for (int round = 0; round != 500; ++round) {
    auto other = plain;
    for (std::size_t i = other.size(); i > 1; --i) std::swap(other[i - 1], other[random.below(i)]);
    for (auto& [name, value] : other) {
      for (char& c : name) {
        if (c >= 'a' && c <= 'z' && random.below(2) == 0) c = static_cast<char>(c - 'a' + 'A');
      }
      if (const auto space = value.find(' '); space != std::string::npos) {
        value.insert(space, blanks());
      }
      value = blanks() + value + blanks();
    }
    CHECK(canonical_of(other) == expected);
  }
}

TEST_CASE("hashing a canonical request piece by piece is hashing its text") {
  samples::random_numbers random(5);
  for (int round = 0; round != 100; ++round) {
    const std::string path = "/" + random.text("ab/.%2 ", random.below(200));
    const std::string query = random.text("ab=&%", random.below(100));
    const std::string value = random.text("ab \t", random.below(300));
    const std::vector<field_view> list{{"Host", "h"}, {"X-Amz-Date", value}};
    const signed_headers fields(list);
    const signable request{"GET", path, query, fields, empty_payload_hash};
    std::string text;
    append_canonical_request(text, request, {});
    CHECK(hash_canonical_request(request, {}) ==
          sansaws::crypto::hex_digest(sansaws::crypto::hash(text)));
  }
}
