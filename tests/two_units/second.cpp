// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// See first.cpp.
#include <every_header.hpp>

const void* address_seen_by_second_unit();
const void* address_seen_by_second_unit() {
  return &sansaws::detail::caller_category;
}
