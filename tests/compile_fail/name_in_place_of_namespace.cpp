// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A table name does not stand where a namespace belongs.
// Refused: could not convert|no viable conversion
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

int main() {
  using namespace sansaws::s3tables;
  const table_bucket_arn bucket(
      "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket");
  const namespace_name sales("sales");
  const table_name orders("orders");
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const get_table_maintenance_job_status_input input{bucket, orders, sales};
#else
  [[maybe_unused]] const get_table_maintenance_job_status_input input{bucket, sales, orders};
#endif
}
