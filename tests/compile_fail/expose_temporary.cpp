// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The text of a secret that is about to be wiped cannot be taken.
// Refused: deleted function .*expose|call to deleted member function 'expose'
#include <sansaws/core/secret.hpp>

int main() {
  const sansaws::secret secret("hush");
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto text = sansaws::secret("hush").expose();
#else
  [[maybe_unused]] const auto text = secret.expose();
#endif
}
