// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text that is not a literal becomes a region through parse, which can refuse it.
// Refused: use of deleted function|invokes a deleted function
// Says: use_parse
// Lines: 12
#include <sansaws/aws/region.hpp>

#include <string>

int main() {
  const std::string text = "us-east-1";
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::aws::region region(text);
#else
  [[maybe_unused]] const auto region = sansaws::aws::region::parse(text);
#endif
}
