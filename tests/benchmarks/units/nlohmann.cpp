// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A program that parses one document with a popular library: see the script `compile`.
#include <nlohmann/json.hpp>

#include <cstdio>

int main(int count, char** words) {
  if (count != 2) return 1;
  const auto document = nlohmann::json::parse(words[1], nullptr, false);
  return std::printf("%zu\n", document.size()) < 0 ? 2 : 0;
}
