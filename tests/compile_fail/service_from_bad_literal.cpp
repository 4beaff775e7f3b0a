// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A literal that would lead the credential scope astray is no service.
// Refused: refused_literal|consteval function.*not a constant expression
#include <sansaws/aws/service_name.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::aws::service_name service("s3/eu");
#else
  [[maybe_unused]] const sansaws::aws::service_name service("s3");
#endif
}
