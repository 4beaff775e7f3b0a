// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A program that signs the call, and reads no answer: see the script `compile`.
#include <sansaws/rest_json1/write_signed_request.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

#include <array>
#include <cstdio>

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

  const sigv4::signer signer(*credentials, *region, call::service.signing_name, *time);
  std::array<char, 4096> buffer;
  const auto written = rest_json1::write_signed_request<call>(
      buffer, {*bucket, *name_space, *table}, *endpoint, signer, *time);
  if (!written) return 3;
  return std::fwrite(written->data(), 1, written->size(), stdout) == written->size() ? 0 : 4;
}
