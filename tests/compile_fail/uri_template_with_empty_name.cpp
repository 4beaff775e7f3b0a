// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An empty name in the query does not compile.
// Refused: refused_template|consteval function.*not a constant expression
#include <sansaws/s3tables/list_tables.hpp>

int main() {
  using path = sansaws::rest_json1::uri_template<sansaws::s3tables::list_tables_input>;
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] constexpr path wrong = "/{tableBucketARN}{?prefix,}";
#else
  [[maybe_unused]] constexpr path right = "/{tableBucketARN}{?prefix}";
#endif
}
