// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/resolve_endpoint.hpp>

#include "catch.hpp"

#include <array>
#include <string>
#include <string_view>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::dual_stack;
using sansaws::aws::endpoint;
using sansaws::aws::endpoint_options;
using sansaws::aws::fips;
using sansaws::aws::region;
using sansaws::aws::resolve_endpoint;

// Members may be left out without a warning.
[[maybe_unused]] const endpoint_options only_a_region{.region = region("us-east-1")};

constexpr std::array both_fips{fips::off, fips::on};
constexpr std::array both_stacks{dual_stack::off, dual_stack::on};

std::string resolved(const endpoint_options& options) {
  const auto result = resolve_endpoint("service", options);
  REQUIRE(result.has_value());
  CHECK(result->signing_region == *options.region);
  return to_string(result->endpoint);
}

}  // namespace

TEST_CASE("a region's endpoint stands under the domain of its partition") {
  struct row {
    std::string_view region, dns_suffix, dual_stack_dns_suffix;
  };
  for (const auto& [name, dns_suffix, dual_stack_dns_suffix] : {
           row{"us-east-1", "amazonaws.com", "api.aws"},
           row{"cn-north-1", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
           row{"eusc-de-east-1", "amazonaws.eu", "api.amazonwebservices.eu"},
           row{"us-iso-east-1", "c2s.ic.gov", "api.aws.ic.gov"},
           row{"us-isob-east-1", "sc2s.sgov.gov", "api.aws.scloud"},
           row{"eu-isoe-west-1", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"},
           row{"us-isof-south-1", "csp.hci.ic.gov", "api.aws.hci.ic.gov"},
           row{"us-gov-west-1", "amazonaws.com", "api.aws"},
           row{"moon-1", "amazonaws.com", "api.aws"},
       }) {
    CAPTURE(name);
    const std::string dot_region = '.' + std::string(name) + '.';
    const auto dns = dot_region + std::string(dns_suffix);
    const auto dual = dot_region + std::string(dual_stack_dns_suffix);
    const auto given = *region::parse(name);
    CHECK(resolved({given, fips::off, dual_stack::off, {}}) == "https://service" + dns);
    CHECK(resolved({given, fips::on, dual_stack::off, {}}) == "https://service-fips" + dns);
    CHECK(resolved({given, fips::off, dual_stack::on, {}}) == "https://service" + dual);
    CHECK(resolved({given, fips::on, dual_stack::on, {}}) == "https://service-fips" + dual);
  }
}

TEST_CASE("a custom endpoint is taken as it is, and signed for the region as given") {
  const endpoint custom("http://localhost:9000/base");
  const auto result =
      resolve_endpoint("service", {region("eu-west-1"), fips::off, dual_stack::off, custom});
  REQUIRE(result.has_value());
  CHECK(result->endpoint == custom);
  CHECK(result->signing_region == region("eu-west-1"));
}

TEST_CASE("a custom endpoint conflicts with FIPS and with dual-stack") {
  const endpoint custom("https://example.com");
  for (const auto& given : {std::optional<region>(), std::optional(region("us-east-1"))}) {
    for (const auto wish : both_fips) {
      for (const auto stack : both_stacks) {
        if (wish == fips::off && stack == dual_stack::off) continue;
        const auto result = resolve_endpoint("service", {given, wish, stack, custom});
        REQUIRE(result.has_error());
        const auto other = wish == fips::on ? "fips" : "dual_stack";
        CHECK(result.error() == caller_error{caller_errc::conflict, "endpoint_url", 0, other});
      }
    }
  }
}

TEST_CASE("without a region there is no endpoint, whatever else is wished") {
  const caller_error expected{caller_errc::missing, "region", 0};
  for (const auto wish : both_fips) {
    for (const auto stack : both_stacks) {
      CHECK(resolve_endpoint("service", {{}, wish, stack, {}}).error() == expected);
    }
  }
}

TEST_CASE("without a region a custom endpoint could not be signed for") {
  const endpoint custom("https://example.com");
  CHECK(resolve_endpoint("service", {{}, fips::off, dual_stack::off, custom}).error() ==
        caller_error{caller_errc::missing, "region", 0});
}

TEST_CASE("the longest region and prefix still make a host") {
  const std::string prefix(58, 'p');
  const auto longest = *region::parse(std::string(63, 'r'));
  const auto result = resolve_endpoint(prefix, {longest, fips::on, dual_stack::on, {}});
  REQUIRE(result.has_value());
  CHECK(result->endpoint.host() == prefix + "-fips." + std::string(63, 'r') + ".api.aws");
}
