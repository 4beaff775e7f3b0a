// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The settings of a signature: the defaults are the rule, and each exception is asked for.
#include <sansaws/sigv4/options.hpp>

#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::sigv4;

namespace {

constexpr options defaults;
static_assert(defaults.uri_encoding == uri_encoding::double_);
static_assert(defaults.path_normalization == path_normalization::on);
static_assert(defaults.session_token_mode == session_token_mode::include);
static_assert(defaults.payload_checksum_header == payload_checksum_header::omit);
static_assert(defaults.payload_signing == payload_signing::on);
static_assert(defaults.additional_signed_headers.empty());

std::string signature_with(const options& options) {
  const auto stages =
      sign_stages(samples::request("/a/../b%20c", {{"X-More", "more"}}, "body"),
                  samples::signer("TOKEN"), samples::at(samples::suite_date), options);
  REQUIRE(stages.has_value());
  return std::string(stages->signature.text());
}

}  // namespace

TEST_CASE("no further fields are signed unless named") {
  CHECK(options{}.additional_signed_headers.empty());
  const std::array<std::string_view, 1> more{"x-more"};
  CHECK_FALSE(options{.additional_signed_headers = more}.additional_signed_headers.empty());
}

TEST_CASE("each setting makes another signature") {
  constexpr std::array<std::string_view, 1> more{"x-more"};
  const std::array signatures{
      signature_with({}),
      signature_with({.uri_encoding = uri_encoding::single}),
      signature_with({.path_normalization = path_normalization::off}),
      signature_with({.session_token_mode = session_token_mode::exclude}),
      signature_with({.payload_checksum_header = payload_checksum_header::add}),
      signature_with({.payload_signing = payload_signing::off}),
      signature_with({.payload_signing = payload_signing::of_hash({})}),
      signature_with({.additional_signed_headers = more}),
  };
  for (std::size_t i = 0; i != signatures.size(); ++i) {
    for (std::size_t j = 0; j != i; ++j) CHECK(signatures[i] != signatures[j]);
  }
}

TEST_CASE("S3 is asked for in one word") {
  // "Authenticating requests: using the Authorization header" and "using query parameters".
  constexpr options s3 = options::s3();
  CHECK(s3.uri_encoding == uri_encoding::single);
  CHECK(s3.path_normalization == path_normalization::off);
  CHECK(s3.payload_checksum_header == payload_checksum_header::add);
  CHECK(s3.payload_signing == payload_signing::unless_presigned);
  CHECK(s3.payload_signing.when_presigned() == payload_signing::off);
}

TEST_CASE("being presigned changes no other choice about the payload") {
  for (const auto& signing :
       {payload_signing::on, payload_signing::off, payload_signing::of_hash({1, 2})}) {
    CHECK(signing.when_presigned() == signing);
  }
  CHECK(payload_signing::of_hash({1}).hash() == sansaws::crypto::digest{1});
  CHECK(!payload_signing::on.hash());
  CHECK(payload_signing::of_hash({1}) != payload_signing::of_hash({2}));
}

TEST_CASE("names in braces are kept, those of an array or vector are viewed") {
  options made;
  made.additional_signed_headers = {"accept", "date"};
  options copy = made;
  made.additional_signed_headers = {};
  CHECK(made.additional_signed_headers.empty());
  REQUIRE(copy.additional_signed_headers.size() == 2);
  CHECK(copy.additional_signed_headers[0] == "accept");
  CHECK(copy.additional_signed_headers[1] == "date");
  CHECK(copy.additional_signed_headers.begin() + 2 == copy.additional_signed_headers.end());

  std::vector<std::string_view> names{"x"};
  const field_names view(names);
  names.front() = "y";
  CHECK(view[0] == "y");
}

TEST_CASE("all names but some are a list too") {
  const auto some = field_names::all_but({"accept"});
  CHECK(some.is_all_but());
  CHECK(some.size() == 1);
  CHECK(!field_names({"accept"}).is_all_but());
}
