// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/core/detail/heap_array.hpp>.
#include <sansaws/core/detail/heap_array.hpp>

#include <type_traits>
#include <utility>

#include "catch.hpp"

using sansaws::detail::heap_array;

namespace {

constexpr bool works_while_compiling() {
  heap_array<char> text(2);
  text.data()[0] = 'a';
  text.data()[1] = 'b';
  heap_array<char> moved;
  moved = std::move(text);
  const heap_array<char> kept(std::move(moved));
  return kept.size() == 2 && kept.data()[0] == 'a' && kept.data()[1] == 'b';
}
static_assert(works_while_compiling());
static_assert(!std::is_copy_constructible_v<heap_array<char>>);

}  // namespace

TEST_CASE("an array that was moved from is empty, or holds what was replaced") {
  heap_array<int> first(3);
  first.data()[2] = 7;
  heap_array<int> second(std::move(first));
  CHECK(second.size() == 3);
  CHECK(second.data()[2] == 7);
  CHECK(first.size() == 0);        // NOLINT: what is left of it is the promise
  CHECK(first.data() == nullptr);  // NOLINT
  first = std::move(second);
  CHECK(first.data()[2] == 7);
}
