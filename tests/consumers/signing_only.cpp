// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A program that signs, and never reads an answer. Its signature must end as botocore, the AWS SDK
// for JavaScript and aws4 end it.
#include <sansaws/sigv4/sign.hpp>

#include <cstdio>

using namespace sansaws;

int main() {
  const auto credentials =
      sigv4::credentials::make("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  const auto time = parse_amz_date("20260102T030405Z");
  const sigv4::signer signer(*credentials, aws::region("us-east-1"), aws::service_name("s3tables"),
                             *time);

  http::request request;
  request.target =
      "/tables/arn%3Aaws%3As3tables%3Aus-east-1%3A123456789012%3Abucket%2Fmy-bucket/ns_1/tbl_1"
      "/maintenance-job-status";
  if (!request.fields.append("host", "s3tables.us-east-1.amazonaws.com")) return 1;
  const auto signed_request = sigv4::sign(request, signer, *time);
  if (!signed_request) return 2;
  const auto authorization = signed_request->fields.find("authorization");
  if (!authorization) return 3;
  std::printf("%.*s\n", static_cast<int>(authorization->size()), authorization->data());
  return authorization->ends_with(
             "Signature=ef41d15c76e0587ff889162822887c1ab52c1bff77ebe86c53e12af99555324c")
             ? 0
             : 4;
}
