// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// From parameters to the signed request, against what the AWS SDK for JavaScript sends.
#include "../sigv4/vector_requests.hpp"

#include <sansaws/s3tables.hpp>

#include <string>

namespace {

using namespace sansaws;
using call = s3tables::get_table_maintenance_job_status;

call::input input_of(const vectors::settings& given) {
  return {s3tables::table_bucket_arn::parse(given["call.table_bucket_arn"]).value(),
          s3tables::namespace_name::parse(given["call.namespace"]).value(),
          s3tables::table_name::parse(given["call.name"]).value()};
}

aws::service_endpoint endpoint_of(const vectors::settings& given) {
  auto [region, fips] = aws::region_setting::parse(given["call.region"]).value();
  aws::endpoint_options options{std::move(region), fips, aws::dual_stack::off, {}};
  if (given.has("call.fips")) options.fips = aws::fips::on;
  if (given.has("call.dual_stack")) options.dual_stack = aws::dual_stack::on;
  if (given.has("call.endpoint_url")) {
    options.custom = aws::endpoint::parse(given["call.endpoint_url"]).value();
  }
  return aws::resolve_endpoint(call::service.endpoint_prefix, options).value();
}

}  // namespace

TEST_CASE("parameters become the very request that the SDK sends, signed alike") {
  std::size_t calls = 0;
  for (const auto& folder : vectors::cases("sigv4", 80)) {
    const vectors::settings given(folder);
    if (!given.has("call.name")) continue;
    ++calls;
    INFO(folder);
    const auto where = endpoint_of(given);
    const auto request = rest_json1::make_request<call>(input_of(given), where.endpoint);
    CHECK(vectors::comparable(request) ==
          vectors::comparable(vectors::read_request(folder + "/request.txt")));
    CHECK(where.signing_region.text() == given["region"]);

    const auto ours = vectors::sign(request, given, vectors::options_of(given));
    CHECK(vectors::comparable(ours) ==
          vectors::comparable(vectors::read_request(folder + "/signed_request.txt")));
  }
  CHECK(calls >= 25);
}
