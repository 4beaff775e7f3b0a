// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A list in braces is kept inside of the options, which have room for some names only.
// Refused: refused_more_than_max_literals|constant expression
#include <sansaws/sigv4/options.hpp>

int main() {
  sansaws::sigv4::options options;
#ifdef SANSAWS_BAD_LINE
  options.additional_signed_headers = {"a", "b", "c", "d", "e", "f", "g"};
#else
  options.additional_signed_headers = {"a", "b", "c", "d", "e", "f"};
#endif
  return options.additional_signed_headers.empty() ? 1 : 0;
}
