// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a shared config or credentials file can make us spend.
#include "allocations.hpp"

#include <sansaws/credentials/parse_profiles.hpp>

#include "catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace sansaws::credentials;

/// A file of about that size: the piece again and again, with its number in place of each `?`.
std::string file_of(std::string_view piece, std::size_t size) {
  std::string text = "[p]\n";
  for (std::size_t i = 0; text.size() < size; ++i) {
    for (const char c : piece) {
      if (c == '?') {
        text += std::to_string(i);
      } else {
        text += c;
      }
    }
  }
  return text;
}

constexpr std::string_view pieces[] = {
    "[?]\n",         "?=\n",   "?=\n ?=\n", "? =a\n b\n", "x=\n",
    "[profile ?]\n", "? ?=\n", "x=a\n y\n", "[x]\na=\n",  "[]\n",
};

}  // namespace

TEST_CASE("no file makes us allocate over sixty times its size at once") {
  for (const auto piece : pieces) {
    for (const std::size_t size : {1000U, 100'000U, 4'000'000U}) {
      const auto text = file_of(piece, size);
      CAPTURE(piece, size);
      const auto before = allocations::live;
      allocations::reset();
      (void)parse_profiles(text, profile_file::credentials);
      CHECK(allocations::peak - before < 60 * text.size());
      // What the limits on sections and properties leave of that.
      CHECK(allocations::peak - before < 40'000'000);
      CHECK(allocations::live == before);
    }
  }
}
