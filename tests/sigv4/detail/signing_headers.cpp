// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The fields that signing adds, for each of the options.
#include <sansaws/sigv4/detail/signing_headers.hpp>

#include <sansaws/time/amz_date.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;

namespace {

std::string names(std::span<const sansaws::http::field_view> fields) {
  std::string text;
  for (const auto& field : fields) text.append(field.name).append(" ");
  return text;
}

struct added_names {
  std::string sent;
  std::string signed_only;
};
added_names added(const options& options, std::string_view token) {
  const auto signer = samples::signer(token);
  const detail::dated_signer<> dated(signer, samples::at(samples::suite_date));
  const detail::signing_headers<> made(dated, "body", options);
  return {names(made.all()), names(made.signed_only())};
}

}  // namespace

TEST_CASE("the date is always added, the token where there is one") {
  CHECK(added({}, "").sent == "x-amz-date ");
  CHECK(added({}, "").signed_only == "x-amz-date ");
  CHECK(added({}, "TOKEN").sent == "x-amz-date x-amz-security-token ");
  CHECK(added({}, "TOKEN").signed_only == "x-amz-date x-amz-security-token ");
}

TEST_CASE("a token that is not signed is sent all the same") {
  const options options{.session_token_mode = session_token_mode::exclude};
  CHECK(added(options, "TOKEN").sent == "x-amz-date x-amz-security-token ");
  CHECK(added(options, "TOKEN").signed_only == "x-amz-date ");
}

TEST_CASE("the hash of the payload is added where asked for, and where there is none") {
  const std::string all = "x-amz-content-sha256 x-amz-date x-amz-security-token ";
  CHECK(added({.payload_checksum_header = payload_checksum_header::add}, "TOKEN").signed_only ==
        all);
  CHECK(added({.payload_signing = payload_signing::off}, "TOKEN").signed_only == all);
}

TEST_CASE("added fields have their values, and the token is marked as a credential") {
  const auto signer = samples::signer("TOKEN");
  const detail::dated_signer<> dated(signer, samples::at(samples::suite_date));
  const detail::signing_headers<> made(dated, "",
                                       {.payload_checksum_header = payload_checksum_header::add});
  CHECK(made.payload_hash() == empty_payload_hash);
  REQUIRE(made.all().size() == 3);
  CHECK(made.all()[0] ==
        sansaws::http::field_view{"x-amz-content-sha256", empty_payload_hash, false});
  CHECK(made.all()[1] == sansaws::http::field_view{"x-amz-date", samples::suite_date, false});
  CHECK(made.all()[2] == sansaws::http::field_view{"x-amz-security-token", "TOKEN", true});
}

TEST_CASE("an authorization names the algorithm, the credential and the signed fields") {
  const std::array list{sansaws::http::field_view{"X-Amz-Date", samples::suite_date},
                        sansaws::http::field_view{"Host", "example.amazonaws.com"}};
  std::string value;
  const auto signer = samples::signer();
  const detail::dated_signer<> dated(signer, samples::at(samples::suite_date));
  detail::append_authorization(value, dated, signed_headers(list));
  CHECK(value ==
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature=");
}
