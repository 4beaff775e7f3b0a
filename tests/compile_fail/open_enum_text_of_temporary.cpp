// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The text of a temporary open_enum, which may own it, cannot be viewed.
// Refused: deleted function .*text|call to deleted member function 'text'
#include <sansaws/core/open_enum.hpp>
#include <sansaws/http/method.hpp>

int main() {
  using method = sansaws::open_enum<sansaws::http::method>;
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto text = method("PURGE").text();
#else
  const method known("PURGE");
  [[maybe_unused]] const auto text = known.text();
#endif
}
