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
      signature_with({.additional_signed_headers = more}),
  };
  for (std::size_t i = 0; i != signatures.size(); ++i) {
    for (std::size_t j = 0; j != i; ++j) CHECK(signatures[i] != signatures[j]);
  }
}
