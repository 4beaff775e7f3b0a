// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An iterator of temporary names points into what is gone.
// Refused: deleted function .*begin|call to deleted member function 'begin'
#include <sansaws/sigv4/options.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto first = sansaws::sigv4::field_names({"accept"}).begin();
#else
  const sansaws::sigv4::field_names names({"accept"});
  [[maybe_unused]] const auto first = names.begin();
#endif
}
