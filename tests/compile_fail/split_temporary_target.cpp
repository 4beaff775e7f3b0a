// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The parts of a target are views, which a temporary string would not outlive.
// Refused: deleted function .*split_target|call to deleted function 'split_target'
#include <sansaws/http/detail/target_parts.hpp>

#include <string>

int main() {
#ifdef SANSAWS_BAD_LINE
  const auto parts = sansaws::http::detail::split_target(std::string("/a?b"));
#else
  const std::string target("/a?b");
  const auto parts = sansaws::http::detail::split_target(target);
#endif
  return static_cast<int>(parts.query.size());
}
