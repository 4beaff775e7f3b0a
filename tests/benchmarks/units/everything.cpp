// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A program that includes everything, signs the call and reads an answer: see the script `compile`.
#include <sansaws/s3tables.hpp>

#include <cstdio>
#include <string>

using namespace sansaws;
using call = s3tables::get_table_maintenance_job_status;

int main(int count, char** words) {
  if (count != 9) return 1;
  const auto bucket = s3tables::table_bucket_arn::parse(words[1]);
  const auto name_space = s3tables::namespace_name::parse(words[2]);
  const auto table = s3tables::table_name::parse(words[3]);
  const auto region = aws::region::parse(words[4]);
  const auto endpoint = aws::endpoint::parse(words[5]);
  const auto time = parse_amz_date(words[6]);
  const auto credentials = sigv4::credentials::make(words[7], words[8]);
  if (!bucket || !name_space || !table || !region || !endpoint || !time || !credentials) return 2;

  const auto request = rest_json1::make_request<call>({*bucket, *name_space, *table}, *endpoint);
  const sigv4::signer signer(*credentials, *region, call::service.signing_name, *time);
  const auto signed_request = sigv4::sign(request, signer, *time);
  if (!signed_request) return 3;
  const auto bytes = http::write_request(*signed_request);
  if (!bytes || std::puts(bytes->c_str()) < 0) return 4;

  std::string answer;
  for (int byte = std::getchar(); byte != EOF; byte = std::getchar()) {
    answer += static_cast<char>(byte);
  }
  const auto outcome = rest_json1::parse_response_bytes<call>(answer);
  if (!outcome) return std::puts(to_string(outcome.error()).c_str()) < 0 ? 5 : 6;
  for (const auto& [job, record] : outcome->status) {
    const auto name = job.text();
    const auto status = record.status.text();
    std::printf("%.*s %.*s\n", static_cast<int>(name.size()), name.data(),
                static_cast<int>(status.size()), status.data());
  }
  return 0;
}
