// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The trimmed text is a view, which a temporary string would not outlive.
// Refused: deleted function .*trim|call to deleted function 'trim'
#include <sansaws/http/grammar.hpp>

#include <string>

int main() {
#ifdef SANSAWS_BAD_LINE
  const auto text = sansaws::http::trim(std::string(" a "));
#else
  const std::string padded(" a ");
  const auto text = sansaws::http::trim(padded);
#endif
  return static_cast<int>(text.size());
}
