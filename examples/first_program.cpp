// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The first program of README.md: writes the signed request for a table's maintenance status.
#include <sansaws/s3tables.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>

using namespace sansaws;
using call = s3tables::get_table_maintenance_job_status;

std::string_view env(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int main() {
  const s3tables::table_bucket_arn bucket(
      "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket");
  const call::input table{bucket, s3tables::namespace_name("sales"),
                          s3tables::table_name("orders")};
  const auto who = sigv4::credentials::make(env("AWS_ACCESS_KEY_ID"), env("AWS_SECRET_ACCESS_KEY"),
                                            env("AWS_SESSION_TOKEN"));
  if (!who) {
    std::cerr << "error: " << who.error() << '\n';
    return 2;
  }
  const aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  const auto now = std::chrono::system_clock::now();
  const sigv4::signer signer(*who, aws::region("us-east-1"), call::service.signing_name, now);
  const auto request = rest_json1::make_request<call>(table, endpoint);
  std::cout << http::write_request(sigv4::sign(request, signer, now).value()).value();
  if (!std::cout.flush()) {
    std::cerr << "error: cannot write to standard output\n";
    return 1;
  }
}
