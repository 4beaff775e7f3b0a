// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A literal in upper case is no namespace.
// Refused: refused_literal_has_a_character|consteval function.*not a constant expression
#include <sansaws/s3tables/identifiers.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::s3tables::namespace_name name("Sales");
#else
  [[maybe_unused]] const sansaws::s3tables::namespace_name name("sales");
#endif
}
