// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/http/field_range.hpp>
#include <sansaws/http/fields.hpp>

#include <array>
#include <boost/core/detail/string_view.hpp>
#include <catch.hpp>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace sansaws::http;

namespace {

using pairs = std::vector<std::pair<std::string, std::string>>;

template <class R>
pairs collect(R&& range) {
  pairs all;
  for_each_field(
      range, [&](std::string_view name, std::string_view value) { all.emplace_back(name, value); });
  return all;
}

const pairs expected{{"Age", "7"}, {"Date", "today"}};

struct c_header {
  const char* name;
  const char* value;
};

struct getters {
  std::string name() const { return "Age, longer than any small string's own buffer"; }
  std::string value() const { return "7, longer than any small string's own buffer"; }
};

// As in Boost.Beast: the name as an enumerator, and texts that only convert to std::string_view.
struct beast_field {
  int name() const { return 3; }
  boost::core::string_view name_string() const { return name_; }
  boost::core::string_view value() const { return value_; }
  std::string name_;
  std::string value_;
};

struct text_of_another_library {
  const char* data() const { return text.data(); }
  std::size_t size() const { return text.size(); }
  std::string text;
};

// Yields each element once, by value, and ends with a sentinel.
struct generator {
  struct sentinel {};
  struct iterator {
    generator* from;
    std::pair<std::string, std::string> operator*() const {
      return {"X-" + std::to_string(from->next) + " in a string of its own", "value"};
    }
    iterator& operator++() {
      ++from->next;
      return *this;
    }
    bool operator!=(sentinel) const { return from->next != 3; }
  };
  iterator begin() { return {this}; }
  sentinel end() { return {}; }
  int next = 0;
};

}  // namespace

static_assert(field_range<std::map<std::string, std::string>>);
static_assert(field_range<const sansaws::http::fields&>);
static_assert(field_range<generator>);
static_assert(!field_range<int>);
static_assert(!field_range<std::vector<std::string>>);
static_assert(!field_range<std::map<std::string, int>>);
static_assert(!field_range<std::vector<std::tuple<std::string, std::string, std::string>>>);

TEST_CASE("fields are read from ranges of pairs, tuples and arrays") {
  CHECK(collect(expected) == expected);
  CHECK(collect(std::map<std::string, std::string>{{"Date", "today"}, {"Age", "7"}}) == expected);
  CHECK(collect(std::multimap<std::string_view, const char*>{{"Age", "7"}, {"Date", "today"}}) ==
        expected);
  CHECK(collect(std::vector<std::tuple<std::string, std::string_view>>{
            {"Age", "7"}, {"Date", "today"}}) == expected);
  CHECK(collect(std::list<std::array<std::string, 2>>{{"Age", "7"}, {"Date", "today"}}) ==
        expected);
  const std::pair<const char*, const char*> plain[] = {{"Age", "7"}, {"Date", "today"}};
  CHECK(collect(plain) == expected);
}

TEST_CASE("fields are read from structs with members, with functions and as Beast has them") {
  CHECK(collect(std::vector<c_header>{{"Age", "7"}, {"Date", "today"}}) == expected);
  CHECK(collect(std::vector<beast_field>{{"Age", "7"}, {"Date", "today"}}) == expected);
  CHECK(collect(std::vector<getters>(1)) == pairs{{getters().name(), getters().value()}});
}

TEST_CASE("fields are read from the library's own list, in order and with repetitions") {
  sansaws::http::fields fields;
  REQUIRE(fields.append("B", "1").has_value());
  REQUIRE(fields.append("a", "").has_value());
  REQUIRE(fields.append("b", "2").has_value());
  CHECK(collect(fields) == pairs{{"B", "1"}, {"a", ""}, {"b", "2"}});
}

TEST_CASE("a text may be anything with data and size, and a null pointer is empty") {
  using other = text_of_another_library;
  CHECK(collect(std::vector<std::pair<other, other>>{{{"Age"}, {"7"}}}) == pairs{{"Age", "7"}});
  CHECK(collect(std::vector<c_header>{{"Age", nullptr}, {nullptr, "7"}}) ==
        pairs{{"Age", ""}, {"", "7"}});
}

TEST_CASE("fields are read from a range that can be walked once and yields temporaries") {
  CHECK(collect(generator()) == pairs{{"X-0 in a string of its own", "value"},
                                      {"X-1 in a string of its own", "value"},
                                      {"X-2 in a string of its own", "value"}});
}

TEST_CASE("an empty range has no fields") {
  CHECK(collect(pairs()).empty());
}
