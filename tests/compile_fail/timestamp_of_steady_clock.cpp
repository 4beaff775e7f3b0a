// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A clock that does not count from 1970 gives no timestamp.
// Refused: no matching function for call to|no matching constructor
#include <sansaws/time/timestamp.hpp>

#include <chrono>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] sansaws::timestamp now(std::chrono::steady_clock::now());
#else
  [[maybe_unused]] sansaws::timestamp now(std::chrono::system_clock::now());
#endif
}
