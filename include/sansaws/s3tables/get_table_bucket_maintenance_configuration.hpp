// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation GetTableBucketMaintenanceConfiguration: how the maintenance is set that runs on all
// tables of a table bucket.
#pragma once

#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/uri_template.hpp>
#include <sansaws/s3tables/identifiers.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>
#include <sansaws/s3tables/service.hpp>
#include <sansaws/s3tables/service_errc.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/system/error_code.hpp>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// Names one table bucket.
struct get_table_bucket_maintenance_configuration_input {
  s3tables::table_bucket_arn table_bucket_arn;  ///< the bucket

  friend bool operator==(const get_table_bucket_maintenance_configuration_input&,
                         const get_table_bucket_maintenance_configuration_input&) = default;
};
BOOST_DESCRIBE_STRUCT(get_table_bucket_maintenance_configuration_input, (), (table_bucket_arn))

/// The ARN of the table bucket and its configurations.
struct get_table_bucket_maintenance_configuration_output {
  std::string table_bucket_arn;                           ///< the bucket
  table_bucket_maintenance_configurations configuration;  ///< by kind of maintenance

  friend bool operator==(const get_table_bucket_maintenance_configuration_output&,
                         const get_table_bucket_maintenance_configuration_output&) = default;
};
BOOST_DESCRIBE_STRUCT(get_table_bucket_maintenance_configuration_output, (),
                      (table_bucket_arn, configuration))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 1>
    wire_names<s3tables::get_table_bucket_maintenance_configuration_input>{"tableBucketARN"};
template <>
inline constexpr std::array<std::string_view, 2>
    wire_names<s3tables::get_table_bucket_maintenance_configuration_output>{"tableBucketARN",
                                                                            "configuration"};

namespace s3tables {

/// Describes the operation. It only reads, so it can be repeated safely.
/// Specification: Amazon S3 API Reference, "GetTableBucketMaintenanceConfiguration".
struct get_table_bucket_maintenance_configuration {
  using input = get_table_bucket_maintenance_configuration_input;    ///< what the caller says
  using output = get_table_bucket_maintenance_configuration_output;  ///< what a success says

  static constexpr std::string_view name =
      "GetTableBucketMaintenanceConfiguration";                            ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;  ///< whom to ask
  static constexpr http::method method = http::method::get;                ///< of the request
  /// The path and query of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path = "/buckets/{tableBucketARN}/maintenance";

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::operation<get_table_bucket_maintenance_configuration>);

}  // namespace s3tables
}  // namespace sansaws
