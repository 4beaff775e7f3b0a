// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How a harness says that something is not as it was promised: in words, and by ending the program.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace fuzz {

/// Ends the program unless `kept`.
inline void promise(bool kept, std::string_view words) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(words.size()), words.data());
  std::abort();
}

/// The same of an oracle's answer: the promise that is broken, or nothing.
inline void promise(const std::optional<std::string_view>& broken) {
  if (broken) promise(false, *broken);
}

}  // namespace fuzz
