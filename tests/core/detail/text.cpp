// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text taken apart, put together, and printed.
#include <sansaws/core/detail/text.hpp>

#include "catch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

using sansaws::detail::append_all;
using sansaws::detail::skip_prefix;
using sansaws::detail::take_until;

namespace {

template <class T>
concept viewable = requires(T&& text) {
  sansaws::detail::text_of(std::forward<T>(text));
};
static_assert(viewable<const std::array<char, 4>&>);
static_assert(!viewable<std::array<char, 4>>, "a view of a temporary would dangle");

std::string printable(std::string_view text, std::size_t max_size = 64) {
  std::string out;
  sansaws::detail::append_printable(out, text, max_size);
  return out;
}

}  // namespace

TEST_CASE("the text of an array is all of its characters") {
  constexpr std::array<char, 3> characters{'a', '\0', 'b'};
  CHECK(sansaws::detail::text_of(characters) == std::string_view("a\0b", 3));
  CHECK(sansaws::detail::text_of(characters).data() == characters.data());
}

TEST_CASE("a front ends before the first separator, which goes with it") {
  std::string_view text = "a,,bc,";
  CHECK(take_until(text, ',') == "a");
  CHECK(text == ",bc,");
  CHECK(take_until(text, ',').empty());
  CHECK(take_until(text, ',') == "bc");
  CHECK(text.empty());
}

TEST_CASE("without a separator all of the text is its front") {
  std::string_view text = "a;b";
  CHECK(take_until(text, ',') == "a;b");
  CHECK(text.empty());
  CHECK(take_until(text, ',').empty());
  CHECK(text.empty());
}

TEST_CASE("a front and what is left are views of the text itself") {
  constexpr std::string_view whole = "key=value";
  std::string_view text = whole;
  const std::string_view front = take_until(text, '=');
  CHECK(front.data() == whole.data());
  CHECK(text.data() == whole.data() + 4);
}

TEST_CASE("a prefix is skipped where it stands, and else nothing is") {
  std::string_view text = "fips-fips-a";
  CHECK(skip_prefix(text, "fips-"));
  CHECK(text == "fips-a");
  CHECK_FALSE(skip_prefix(text, "FIPS-"));
  CHECK_FALSE(skip_prefix(text, "fips-a-"));
  CHECK(text == "fips-a");
  CHECK(skip_prefix(text, ""));
  CHECK(skip_prefix(text, "fips-a"));
  CHECK(text.empty());
  CHECK_FALSE(skip_prefix(text, "a"));
}

TEST_CASE("texts are appended in their order") {
  std::string text = "a";
  append_all(text, {"b", "", "cd"});
  CHECK(text == "abcd");
  append_all(text, {});
  CHECK(text == "abcd");
  const std::string longer(100, 'x');
  append_all(text, {longer, longer});
  CHECK(text == "abcd" + longer + longer);
}

TEST_CASE("visible ASCII and spaces are printed as they are") {
  CHECK(printable("") == "");
  CHECK(printable("a field: \"x\" ~!") == "a field: \"x\" ~!");
}

TEST_CASE("control characters, escapes and bytes beyond ASCII are printed as their codes") {
  CHECK(printable("a\r\nb\tc") == "a\\x0d\\x0ab\\x09c");
  CHECK(printable("\x1b[2J\x7f") == "\\x1b[2J\\x7f");
  CHECK(printable(std::string_view("\0", 1)) == "\\x00");
  CHECK(printable("\xc3\xa9\xff") == "\\xc3\\xa9\\xff");
}

TEST_CASE("a backslash is printed as its code too, so that no text looks like another") {
  CHECK(printable("\\x0a") == "\\x5cx0a");
}

TEST_CASE("a long text is cut, and shows that it was") {
  CHECK(printable("abcdef", 6) == "abcdef");
  CHECK(printable("abcdefg", 6) == "abcdef...");
  CHECK(printable("\n\n\n", 2) == "\\x0a\\x0a...");
}

TEST_CASE("every byte is printed as visible ASCII") {
  std::string all;
  for (int byte = 0; byte != 256; ++byte) all += static_cast<char>(byte);
  const std::string shown = printable(all, all.size());
  CHECK(std::all_of(shown.begin(), shown.end(), [](char c) { return c >= ' ' && c <= '~'; }));
}
