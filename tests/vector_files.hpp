// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads tests/vectors: see the README there for what the files hold.
#pragma once

#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vectors {

/// The whole of a file below tests/vectors.
inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(std::filesystem::path(SANSAWS_TESTS_DIR) / "vectors" / path, std::ios::binary);
  INFO(path);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The cases of a group, "sigv4/call" and so on, at least as many as `least`.
inline std::vector<std::string> cases(std::string_view group, std::size_t least) {
  std::vector<std::string> names;
  const auto root = std::filesystem::path(SANSAWS_TESTS_DIR) / "vectors" / group;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    names.push_back((std::filesystem::path(group) / entry.path().filename()).generic_string());
  }
  std::sort(names.begin(), names.end());
  REQUIRE(names.size() >= least);
  return names;
}

/// The `name: value` lines of a case's context.txt.
class settings {
 public:
  explicit settings(const std::string& folder) {
    const std::string text = read(folder + "/context.txt");
    for (std::string_view rest = text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(line.size() + 1);
      const auto colon = line.find(": ");
      REQUIRE(colon != std::string_view::npos);
      values_.emplace(line.substr(0, colon), line.substr(colon + 2));
    }
  }
  bool has(std::string_view name) const { return values_.contains(name); }
  /// Empty where it is not set.
  std::string operator[](std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::string() : found->second;
  }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace vectors
