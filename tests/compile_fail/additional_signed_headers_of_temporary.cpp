// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Names in a temporary would be gone before they are read.
// Refused: deleted function
#include <sansaws/sigv4/options.hpp>

#include <array>
#include <string_view>
#include <vector>

int main() {
  sansaws::sigv4::options options;
#ifdef SANSAWS_BAD_LINE
  options.additional_signed_headers = std::vector<std::string_view>{"accept"};
#else
  const std::array<std::string_view, 1> names{"accept"};
  options.additional_signed_headers = names;
#endif
  return options.additional_signed_headers.empty() ? 1 : 0;
}
