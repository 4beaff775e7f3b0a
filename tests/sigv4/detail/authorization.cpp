// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The value of an Authorization field, as the example of the specification has it.
#include <sansaws/sigv4/detail/authorization.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <string>

using namespace sansaws::sigv4;

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
