// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A unit of the same program in standard C++ only, see first.cpp.
#ifndef SANSAWS_STANDARD_ONLY
#define SANSAWS_STANDARD_ONLY
#endif
#include <every_header.hpp>

#include "signature.hpp"

const void* address_seen_by_standard_unit();
const void* address_seen_by_standard_unit() {
  return &sansaws::detail::caller_category;
}
std::string signature_of_standard_unit();
std::string signature_of_standard_unit() {
  return signature();
}
