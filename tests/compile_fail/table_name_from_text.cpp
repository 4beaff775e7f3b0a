// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text that is not a literal becomes a table name through parse, which can refuse it.
// Refused: use of deleted function|invokes a deleted function
// Says: use_parse
// Lines: 12
#include <sansaws/s3tables/identifiers.hpp>

#include <string>

int main() {
  const std::string text = "orders";
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::s3tables::table_name name(text);
#else
  [[maybe_unused]] const auto name = sansaws::s3tables::table_name::parse(text);
#endif
}
