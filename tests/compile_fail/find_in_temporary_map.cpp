// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A value of a temporary map cannot be pointed to.
// Refused: deleted function .*find|call to deleted member function 'find'
#include <sansaws/core/ordered_map.hpp>

int main() {
  using map = sansaws::ordered_map<int, int>;
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto* found = map{}.find(1);
#else
  const map numbers;
  [[maybe_unused]] const auto* found = numbers.find(1);
#endif
}
