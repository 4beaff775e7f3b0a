// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation PutTableBucketMaintenanceConfiguration: sets how maintenance runs on all tables of
// a table bucket.
#pragma once

#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/uri_template.hpp>
#include <sansaws/rest_json1/valid.hpp>
#include <sansaws/s3tables/identifiers.hpp>
#include <sansaws/s3tables/maintenance_configuration.hpp>
#include <sansaws/s3tables/service.hpp>
#include <sansaws/s3tables/service_errc.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/system/error_code.hpp>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// Names one table bucket and a kind of maintenance, and says how that is to run.
struct put_table_bucket_maintenance_configuration_input {
  s3tables::table_bucket_arn table_bucket_arn;  ///< the bucket
  /// The kind of maintenance.
  table_bucket_maintenance_type type =
      table_bucket_maintenance_type::iceberg_unreferenced_file_removal;
  rest_json1::valid<table_bucket_maintenance_configuration> value;  ///< how it is to run

  friend bool operator==(const put_table_bucket_maintenance_configuration_input&,
                         const put_table_bucket_maintenance_configuration_input&) = default;
};
BOOST_DESCRIBE_STRUCT(put_table_bucket_maintenance_configuration_input, (),
                      (table_bucket_arn, type, value))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 3>
    wire_names<s3tables::put_table_bucket_maintenance_configuration_input>{"tableBucketARN", "type",
                                                                           "value"};

namespace s3tables {

/// Describes the operation. To repeat it with the same input changes nothing more.
/// Specification: Amazon S3 API Reference, "PutTableBucketMaintenanceConfiguration".
struct put_table_bucket_maintenance_configuration {
  using input = put_table_bucket_maintenance_configuration_input;  ///< what the caller says
  using output = rest_json1::no_output;                            ///< what a success says

  static constexpr std::string_view name =
      "PutTableBucketMaintenanceConfiguration";                            ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;  ///< whom to ask
  static constexpr http::method method = http::method::put;                ///< of the request
  /// The path and query of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path =
      "/buckets/{tableBucketARN}/maintenance/{type}";

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::operation<put_table_bucket_maintenance_configuration>);

}  // namespace s3tables
}  // namespace sansaws
