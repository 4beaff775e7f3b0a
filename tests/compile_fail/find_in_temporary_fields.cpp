// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A value of temporary fields cannot be viewed.
// Refused: deleted function .*find|call to deleted member function 'find'
#include <sansaws/http/fields.hpp>

int main() {
#ifdef SANSAWS_BAD_LINE
  [[maybe_unused]] const auto value = sansaws::http::fields{}.find("host");
#else
  const sansaws::http::fields fields;
  [[maybe_unused]] const auto value = fields.find("host");
#endif
}
