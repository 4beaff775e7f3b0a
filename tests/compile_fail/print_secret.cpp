// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A secret cannot be printed; its text can, where someone asks for it by name.
// Refused: no match for 'operator<<'|invalid operands to binary expression
#include <sansaws/core/secret.hpp>

#include <iostream>

int main() {
  const sansaws::secret secret("hush");
#ifdef SANSAWS_BAD_LINE
  std::cout << secret;
#else
  std::cout << secret.expose();
#endif
}
