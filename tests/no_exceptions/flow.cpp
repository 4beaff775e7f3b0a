// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The whole flow in a program that has neither exceptions nor RTTI: parameters to a signed request,
// its verification, an answer to a status, an error to a decision. Exits with the number of the
// first step that went wrong.
#include <sansaws/s3tables.hpp>

#include <sansaws/sigv4/verify.hpp>

#include <boost/assert/source_location.hpp>
#include <cstdlib>
#include <exception>
#include <string_view>

// Boost asks a program without exceptions for these; nothing in the flow may come here.
namespace boost {
void throw_exception(const std::exception& /*error*/) {
  std::abort();
}
void throw_exception(const std::exception& /*error*/, const source_location& /*where*/) {
  std::abort();
}
}  // namespace boost

using namespace sansaws;
using operation = s3tables::get_table_maintenance_job_status;

int main() {
  if (s3tables::table_name::parse("..")) return 1;
  const auto bucket =
      s3tables::table_bucket_arn::parse("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket");
  const auto space = s3tables::namespace_name::parse("ns_1");
  const auto table = s3tables::table_name::parse("tbl_1");
  const auto region = aws::region::parse("us-east-1");
  const auto time = parse_amz_date("20260102T030405Z");
  const auto credentials =
      sigv4::credentials::make("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  if (!bucket || !space || !table || !region || !time || !credentials) return 2;

  aws::endpoint_options where;
  where.region = *region;
  const auto endpoint = aws::resolve_endpoint(operation::service.endpoint_prefix, where);
  if (!endpoint) return 3;
  const sigv4::signer signer(*credentials, endpoint->signing_region, aws::service_name("s3tables"),
                             *time);
  const auto request =
      rest_json1::make_request<operation>({*bucket, *space, *table}, endpoint->endpoint);
  const auto signed_request = sigv4::sign(request, signer, *time);
  if (!signed_request) return 4;
  const auto authorization = signed_request->fields.find("authorization");
  if (!authorization || !authorization->ends_with(
                            "ef41d15c76e0587ff889162822887c1ab52c1bff77ebe86c53e12af99555324c")) {
    return 5;
  }
  if (!http::write_request(*signed_request)) return 6;
  const auto find_signer = [&](const sigv4::signature_claims&) { return &signer; };
  if (!sigv4::verify(*signed_request, find_signer, *time)) return 7;

  constexpr std::string_view answer =
      "HTTP/1.1 200 OK\r\nContent-Length: 82\r\n\r\n"
      R"({"tableARN":"arn:t","status":{"icebergCompaction":{"status":"Failed","new":[{}]}}})";
  const auto outcome = rest_json1::parse_response_bytes<operation>(answer);
  if (!outcome || !s3tables::any_failed(outcome->status)) return 8;

  const auto throttled = rest_json1::parse_response_bytes<operation>(
      "HTTP/1.1 429 Slow\r\nContent-Length: 0\r\nRetry-After: 2\r\n\r\n");
  if (throttled || !throttled.error().is(rest_json1::condition::retryable)) return 9;
  const auto decision = rest_json1::plan_retry({}, {}, throttled, 0.5, {*time, *time});
  if (!decision.again()) return 10;

  const auto malformed = rest_json1::parse_response_bytes<operation>("HTTP/1.1 200 OK\r\n\r\n[");
  if (malformed || !malformed.error().malformed()) return 11;
  return 0;
}
