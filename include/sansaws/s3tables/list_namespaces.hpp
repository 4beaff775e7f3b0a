// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The operation ListNamespaces: the namespaces of one table bucket.
#pragma once

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
#include <boost/system/error_code.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sansaws::inline SANSAWS_ABI {
namespace s3tables {

/// Which namespaces; all of the bucket by default.
struct list_namespaces_input {
  s3tables::table_bucket_arn table_bucket_arn;  ///< the bucket
  std::optional<name_prefix> prefix = {};       ///< only names that begin so
  /// Which page; the first one by default.
  std::optional<s3tables::continuation_token> continuation_token = {};
  std::optional<page_size> max_namespaces = {};  ///< how many on one page

  friend bool operator==(const list_namespaces_input&, const list_namespaces_input&) = default;
};
BOOST_DESCRIBE_STRUCT(list_namespaces_input, (),
                      (table_bucket_arn, prefix, continuation_token, max_namespaces))

/// A namespace. Its name is a list, of one part so far.
struct namespace_summary {
  std::vector<std::string> namespace_parts;    ///< the name
  timestamp created_at;                        ///< when it was made
  std::string created_by;                      ///< the account that made it
  std::string owner_account_id;                ///< the account that owns it
  std::optional<std::string> namespace_id;     ///< never given to another namespace
  std::optional<std::string> table_bucket_id;  ///< never given to another bucket

  friend bool operator==(const namespace_summary&, const namespace_summary&) = default;
};
BOOST_DESCRIBE_STRUCT(namespace_summary, (),
                      (namespace_parts, created_at, created_by, owner_account_id, namespace_id,
                       table_bucket_id))

/// One page of the list.
struct list_namespaces_output {
  std::vector<namespace_summary> namespaces;      ///< the namespaces
  std::optional<std::string> continuation_token;  ///< of the next page; absent or empty on the last

  friend bool operator==(const list_namespaces_output&, const list_namespaces_output&) = default;
};
BOOST_DESCRIBE_STRUCT(list_namespaces_output, (), (namespaces, continuation_token))

}  // namespace s3tables

template <>
inline constexpr std::array<std::string_view, 4> wire_names<s3tables::list_namespaces_input>{
    "tableBucketARN", "prefix", "continuationToken", "maxNamespaces"};

template <>
inline constexpr std::array<std::string_view, 6> wire_names<s3tables::namespace_summary>{
    "namespace", "createdAt", "createdBy", "ownerAccountId", "namespaceId", "tableBucketId"};

template <>
inline constexpr std::array<std::string_view, 2> wire_names<s3tables::list_namespaces_output>{
    "namespaces", "continuationToken"};

namespace s3tables {

/// Describes the operation. It only reads, so it can be repeated safely.
/// Specification: Amazon S3 API Reference, "ListNamespaces".
struct list_namespaces {
  using input = list_namespaces_input;    ///< what the caller says
  using output = list_namespaces_output;  ///< what a success says

  static constexpr std::string_view name = "ListNamespaces";               ///< in the model
  static constexpr rest_json1::service_names service = s3tables::service;  ///< whom to ask
  static constexpr http::method method = http::method::get;                ///< of the request
  /// The path and query of the request, behind the base path of the endpoint.
  static constexpr rest_json1::uri_template<input> path =
      "/namespaces/{tableBucketARN}{?prefix,continuationToken,maxNamespaces}";
  /// Of the page that is asked for.
  static constexpr auto input_token = &input::continuation_token;
  static constexpr auto output_token = &output::continuation_token;  ///< of the next page

  /// The `service_errc` of a code on the wire.
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return service_errc_of(code);
  }
};
static_assert(rest_json1::paginated<list_namespaces>);

}  // namespace s3tables
}  // namespace sansaws
