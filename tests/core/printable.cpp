// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A peer's text, made safe to print.
#include <sansaws/core/printable.hpp>

#include "catch.hpp"

#include <algorithm>
#include <string>
#include <string_view>

using sansaws::printable;

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
