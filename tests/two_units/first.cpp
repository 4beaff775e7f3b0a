// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Every header in two units of one program: the linker refuses what is defined twice.
#include <every_header.hpp>

const void* address_seen_by_second_unit();

namespace {
// An inline variable is one object in the whole program.
const void* address_seen_here() {
  return &sansaws::detail::caller_category;
}
}  // namespace

int main() {
  return address_seen_here() == address_seen_by_second_unit() ? 0 : 1;
}
