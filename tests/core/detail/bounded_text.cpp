// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/detail/bounded_text.hpp>

#include "catch.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using sansaws::detail::bounded_text;
using text = bounded_text<8>;

template <class T>
concept has_view = requires(T&& value) {
  std::forward<T>(value).text();
};

static_assert(std::regular<text>);
static_assert(std::is_trivially_copyable_v<text>);
static_assert(!std::is_convertible_v<std::string_view, text>);
static_assert(has_view<text&> && !has_view<text>, "a view of a temporary");
static_assert(text("ab") == text("ab") && text("ab") != text("abc"));

}  // namespace

TEST_CASE("a bounded text holds what it was given") {
  using namespace std::string_view_literals;
  for (const auto given : {""sv, "a"sv, "a\0b"sv, "12345678"sv}) {
    const text kept(given);
    CHECK(kept.text() == given);
  }
  const bounded_text<256> longest(std::string(256, 'x'));  // more than a byte can count
  CHECK(longest.text() == std::string(256, 'x'));
}

TEST_CASE("a bounded text begins empty") {
  const text none;
  CHECK(none.text().empty());
  CHECK(none == text(""));
}

TEST_CASE("what is beyond a bounded text's size is not kept") {
  const text kept("123456789");
  CHECK(kept.text() == "12345678");
}

TEST_CASE("a bounded text lies within its object") {
  const text kept("abc");
  const auto* first = reinterpret_cast<const char*>(&kept);
  CHECK(kept.text().data() >= first);
  CHECK(kept.text().data() + kept.text().size() <= first + sizeof kept);
  const auto copy = kept;
  CHECK(copy.text().data() != kept.text().data());
}

TEST_CASE("bounded texts compare as their texts do, whatever stood there before") {
  text reused("zzzzzzzz");
  reused = text("ab");
  CHECK(reused == text("ab"));
  for (const std::string_view left : {"", "a", "ab", "b", "\xff"}) {
    for (const std::string_view right : {"", "a", "ab", "b", "\xff"}) {
      CHECK((text(left) == text(right)) == (left == right));
    }
  }
}
