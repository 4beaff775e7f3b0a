// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A literal with a password in it is no endpoint.
// Refused: refused_literal_has_a_character|consteval function.*not a constant expression
#include <sansaws/aws/endpoint.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::aws::endpoint endpoint("http://me:pw@localhost:8080");
#else
  [[maybe_unused]] const sansaws::aws::endpoint endpoint("http://localhost:8080");
#endif
}
