// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation PutTableMaintenanceConfiguration: sets how one kind of maintenance runs on a table.
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

/// Names one table and a kind of maintenance, and says how that is to run. The service refuses
/// settings of another kind.
struct put_table_maintenance_configuration_input {
  s3tables::table_bucket_arn table_bucket_arn;  ///< the bucket
  s3tables::namespace_name namespace_name;      ///< the namespace
  s3tables::table_name name;                    ///< the name
  table_maintenance_type type =
      table_maintenance_type::iceberg_compaction;            ///< the kind of maintenance
  rest_json1::valid<table_maintenance_configuration> value;  ///< how it is to run

  friend bool operator==(const put_table_maintenance_configuration_input&,
                         const put_table_maintenance_configuration_input&) = default;
};
BOOST_DESCRIBE_STRUCT(put_table_maintenance_configuration_input, (),
                      (table_bucket_arn, namespace_name, name, type, value))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 5>
    wire_names<s3tables::put_table_maintenance_configuration_input>{"tableBucketARN", "namespace",
                                                                    "name", "type", "value"};

namespace s3tables {

/// Describes the operation. To repeat it with the same input changes nothing more.
/// Specification: Amazon S3 API Reference, "PutTableMaintenanceConfiguration".
struct put_table_maintenance_configuration {
  using input = put_table_maintenance_configuration_input;  ///< what the caller says
  using output = rest_json1::no_output;                     ///< what a success says

  static constexpr std::string_view name = "PutTableMaintenanceConfiguration";  ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;       ///< whom to ask
  static constexpr http::method method = http::method::put;                     ///< of the request
  /// The path and query of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path =
      "/tables/{tableBucketARN}/{namespace}/{name}/maintenance/{type}";

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::operation<put_table_maintenance_configuration>);

}  // namespace s3tables
}  // namespace sansaws
