// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A literal that would lead the host astray is no region.
// Refused: refused_literal_has_a_character|consteval function.*not a constant expression
#include <sansaws/aws/region.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::aws::region region("us-east-1.evil.com");
#else
  [[maybe_unused]] const sansaws::aws::region region("us-east-1");
#endif
}
