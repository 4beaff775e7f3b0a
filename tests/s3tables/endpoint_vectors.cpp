// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Endpoints against those to which the AWS SDK for JavaScript sends the same call.
#include "catch.hpp"
#include "vector_files.hpp"

#include <sansaws/aws/resolve_endpoint.hpp>
#include <sansaws/s3tables/service.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace sansaws;
namespace dom = boost::json;

result<aws::service_endpoint> resolve(const dom::object& given) {
  aws::endpoint_options options;
  if (const auto* region = given.if_contains("region")) {
    auto setting = aws::region_setting::parse(region->as_string());
    if (!setting) return setting.error();
    options.region = setting->region;
    options.fips = setting->fips;
  }
  if (given.contains("fips")) options.fips = aws::fips::on;
  if (given.contains("dual_stack")) options.dual_stack = aws::dual_stack::on;
  if (const auto* url = given.if_contains("endpoint_url")) {
    auto custom = aws::endpoint::parse(std::string_view(url->as_string()));
    if (!custom) return custom.error();
    options.custom = *std::move(custom);
  }
  return aws::resolve_endpoint(s3tables::service.endpoint_prefix, options);
}

}  // namespace

TEST_CASE("an endpoint is the one that the SDK chooses, and refused where the SDK refuses") {
  const auto file = dom::parse(vectors::read("endpoints/cases.json"));
  const auto& cases = file.at("cases").as_array();
  REQUIRE(cases.size() >= 180);
  for (const auto& one : cases) {
    INFO(dom::serialize(one));
    // A rule stands beside the SDK's answer where ours differs, with the reason.
    const auto& expected = one.as_object().contains("rule") ? one.at("rule") : one.at("sdk");
    const auto resolved = resolve(one.at("given").as_object());
    REQUIRE(resolved.has_value() == !expected.as_object().contains("error"));
    if (!resolved) continue;
    CHECK(to_string(resolved->endpoint.scheme()) == expected.at("scheme").as_string());
    CHECK(resolved->endpoint.authority() == expected.at("host").as_string());
    CHECK(resolved->endpoint.base_path() == expected.at("path").as_string());
    CHECK(resolved->signing_region.text() == expected.at("signing_region").as_string());
  }
}
