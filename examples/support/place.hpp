// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which service is asked: what all programs share that speak of a table bucket.
#pragma once

#include "command_line.hpp"
#include "setting.hpp"
#include "surroundings.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/aws/region_setting.hpp>
#include <sansaws/aws/resolve_endpoint.hpp>
#include <sansaws/s3tables/service.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace examples {

struct place {
  sansaws::aws::service_endpoint where;
  // Who says what, where that may be forgotten and the cause of an error; else empty.
  std::string own_endpoint;  ///< an endpoint that is none of AWS's
  std::string other_region;  ///< a region that is not that of the ARN
};

/// Says on stderr what the cause may be where nobody is there, or the request is refused.
inline void tell_hints(const place& place, bool nobody_there, bool refused) {
  if (nobody_there && place.own_endpoint.starts_with("AWS_")) tell("hint: " + place.own_endpoint);
  const bool region_is_in_the_name = nobody_there && place.own_endpoint.empty();
  if ((refused || region_is_in_the_name) && !place.other_region.empty()) {
    tell("hint: " + place.other_region);
  }
}

/// The options that say which service is asked.
struct place_options {
  CLI::Option *region, *endpoint_url, *fips, *dual_stack;

  explicit place_options(CLI::App& app)
      : region(app.add_option("--region",
                              "The region to ask and to sign for. fips-us-east-1 and such mean "
                              "--fips, too. Default: AWS_REGION, else AWS_DEFAULT_REGION, else the "
                              "region in the ARN, else that of the profile.")),
        endpoint_url(app.add_option(
            "--endpoint-url",
            "Ask this endpoint, http or https, in place of the region's own. ARNs without region "
            "or account, and names with other characters, are taken then, as servers use that "
            "imitate S3 Tables. Default: "
            "AWS_ENDPOINT_URL_S3TABLES, else AWS_ENDPOINT_URL, else the region's endpoint.")),
        fips(app.add_flag("--fips")->description(
            "Use the region's endpoint with validated cryptography (FIPS 140). Does "
            "not go with an endpoint of your own. Default: what "
            "AWS_USE_FIPS_ENDPOINT says, else no.")),
        dual_stack(
            app.add_flag("--dual-stack")
                ->description("Use the region's endpoint that has IPv6 addresses as well as "
                              "IPv4. Does not go with an endpoint of your own. Default: what "
                              "AWS_USE_DUALSTACK_ENDPOINT says, else no.")) {
    region->type_name("REGION");
    endpoint_url->type_name("URL");
  }
};

/// For `--help`.
inline constexpr std::string_view endpoint_help =
    "  AWS_REGION, AWS_DEFAULT_REGION\n"
    "      The region, where --region is not given. The first counts.\n"
    "  AWS_ENDPOINT_URL_S3TABLES, AWS_ENDPOINT_URL\n"
    "      The endpoint, where --endpoint-url is not given. The first counts.\n"
    "  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS\n"
    "      If true, the two variables above are ignored.\n"
    "  AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT\n"
    "      If true, the same as --fips and --dual-stack.\n";

/// The identifier in an option, or the end of the program. By wider rules for servers that imitate
/// the service, where the endpoint is not one of AWS's.
template <class Id>
Id identifier_of(const CLI::Option* option, const place_options& options) {
  return parsed(option, given_endpoint(options.endpoint_url) ? &Id::parse_relaxed : &Id::parse);
}

/// The region that the option says, or the environment, or the ARN.
inline std::optional<setting> region_of(const place_options& options,
                                        const std::string& arn_region) {
  if (auto region = given_region(options.region)) return region;
  if (arn_region.empty()) return std::nullopt;
  return setting{arn_region, options.region->get_name()};
}

/// What the options and the environment say, or the end of the program.
inline place place_of(const place_options& options, const std::string& arn_region,
                      const setting& region) {
  using sansaws::aws::region_setting;
  const auto url = given_endpoint(options.endpoint_url);
  sansaws::aws::endpoint_options chosen;
  if (url) chosen.custom = value_or_refuse(sansaws::aws::endpoint::parse(url->text), *url);

  const auto asked = value_or_refuse(region_setting::parse(region.text), region);
  chosen.region = asked.region;

  // Who asks for what, for a conflict's error.
  const auto asks_for = [](const CLI::Option* flag, const char* variable) -> std::string {
    if (is_given(flag)) return flag->get_name();
    return says_true(variable) ? variable : "";
  };
  std::string fips = asks_for(options.fips, "AWS_USE_FIPS_ENDPOINT");
  if (fips.empty() && asked.fips == sansaws::aws::fips::on) fips = region.source;
  const std::string dual_stack = asks_for(options.dual_stack, "AWS_USE_DUALSTACK_ENDPOINT");
  if (!fips.empty()) chosen.fips = sansaws::aws::fips::on;
  if (!dual_stack.empty()) chosen.dual_stack = sansaws::aws::dual_stack::on;

  auto where = sansaws::aws::resolve_endpoint(sansaws::s3tables::service.endpoint_prefix, chosen);
  if (!where && url) {
    refuse(to_string(where.error()) + " (" + url->source + " and " +
           (fips.empty() ? dual_stack : fips) + ")");
  }
  std::string own_endpoint;
  if (url) own_endpoint = url->source + " is " + to_string(*chosen.custom);
  std::string other_region;
  if (!arn_region.empty() && chosen.region->text() != arn_region) {
    other_region = region.source + " is " + std::string(chosen.region->text()) +
                   ", the bucket's ARN says " + arn_region;
  }
  return {value_or_refuse(std::move(where)), std::move(own_endpoint), std::move(other_region)};
}

}  // namespace examples
