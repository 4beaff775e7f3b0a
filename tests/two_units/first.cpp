// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Every header in two units of one program: the linker refuses what is defined twice.
#include <every_header.hpp>

#include "signature.hpp"

#if !defined(BOOST_JSON_DETAIL_CONFIG_HPP) && !defined(SANSAWS_SEPARATE_COMPILATION)
#error this is how below_json tells that there is Boost.JSON
#endif

const void* address_seen_by_second_unit();
const void* address_seen_by_standard_unit();
std::string signature_of_standard_unit();

namespace {
// An inline variable is one object in the whole program.
const void* address_seen_here() {
  return &sansaws::detail::caller_category;
}
}  // namespace

int main() {
  if (address_seen_here() != address_seen_by_second_unit()) return 1;
    // A unit that takes nothing beyond standard C++ shares nothing with others, and signs the same.
#ifndef SANSAWS_STANDARD_ONLY
  if (address_seen_here() == address_seen_by_standard_unit()) return 2;
#endif
  return signature() == signature_of_standard_unit() ? 0 : 3;
}
