// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A literal that names a bucket without its ARN is no table bucket.
// Refused: refused_literal_is_not_of|consteval function.*not a constant expression
#include <sansaws/s3tables/identifiers.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::s3tables::table_bucket_arn bucket("amzn-s3-demo-bucket");
#else
  [[maybe_unused]] const sansaws::s3tables::table_bucket_arn bucket(
      "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket");
#endif
}
