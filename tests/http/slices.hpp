// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Every way of slicing a text that the tests of readers try.
#pragma once

#include <cstddef>
#include <random>
#include <string_view>
#include <vector>

namespace sansaws_test {

using slices = std::vector<std::string_view>;

/// Calls `test` with the text whole, byte by byte, in every two pieces, with empty slices between,
/// and cut at random (the same ones in every run).
template <class Test>
void for_each_slicing(std::string_view text, Test test) {
  test(slices{text});
  slices bytes;
  slices bytes_and_gaps;
  for (std::size_t i = 0; i != text.size(); ++i) {
    bytes.push_back(text.substr(i, 1));
    bytes_and_gaps.push_back(text.substr(i, 1));
    bytes_and_gaps.push_back({});
  }
  test(bytes);
  test(bytes_and_gaps);
  for (std::size_t i = 1; i < text.size(); ++i) test(slices{text.substr(0, i), text.substr(i)});
  std::mt19937 random(20260102);
  for (int round = 0; round != 20; ++round) {
    slices cut;
    for (auto rest = text; !rest.empty();) {
      const auto size = std::size_t{1} + random() % (rest.size() < 17 ? rest.size() : 17);
      cut.push_back(rest.substr(0, size));
      rest.remove_prefix(size);
    }
    test(cut);
  }
}

}  // namespace sansaws_test
