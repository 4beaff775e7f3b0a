// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/ordered_map.hpp>

#include "catch.hpp"

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using sansaws::ordered_map;
using map = ordered_map<std::string, int>;

map sample() {
  map made;
  made["one"] = 1;
  made["two"] = 2;
  made["three"] = 3;
  return made;
}

std::string keys(const map& entries) {
  std::string joined;
  for (const auto& [key, value] : entries) joined += key + ' ';
  return joined;
}

template <class T>
concept can_find = requires(T&& entries) {
  std::forward<T>(entries).find("one");
};

static_assert(std::regular<map>);
static_assert(can_find<map&> && can_find<const map&>);
static_assert(!can_find<map> && !can_find<const map>, "a pointer into a temporary");

}  // namespace

TEST_CASE("a map keeps the order in which its keys were first seen") {
  auto entries = sample();
  CHECK(keys(entries) == "one two three ");
  entries["one"] = 10;
  entries["zero"];
  CHECK(keys(entries) == "one two three zero ");
}

TEST_CASE("a key that is known to be new is added without a search") {
  auto entries = sample();
  entries.append("zero") = 7;
  CHECK(keys(entries) == "one two three zero ");
  CHECK(*entries.find("zero") == 7);
}

TEST_CASE("a repeated key keeps its place and takes the last value") {
  auto entries = sample();
  entries["two"] = 22;
  CHECK(entries.size() == 3);
  CHECK(*entries.find("two") == 22);
  CHECK(entries.begin()[1] == std::pair<std::string, int>("two", 22));
}

TEST_CASE("a new key begins with the default value") {
  map entries;
  CHECK(entries.empty());
  CHECK(entries["x"] == 0);
  CHECK(entries.size() == 1);
  CHECK_FALSE(entries.empty());
}

TEST_CASE("a key is found by anything that compares to it") {
  const auto entries = sample();
  REQUIRE(entries.find("three") != nullptr);
  CHECK(*entries.find("three") == 3);
  CHECK(entries.find(std::string_view("three")) == entries.find(std::string("three")));
  CHECK(entries.find("four") == nullptr);
  CHECK(entries.find("") == nullptr);
  const map none;
  CHECK(none.find("one") == nullptr);
}

TEST_CASE("a removed key leaves the order of the others") {
  auto entries = sample();
  CHECK(entries.erase("two"));
  CHECK(keys(entries) == "one three ");
  CHECK_FALSE(entries.erase("two"));
  CHECK(entries.erase(std::string_view("one")));
  CHECK(entries.erase("three"));
  CHECK(entries.empty());
  entries["two"] = 2;
  CHECK(keys(entries) == "two ");
}

TEST_CASE("maps are equal where their entries are, in order") {
  CHECK(map() == map());
  CHECK(sample() == sample());
  auto other = sample();
  other["two"] = 0;
  CHECK(other != sample());
  other["two"] = 2;
  CHECK(other == sample());

  map turned;
  turned["two"] = 2;
  turned["one"] = 1;
  turned["three"] = 3;
  CHECK(turned != sample());

  auto shorter = sample();
  shorter.erase("three");
  CHECK(shorter != sample());
}

TEST_CASE("copies of a map are independent") {
  const auto original = sample();
  auto copy = original;
  copy["one"] = 11;
  CHECK(*original.find("one") == 1);
}

TEST_CASE("a map's values may be moved only") {
  ordered_map<int, std::unique_ptr<int>> entries;
  entries.reserve(2);
  entries[1] = std::make_unique<int>(5);
  const auto moved = std::move(entries);
  CHECK(**moved.find(1) == 5);
}
