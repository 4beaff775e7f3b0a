// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Nothing is signed without credentials.
// Refused: no matching function for call to
#include <sansaws/sigv4/sign.hpp>

int main() {
  using namespace sansaws;
  const auto keys = sigv4::credentials::make("AKIDEXAMPLE", "SECRETEXAMPLE");
  const timestamp time;
  const aws::region region("us-east-1");
  const aws::service_name service("service");
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto signed_request = sigv4::sign(http::request{}, region, time);
#else
  const sigv4::signer signer(*keys, region, service, time);
  [[maybe_unused]] const auto signed_request = sigv4::sign(http::request{}, signer, time);
#endif
}
