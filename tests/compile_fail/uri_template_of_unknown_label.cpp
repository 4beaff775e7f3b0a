// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A path whose label is no parameter of its operation does not compile.
// Refused: refused_template|consteval function.*not a constant expression
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

int main() {
  using path =
      sansaws::rest_json1::uri_template<sansaws::s3tables::get_table_maintenance_job_status_input>;
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] constexpr path wrong = "/{tableBucketARN}/{namespace}/{table}";
#else
  [[maybe_unused]] constexpr path right = "/{tableBucketARN}/{namespace}/{name}";
#endif
}
