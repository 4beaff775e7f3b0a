// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A name in braces is kept as a view, so it has to be a literal.
// Refused: constant expression
#include <sansaws/sigv4/options.hpp>

#include <string>

int main() {
  sansaws::sigv4::options options;
#ifdef SANSAWS_BAD_LINE
  const std::string name("accept");
  options.additional_signed_headers = {name};
#else
  options.additional_signed_headers = {"accept"};
#endif
  return options.additional_signed_headers.empty() ? 1 : 0;
}
