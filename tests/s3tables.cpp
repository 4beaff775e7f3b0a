// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables.hpp>: one include takes a caller from text to status.
#include <sansaws/s3tables.hpp>

#include <string>
#include <vector>

#include "catch.hpp"

using operation = sansaws::s3tables::get_table_maintenance_job_status;

TEST_CASE("the umbrella holds every step from parameters to the status") {
  const auto arn = sansaws::s3tables::table_bucket_arn::parse(
      "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket");
  const auto space = sansaws::s3tables::namespace_name::parse("sales");
  const auto table = sansaws::s3tables::table_name::parse("orders");
  REQUIRE((arn && space && table));

  sansaws::aws::endpoint_options options;
  options.region = *sansaws::aws::region::parse(arn->region());
  const auto where = sansaws::aws::resolve_endpoint(operation::service.endpoint_prefix, options);
  REQUIRE(where.has_value());

  const auto request =
      sansaws::rest_json1::make_request<operation>({*arn, *space, *table}, where->endpoint);
  CHECK(request.fields.find("Host") == "s3tables.us-east-1.amazonaws.com");
  REQUIRE(sansaws::http::write_request(request).has_value());

  const std::string body = R"({"tableARN":"a","status":{"icebergCompaction":{"status":"Failed"}}})";
  const auto status = sansaws::rest_json1::parse_response_bytes<operation>(
      "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  REQUIRE(status.has_value());
  CHECK(any_failed(status->status));
  CHECK(sansaws::json::encode(*status) == body);
}

TEST_CASE("the umbrella holds the ways to write a signed request in one step") {
  using namespace sansaws;
  const operation::input input{
      s3tables::table_bucket_arn(
          "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket"),
      s3tables::namespace_name("sales"), s3tables::table_name("orders")};
  const aws::endpoint endpoint("http://localhost:9000");
  const timestamp now{1'767'322'000, 0};
  const sigv4::signer signer(*sigv4::credentials::make("AKIDEXAMPLE", "SECRETEXAMPLE"),
                             aws::region("us-east-1"), operation::service.signing_name, now);
  std::vector<char> out(4096);
  const auto at_once =
      rest_json1::write_signed_request<operation>(out, input, endpoint, signer, now);
  REQUIRE(at_once.has_value());
  std::vector<char> again(4096);
  CHECK(sigv4::write_signed_request(again, rest_json1::make_request<operation>(input, endpoint),
                                    signer, now)
            .value() == *at_once);
}
