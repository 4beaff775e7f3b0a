// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A program that reads an answer.
#include <sansaws/s3tables.hpp>

#include <cstdio>

using namespace sansaws;

int main() {
  const auto outcome = rest_json1::parse_response_bytes<s3tables::get_table_maintenance_job_status>(
      "HTTP/1.1 404 Not Found\r\n"
      "X-Amzn-Errortype: NotFoundException\r\n"
      "Content-Length: 32\r\n"
      "\r\n"
      R"({"message":"No such table here"})");
  if (outcome) return 1;
  std::puts(to_string(outcome.error()).c_str());
  return outcome.error().code == s3tables::service_errc::not_found ? 0 : 2;
}
