// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Credentials cannot be printed.
// Refused: no match for 'operator<<'|invalid operands to binary expression
#include <sansaws/sigv4/credentials.hpp>

#include <iostream>

int main() {
  const auto keys = sansaws::sigv4::credentials::make("AKIDEXAMPLE", "SECRETEXAMPLE");
#ifdef SANSAWS_BAD_LINE
  std::cout << *keys;
#else
  std::cout << keys->access_key_id();
#endif
}
