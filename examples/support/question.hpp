// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which table is asked about, and where: what `sign_request` and `maintenance_status` share.
#pragma once

#include "command_line.hpp"
#include "surroundings.hpp"

#include <sansaws/s3tables.hpp>

#include <optional>
#include <string_view>
#include <utility>

namespace examples {

using call = sansaws::s3tables::get_table_maintenance_job_status;

struct question {
  call::input input;
  sansaws::aws::service_endpoint where;
};

/// `--region`, else `AWS_REGION`, else the region of the ARN.
inline sansaws::aws::region_setting region_of(const command_line& arguments,
                                              const sansaws::s3tables::table_bucket_arn& arn) {
  if (const auto given = arguments.value("--region")) {
    return value_or_refuse(sansaws::aws::region_setting::parse(*given));
  }
  if (const auto given = environment("AWS_REGION")) {
    return value_or_refuse(sansaws::aws::region_setting::parse(*given));
  }
  return value_or_refuse(sansaws::aws::region_setting::parse(arn.region()));
}

/// `--table-bucket-arn --namespace --name [--region] [--endpoint-url] [--fips] [--dual-stack]`.
///
/// With an endpoint of its own, the relaxed forms of the identifiers count: servers that imitate
/// S3 Tables use ARNs without region or account.
inline question question_of(const command_line& arguments) {
  using namespace sansaws::s3tables;
  sansaws::aws::endpoint_options options;
  const auto parse = [&]<class T>(std::string_view option, T (*strict)(std::string_view),
                                  T (*relaxed)(std::string_view)) {
    const std::string_view text = arguments.required(option);
    return value_or_refuse(options.custom ? relaxed(text) : strict(text));
  };
  if (const auto url = arguments.value("--endpoint-url")) {
    options.custom = value_or_refuse(sansaws::aws::endpoint::parse(*url));
  }
  call::input input{
      parse("--table-bucket-arn", &table_bucket_arn::parse, &table_bucket_arn::parse_relaxed),
      parse("--namespace", &namespace_name::parse, &namespace_name::parse_relaxed),
      parse("--name", &table_name::parse, &table_name::parse_relaxed)};
  const auto setting = region_of(arguments, input.table_bucket_arn);
  options.region = setting.region;
  options.fips = arguments.has("--fips") ? sansaws::aws::fips::on : setting.fips;
  options.dual_stack =
      arguments.has("--dual-stack") ? sansaws::aws::dual_stack::on : sansaws::aws::dual_stack::off;
  auto where =
      value_or_refuse(sansaws::aws::resolve_endpoint(call::service.endpoint_prefix, options));
  return {std::move(input), std::move(where)};
}

}  // namespace examples
