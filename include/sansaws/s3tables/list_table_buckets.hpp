// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation ListTableBuckets: the table buckets of the account in one region.
#pragma once

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/next_page.hpp>
#include <sansaws/rest_json1/operation.hpp>
#include <sansaws/rest_json1/uri_template.hpp>
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

/// Whose a table bucket is.
enum class table_bucket_type {
  customer,  ///< made by the account
  aws,       ///< made by AWS for it
};
BOOST_DESCRIBE_ENUM(table_bucket_type, customer, aws)

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::table_bucket_type>{"customer",
                                                                                         "aws"};

namespace s3tables {

/// Which table buckets; all of them by default.
struct list_table_buckets_input {
  std::optional<bucket_name_prefix> prefix = {};  ///< only names that begin so
  /// Which page; the first one by default.
  std::optional<s3tables::continuation_token> continuation_token = {};
  std::optional<page_size> max_buckets = {};   ///< how many on one page
  std::optional<table_bucket_type> type = {};  ///< only those of a customer, or of AWS

  friend bool operator==(const list_table_buckets_input&,
                         const list_table_buckets_input&) = default;
};
BOOST_DESCRIBE_STRUCT(list_table_buckets_input, (), (prefix, continuation_token, max_buckets, type))

/// A table bucket.
struct table_bucket_summary {
  std::string arn;                                   ///< the ARN
  std::string name;                                  ///< the name
  std::string owner_account_id;                      ///< the account that owns it
  timestamp created_at;                              ///< when it was made
  std::optional<std::string> table_bucket_id;        ///< never given to another bucket
  std::optional<open_enum<table_bucket_type>> type;  ///< whose it is

  friend bool operator==(const table_bucket_summary&, const table_bucket_summary&) = default;
};
BOOST_DESCRIBE_STRUCT(table_bucket_summary, (),
                      (arn, name, owner_account_id, created_at, table_bucket_id, type))

/// One page of the list.
struct list_table_buckets_output {
  std::vector<table_bucket_summary> table_buckets;  ///< the buckets
  std::optional<std::string> continuation_token;  ///< of the next page; absent or empty on the last

  friend bool operator==(const list_table_buckets_output&,
                         const list_table_buckets_output&) = default;
};
BOOST_DESCRIBE_STRUCT(list_table_buckets_output, (), (table_buckets, continuation_token))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 4> wire_names<s3tables::list_table_buckets_input>{
    "prefix", "continuationToken", "maxBuckets", "type"};

template <>
inline constexpr std::array<std::string_view, 6> wire_names<s3tables::table_bucket_summary>{
    "arn", "name", "ownerAccountId", "createdAt", "tableBucketId", "type"};

template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::list_table_buckets_output>{
    "tableBuckets", "continuationToken"};

namespace s3tables {

/// Describes the operation. It only reads, so it can be repeated safely.
/// Specification: Amazon S3 API Reference, "ListTableBuckets".
struct list_table_buckets {
  using input = list_table_buckets_input;    ///< what the caller says
  using output = list_table_buckets_output;  ///< what a success says

  static constexpr std::string_view name = "ListTableBuckets";             ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;  ///< whom to ask
  static constexpr http::method method = http::method::get;                ///< of the request
  /// The path and query of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path =
      "/buckets{?prefix,continuationToken,maxBuckets,type}";
  /// Of the page that is asked for.
  static constexpr auto input_token = &input::continuation_token;
  static constexpr auto output_token = &output::continuation_token;  ///< of the next page

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::paginated<list_table_buckets>);

}  // namespace s3tables
}  // namespace sansaws
