// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// All operations, for the harnesses that try each of them with the same bytes.
#pragma once

#include <sansaws/s3tables.hpp>

#include <string_view>

namespace fuzz {

/// Calls `use.template operator()<Op>(route)` for each operation. The route is that of the
/// service's model: a name in braces stands for a member of the input. What else the input has goes
/// into the query, but for `value`, which is the body.
template <class Use>
void for_each_operation(Use use) {
  using namespace sansaws::s3tables;
  use.template operator()<list_table_buckets>("/buckets");
  use.template operator()<list_namespaces>("/namespaces/{tableBucketARN}");
  use.template operator()<list_tables>("/tables/{tableBucketARN}");
  use.template operator()<get_table_maintenance_job_status>(
      "/tables/{tableBucketARN}/{namespace}/{name}/maintenance-job-status");
  use.template operator()<get_table_maintenance_configuration>(
      "/tables/{tableBucketARN}/{namespace}/{name}/maintenance");
  use.template operator()<put_table_maintenance_configuration>(
      "/tables/{tableBucketARN}/{namespace}/{name}/maintenance/{type}");
  use.template operator()<get_table_bucket_maintenance_configuration>(
      "/buckets/{tableBucketARN}/maintenance");
  use.template operator()<put_table_bucket_maintenance_configuration>(
      "/buckets/{tableBucketARN}/maintenance/{type}");
  use.template operator()<get_table_record_expiration_job_status>(
      "/table-record-expiration-job-status");
}

}  // namespace fuzz
