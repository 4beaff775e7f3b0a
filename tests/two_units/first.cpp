// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Every header in two units of one program: the linker refuses what is defined twice.
#include <every_header.hpp>

#ifndef BOOST_JSON_DETAIL_CONFIG_HPP
#error this is how below_json tells that there is Boost.JSON
#endif

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
