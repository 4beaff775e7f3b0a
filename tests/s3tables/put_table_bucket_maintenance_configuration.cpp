// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/put_table_bucket_maintenance_configuration.hpp>.
#include <sansaws/s3tables/put_table_bucket_maintenance_configuration.hpp>

#include "operation_vectors.hpp"

using sansaws::s3tables::put_table_bucket_maintenance_configuration;

TEST_CASE("PutTableBucketMaintenanceConfiguration is requested as the SDK requests it") {
  operation_vectors::check_requests<put_table_bucket_maintenance_configuration>();
}

TEST_CASE("PutTableBucketMaintenanceConfiguration is read as the SDK reads it") {
  operation_vectors::check_answers<put_table_bucket_maintenance_configuration>();
}
