// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The list of fields: what it takes, what it refuses, how it finds.
#include <sansaws/http/fields.hpp>

#include "catch.hpp"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace std::string_view_literals;
using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::field_view;
using sansaws::http::fields;
using sansaws::http::sensitivity;

namespace {

static_assert(std::is_nothrow_move_constructible_v<fields> && std::is_copy_assignable_v<fields>);

template <class List>
concept can_find = requires(List list) {
  std::forward<List>(list).find("x");
};
template <class List>
concept can_index = requires(List list) {
  std::forward<List>(list)[0];
};
template <class List>
concept can_begin = requires(List list) {
  std::forward<List>(list).begin();
};
static_assert(can_find<fields&> && can_index<const fields&> && can_begin<fields&>);
static_assert(!can_find<fields> && !can_index<fields> && !can_begin<fields>,
              "no view of a temporary");

caller_error refusal(std::string_view name, std::string_view value) {
  fields list;
  const auto result = list.append(name, value);
  REQUIRE(result.has_error());
  CHECK(list.empty());
  return result.error();
}

fields three() {
  fields list;
  REQUIRE(list.append("A", "1").has_value());
  REQUIRE(list.append("b", "2").has_value());
  REQUIRE(list.append("a", "3").has_value());
  return list;
}

}  // namespace

TEST_CASE("fields keep their order, their spelling and their repetitions") {
  const auto list = three();
  const std::vector<field_view> all(list.begin(), list.end());
  CHECK(all == std::vector<field_view>{{"A", "1"}, {"b", "2"}, {"a", "3"}});
  CHECK(list.size() == 3);
  CHECK(list[1] == field_view{"b", "2"});
}

TEST_CASE("lookup ignores case and takes the first") {
  const auto list = three();
  CHECK(list.find("a") == "1");
  CHECK(list.find("B") == "2");
  CHECK(list.find("c") == std::nullopt);
  CHECK(list.count("A") == 2);
  CHECK(list.contains("B"));
  CHECK_FALSE(list.contains(""));
}

TEST_CASE("SP and HTAB at both ends of a value are dropped, and kept within") {
  fields list;
  REQUIRE(list.append("a", " \t x \t y\t ").has_value());
  REQUIRE(list.append("b", " \t ").has_value());
  CHECK(list.find("a") == "x \t y");
  CHECK(list.find("b") == "");
}

TEST_CASE("an empty name is missing") {
  CHECK(refusal("", "x") == caller_error{caller_errc::missing, "field_name", 0});
}

TEST_CASE("a name with any byte outside tchar is refused at that byte") {
  for (const char c : "\0\t\n\r \"(),/:;<=>?@[\\]{}\x7f\x80\xff"sv) {
    CHECK(refusal(std::string("ab") + c + "d", "x") ==
          caller_error{caller_errc::bad_character, "field_name", 2});
  }
}

TEST_CASE("a value with any control character but HTAB is refused at that byte") {
  for (int i = 0; i != 0x21; ++i) {
    const auto c = static_cast<char>(i == 0x20 ? 0x7f : i);
    if (c == '\t') continue;
    INFO(i);
    CHECK(refusal("a", std::string(" bc") + c + "d") ==
          caller_error{caller_errc::bad_character, "field_value", 3});
  }
}

TEST_CASE("a line break cannot hide in the blanks around a value") {
  CHECK(refusal("a", "x\r\n") == caller_error{caller_errc::bad_character, "field_value", 1});
  CHECK(refusal("a", "\nx") == caller_error{caller_errc::bad_character, "field_value", 0});
}

TEST_CASE("bytes from 0x80 up are taken in values") {
  fields list;
  REQUIRE(list.append("a",
                      "Gr\xc3\xbc\xc3\x9f"
                      "e \x80\xff")
              .has_value());
  CHECK(list.find("a") ==
        "Gr\xc3\xbc\xc3\x9f"
        "e \x80\xff");
}

