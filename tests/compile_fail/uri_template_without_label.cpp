// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An operation that leaves a parameter out of its path has a body, which a GET cannot have.
// Refused: static.assert(ion)? failed
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

struct my_operation : sansaws::s3tables::get_table_maintenance_job_status {
#ifdef SANSAWS_BAD_LINE
  static constexpr sansaws::rest_json1::uri_template<input> path = "/{tableBucketARN}/{namespace}";
#else
  static constexpr sansaws::rest_json1::uri_template<input> path =
      "/{tableBucketARN}/{namespace}/{name}";
#endif
};
static_assert(sansaws::rest_json1::operation<my_operation>);

int main() {}
