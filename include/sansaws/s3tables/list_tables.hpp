// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation ListTables: the tables of a table bucket, or of one of its namespaces.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/next_page.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/uri_template.hpp>
#include <sansaws/s3tables/identifiers.hpp>
#include <sansaws/s3tables/list_parameters.hpp>
#include <sansaws/s3tables/service.hpp>
#include <sansaws/s3tables/service_errc.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// Whose a table is.
enum class table_type {
  customer,  ///< written by the account's own engines
  aws,       ///< written by a service of AWS
};
BOOST_DESCRIBE_ENUM(table_type, customer, aws)

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::table_type>{"customer",
                                                                                  "aws"};

namespace s3tables {

/// Which tables; all of the bucket by default.
struct list_tables_input {
  s3tables::table_bucket_arn table_bucket_arn;                  ///< the bucket
  std::optional<s3tables::namespace_name> namespace_name = {};  ///< only those of this namespace
  std::optional<name_prefix> prefix = {};                       ///< only names that begin so
  /// Which page; the first one by default.
  std::optional<s3tables::continuation_token> continuation_token = {};
  std::optional<page_size> max_tables = {};  ///< how many on one page

  friend bool operator==(const list_tables_input&, const list_tables_input&) = default;
};
BOOST_DESCRIBE_STRUCT(list_tables_input, (),
                      (table_bucket_arn, namespace_name, prefix, continuation_token, max_tables))

/// A table. The name of its namespace is a list, of one part so far.
///
/// The service sends `type` and `table_arn` with every table; servers that imitate it may not.
struct table_summary {
  std::vector<std::string> namespace_parts;       ///< the name of its namespace
  std::string name;                               ///< the name
  std::optional<open_enum<table_type>> type;      ///< whose it is
  std::optional<std::string> table_arn;           ///< its ARN
  timestamp created_at;                           ///< when it was made
  timestamp modified_at;                          ///< when it was last changed
  std::optional<std::string> managed_by_service;  ///< the service of AWS that writes it
  std::optional<std::string> namespace_id;        ///< never given to another namespace
  std::optional<std::string> table_bucket_id;     ///< never given to another bucket

  friend bool operator==(const table_summary&, const table_summary&) = default;
};
BOOST_DESCRIBE_STRUCT(table_summary, (),
                      (namespace_parts, name, type, table_arn, created_at, modified_at,
                       managed_by_service, namespace_id, table_bucket_id))

/// One page of the list.
struct list_tables_output {
  std::vector<table_summary> tables;              ///< the tables
  std::optional<std::string> continuation_token;  ///< of the next page; absent or empty on the last

  friend bool operator==(const list_tables_output&, const list_tables_output&) = default;
};
BOOST_DESCRIBE_STRUCT(list_tables_output, (), (tables, continuation_token))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 5> wire_names<s3tables::list_tables_input>{
    "tableBucketARN", "namespace", "prefix", "continuationToken", "maxTables"};

template <>
inline constexpr std::array<std::string_view, 9> wire_names<s3tables::table_summary>{
    "namespace",        "name",        "type",         "tableARN", "createdAt", "modifiedAt",
    "managedByService", "namespaceId", "tableBucketId"};

template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::list_tables_output>{
    "tables", "continuationToken"};

namespace s3tables {

/// Describes the operation. It only reads, so it can be repeated safely.
/// Specification: Amazon S3 API Reference, "ListTables".
struct list_tables {
  using input = list_tables_input;    ///< what the caller says
  using output = list_tables_output;  ///< what a success says

  static constexpr std::string_view name = "ListTables";                   ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;  ///< whom to ask
  static constexpr http::method method = http::method::get;                ///< of the request
  /// The path and query of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path =
      "/tables/{tableBucketARN}{?namespace,prefix,continuationToken,maxTables}";
  /// Of the page that is asked for.
  static constexpr auto input_token = &input::continuation_token;
  static constexpr auto output_token = &output::continuation_token;  ///< of the next page

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::paginated<list_tables>);

}  // namespace s3tables
}  // namespace sansaws