#if SIZE_MAX > 0xffff'ffff  // else there is no such text
TEST_CASE("text over 4 GiB is too long, and is refused before it is read") {
  const std::size_t size = fields::max_text + std::size_t{1};
  void* const pages =
      mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  REQUIRE(pages != MAP_FAILED);
  const std::string_view huge(static_cast<const char*>(pages), size);
  CHECK(refusal("a", huge) == caller_error{caller_errc::too_long, "field_value", 0});
  CHECK(refusal(huge, "a") == caller_error{caller_errc::too_long, "field_name", 0});
  munmap(pages, size);
}
#endif

TEST_CASE("a field can be appended from views of its own list") {
  fields list;
  REQUIRE(list.append("name", std::string(20, 'v')).has_value());
  for (int i = 0; i != 20; ++i) {
    REQUIRE(list.append(list[0].name, list[list.size() - 1].value).has_value());
  }
  CHECK(list.count("name") == 21);
  for (const auto field : list) CHECK(field == field_view{"name", "vvvvvvvvvvvvvvvvvvvv"});
}

TEST_CASE("erase removes every field of the name and leaves the others as they were") {
  auto list = three();
  CHECK(list.erase("A") == 2);
  CHECK(list.size() == 1);
  CHECK(list[0] == field_view{"b", "2"});
  CHECK(list.erase("a") == 0);

  list = three();
  REQUIRE(list.append("key", "hidden", sensitivity::sensitive).has_value());
  CHECK(list.erase(list[1].name) == 1);
  CHECK(list.size() == 3);
  CHECK(list[2] == field_view{"key", "hidden", true});
}

TEST_CASE("equality regards names byte for byte, values and order, and ignores the mark") {
  CHECK(three() == three());
  fields marked;
  fields plain;
  REQUIRE(marked.append("a", "1", sensitivity::sensitive).has_value());
  REQUIRE(plain.append("a", " 1 ").has_value());
  CHECK(marked == plain);
  CHECK(marked[0].sensitive);
  CHECK_FALSE(plain[0].sensitive);

  fields other;
  CHECK(other != plain);
  REQUIRE(other.append("A", "1").has_value());
  CHECK(other != plain);

  fields swapped;
  REQUIRE(swapped.append("b", "2").has_value());
  REQUIRE(swapped.append("A", "1").has_value());
  REQUIRE(swapped.append("a", "3").has_value());
  CHECK(swapped != three());
}

TEST_CASE("a name and value that run together differently are different fields") {
  fields left;
  fields right;
  REQUIRE(left.append("ab", "c").has_value());
  REQUIRE(right.append("a", "bc").has_value());
  CHECK(left != right);
}

TEST_CASE("a copy is independent, a moved-from list can be used again") {
  auto list = three();
  const auto copy = list;
  const auto moved = std::move(list);
  CHECK(copy == moved);
  list.clear();
  CHECK(list.empty());
  REQUIRE(list.append("x", "y").has_value());
  CHECK(list.find("x") == "y");
  CHECK(copy == three());
}

TEST_CASE("a list of fields is made by one call, which fails as the first refused field does") {
  const auto made = fields::make({{"a", " b "}, {"A", ""}, {"cookie", "c", true}});
  REQUIRE(made.has_value());
  fields built;
  REQUIRE(built.append("a", "b").has_value());
  REQUIRE(built.append("A", "").has_value());
  REQUIRE(built.append("cookie", "c").has_value());
  CHECK(*made == built);
  CHECK((*made)[2].sensitive);
  CHECK(!(*made)[0].sensitive);
  CHECK(fields::make({})->empty());
  CHECK(fields::make({{"a", "b"}, {"c d", "e"}, {"", "f"}}).error() ==
        sansaws::caller_error{sansaws::caller_errc::bad_character, "field_name", 1});
  CHECK(fields::make({{"a", "b\n"}}).error() ==
        sansaws::caller_error{sansaws::caller_errc::bad_character, "field_value", 1});
}
