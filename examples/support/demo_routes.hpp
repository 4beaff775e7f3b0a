// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which path of `loopback_endpoint` leads to which operation.
#pragma once

#include "demo_faults.hpp"
#include "demo_operations.hpp"
#include "demo_request.hpp"

#include <sansaws/json/encode.hpp>
#include <sansaws/rest_json1/operation.hpp>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>

namespace examples {

/// An answer without the fields that every answer has.
struct answer {
  int status = 200;
  std::string_view content_type = "application/json";
  std::string_view error_code = {};
  std::string body = {};
};

inline answer answer_with(const service_error& error) {
  return {error.status, "application/json", error.code,
          sansaws::json::encode(error_body{error.message})};
}

struct route {
  std::string_view method;
  std::string_view pattern;
  answer (*serve)(account&, const parameters&, std::string_view body);
};

template <sansaws::rest_json1::operation Op>
answer serve(account& by, const parameters& given, std::string_view body) {
  const auto input = read_input<Op>(given, body);
  if (!input) return answer_with(input.error());
  const auto output = by.answer(*input);
  if (!output) return answer_with(output.error());
  if constexpr (std::is_same_v<typename Op::output, sansaws::rest_json1::no_output>) {
    return {204, {}};
  } else {
    return {200, "application/json", {}, sansaws::json::encode(*output)};
  }
}

template <sansaws::rest_json1::operation Op>
route route_to(std::string_view pattern) {
  return {Op::method.text(), pattern, serve<Op>};
}

/// The routes, the one that is asked most first.
inline const std::array<route, 9>& routes() {
  using namespace s3tables;
  static const std::array<route, 9> all{
      route_to<get_table_maintenance_job_status>(
          "/tables/{tableBucketARN}/{namespace}/{name}/maintenance-job-status"),
      route_to<get_table_maintenance_configuration>(
          "/tables/{tableBucketARN}/{namespace}/{name}/maintenance"),
      route_to<put_table_maintenance_configuration>(
          "/tables/{tableBucketARN}/{namespace}/{name}/maintenance/{type}"),
      route_to<get_table_record_expiration_job_status>("/table-record-expiration-job-status"),
      route_to<list_tables>("/tables/{tableBucketARN}"),
      route_to<list_namespaces>("/namespaces/{tableBucketARN}"),
      route_to<list_table_buckets>("/buckets"),
      route_to<get_table_bucket_maintenance_configuration>("/buckets/{tableBucketARN}/maintenance"),
      route_to<put_table_bucket_maintenance_configuration>(
          "/buckets/{tableBucketARN}/maintenance/{type}"),
  };
  return all;
}

/// The answer to a request that was signed well. `path` and `query` are percent-encoded.
inline answer answer_by_route(account& by, std::string_view method, std::string_view path,
                              std::string_view query, std::string_view body) {
  for (const route& each : routes()) {
    if (each.method != method) continue;
    auto given = match(each.pattern, path);
    if (!given) continue;
    add_query(*given, query);
    return each.serve(by, *given, body);
  }
  return answer_with({404, "UnknownOperationException", "The operation is not known."});
}

}  // namespace examples
