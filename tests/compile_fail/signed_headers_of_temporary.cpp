// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Fields to sign are views, which a temporary list would not outlive.
// Refused: deleted function .*signed_headers|call to deleted constructor
#include <sansaws/sigv4/signed_headers.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  const sansaws::sigv4::signed_headers chosen{sansaws::http::fields()};
#else
  const sansaws::http::fields fields;
  const sansaws::sigv4::signed_headers chosen{fields};
#endif
  return static_cast<int>(chosen.size());
}
