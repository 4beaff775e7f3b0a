// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>.
#include <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>

#include "operation_vectors.hpp"

using sansaws::s3tables::get_table_bucket_maintenance_configuration;

TEST_CASE("GetTableBucketMaintenanceConfiguration is requested as the SDK requests it") {
  operation_vectors::check_requests<get_table_bucket_maintenance_configuration>();
}

TEST_CASE("GetTableBucketMaintenanceConfiguration is read as the SDK reads it") {
  operation_vectors::check_answers<get_table_bucket_maintenance_configuration>();
}
