// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Names with values, kept in the order in which they came and sorted in any other.
#include <sansaws/sigv4/detail/name_value_list.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using sansaws::sigv4::detail::name_value_list;
using item = name_value_list::item;

namespace {

constexpr bool by_name(const item& left, const item& right) {
  return left.name.text() < right.name.text();
}
bool by_name_and_place(const item& left, const item& right) {
  return left.name.text() != right.name.text() ? by_name(left, right)
                                               : left.position < right.position;
}

constexpr bool compiles() {
  name_value_list list;
  for (const std::string_view name : {"f", "b", "e", "a", "d", "c"}) list.put(name, "v");
  list.sort(by_name);
  char next = 'a';
  for (const item& each : list.items()) {
    if (each.name.text() != std::string_view(&next, 1) || each.value.text() != "v") return false;
    ++next;
  }
  return list.size() == 6;
}
static_assert(compiles());

}  // namespace

TEST_CASE("what was put is there in its order, however much it is") {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i != 40; ++i) texts.push_back(std::to_string(i));
  name_value_list list;
  for (std::size_t count = 0; count != texts.size(); ++count) {
    REQUIRE(list.size() == count);
    REQUIRE(list.items().size() == count);
    for (std::size_t i = 0; i != count; ++i) {
      const item& each = list.items()[i];
      CHECK(each.name.text() == texts[i]);
      CHECK(each.value.text() == texts[i]);
      CHECK(each.position == i);
      CHECK(each.folded == (i % 3 == 0));
    }
    list.put(texts[count], texts[count], count % 3 == 0);
  }
}

TEST_CASE("a copy is one of its own") {
  for (const std::size_t count : {0U, 1U, 4U, 5U, 20U}) {
    name_value_list list;
    for (std::size_t i = 0; i != count; ++i) list.put("n", "v", i % 2 == 0);
    name_value_list copy = list;
    copy.put("other", "w");
    CHECK(list.size() == count);
    REQUIRE(copy.items().size() == count + 1);
    CHECK(copy.items().back().name.text() == "other");
    for (std::size_t i = 0; i != count; ++i) {
      CHECK(copy.items()[i].name.text() == "n");
      CHECK(copy.items()[i].folded == (i % 2 == 0));
    }
  }
}

TEST_CASE("any number of items is sorted, and by place where the order asks for it") {
  samples::random_numbers random(5);
  for (std::size_t count = 0; count != 100; ++count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i != count; ++i) names.push_back(random.text("abc", random.below(3)));
    name_value_list list;
    for (const std::string& name : names) list.put(name, name);
    list.sort(by_name_and_place);
    std::vector<std::size_t> expected(count);
    for (std::size_t i = 0; i != count; ++i) expected[i] = i;
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::size_t l, std::size_t r) { return names[l] < names[r]; });
    CAPTURE(count);
    for (std::size_t i = 0; i != count; ++i) {
      CHECK(list.items()[i].position == expected[i]);
      CHECK(list.items()[i].value.text() == names[expected[i]]);
    }
  }
}

TEST_CASE("sorting compares in the order of n log n, whatever the order was") {
  static std::size_t comparisons;
  constexpr std::size_t count = 4096;
  std::vector<std::string> names;
  for (std::size_t i = 0; i != count; ++i) names.push_back(std::to_string(10'000 + i));
  const auto compared = [&](auto place_of) {
    name_value_list list;
    for (std::size_t i = 0; i != count; ++i) list.put(names[place_of(i)], {});
    comparisons = 0;
    list.sort([](const item& left, const item& right) {
      ++comparisons;
      return by_name(left, right);
    });
    return comparisons;
  };
  constexpr std::size_t most = 2 * count * 12 + 2 * count;  // log2(4096) is 12
  CHECK(compared([](std::size_t i) { return i; }) < most);
  CHECK(compared([](std::size_t i) { return count - 1 - i; }) < most);
  CHECK(compared([](std::size_t i) { return i * 2741 % count; }) < most);
  CHECK(compared([](std::size_t) { return std::size_t{0}; }) < most);
}
