// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/version.hpp>

#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <string>

#if SANSAWS_VERSION < 100
#error "there was no version before 0.1.0"
#endif

namespace {

const std::string version = SANSAWS_VERSION_STRING;

}  // namespace

TEST_CASE("the version as a number is the version as text") {
  CHECK(version == std::to_string(SANSAWS_VERSION / 100000) + '.' +
                       std::to_string(SANSAWS_VERSION / 100 % 1000) + '.' +
                       std::to_string(SANSAWS_VERSION % 100));
}

TEST_CASE("the changelog says what the version brings") {
  std::ifstream file(SANSAWS_TESTS_DIR "/../CHANGELOG.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  CHECK(text.find("\n## [" + version + "] - ") != text.npos);
}
