// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text in a buffer becomes a method through parse, which can refuse it.
// Refused: use of deleted function|invokes a deleted function
// Says: use_parse
// Lines: 12
#include <sansaws/http/method.hpp>

int main() {
  char buffer[] = "GET";
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const sansaws::http::method method(buffer);
#else
  [[maybe_unused]] const auto method = sansaws::http::method::parse(buffer);
#endif
}
