// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The value of an Authorization field. Expectation: get-vanilla of AWS's signing test suite.
#include <sansaws/sigv4/authorization.hpp>

#include <sansaws/core/sink.hpp>
#include <sansaws/sigv4/signed_fields.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <string>

using namespace sansaws::sigv4;

TEST_CASE("all of an Authorization value but the signature is written, to any sink") {
  const auto fields = samples::fields({{"X-Amz-Date", "d"}, {"Host", "h"}});
  const signed_fields covered(fields);
  const auto signer = samples::signer("TOKEN");
  std::string value;
  append_authorization(value, signer, covered);
  CHECK(value ==
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature=");
  sansaws::counting_sink size;
  append_authorization(size, signer, covered);
  CHECK(size.size == value.size());
}
