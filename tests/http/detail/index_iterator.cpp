// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The iterator is all that std::forward_iterator asks for.
#include <sansaws/http/detail/index_iterator.hpp>
#include <sansaws/http/fields.hpp>

#include "catch.hpp"

#include <iterator>
#include <vector>

namespace {

struct squares {
  using value_type = int;
  constexpr int operator[](std::size_t i) const noexcept { return static_cast<int>(i * i); }
};
using iterator = sansaws::http::detail::index_iterator<squares>;

static_assert(std::forward_iterator<iterator>);
static_assert(std::forward_iterator<sansaws::http::fields::const_iterator>);

}  // namespace

TEST_CASE("an index iterator yields the elements by value") {
  const squares list;
  iterator i(list, 3);
  CHECK(*i == 9);
  CHECK(*++i == 16);
  CHECK(*i++ == 16);
  CHECK(*i == 25);
}

TEST_CASE("index iterators of one list are equal where they point to one element") {
  const squares list;
  const iterator first(list, 0);
  const iterator last(list, 4);
  CHECK(first == iterator(list, 0));
  CHECK(first != last);
  CHECK(std::vector<int>(first, last) == std::vector<int>{0, 1, 4, 9});
}
