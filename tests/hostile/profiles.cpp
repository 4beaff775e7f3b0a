// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a shared config or credentials file can make us spend, and a want of memory while it is
// read.
#include "allocations.hpp"

#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/parse_profiles.hpp>

#include "catch.hpp"

#include <cstddef>
#include <new>
#include <string>
#include <string_view>

namespace {

using namespace sansaws;
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

TEST_CASE("reading profiles survives a want of memory") {
  const std::string text =
      "[a-name-that-is-long-enough]\nanother-name-of-that-length=1\n 2\ns3=\n b=1\nb "
      "c=1\nd=1\nd=2\n"
      "[profile x]\n";
  const auto before = allocations::live;
  std::size_t failures = 0;
  for (std::size_t failing = 1;; ++failing) {
    allocations::reset();
    allocations::failing = failing;
    try {
      auto parsed = parse_profiles(text, profile_file::credentials);
      auto again = parse_profiles(text, profile_file::credentials);
      const auto merged = merge_profiles(*std::move(parsed), *std::move(again));
      allocations::failing = 0;
      REQUIRE(merged.profiles.size() == 1);
      break;
    } catch (const std::bad_alloc&) {
      allocations::failing = 0;
      ++failures;
    }
    if (allocations::live != before) FAIL("a failing allocation left memory behind");
  }
  CHECK(failures > 20);
  CHECK(allocations::live == before);
}

TEST_CASE("a chain survives a want of memory") {
  const http::response token{200, {}, {}, "a-token-that-is-long-enough"};
  const http::response role{200, {}, {}, "a-role-that-is-long-enough"};
  const http::response key{
      200,
      {},
      {},
      R"({"AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "a-key", "Token": "t", )"
      R"("Expiration": "2099-01-02T03:04:05Z"})"};
  by_name<secret> environment;
  environment.emplace("HOME", "/a/home/that/is/long/enough");
  const auto before = allocations::live;
  std::size_t failures = 0;
  for (std::size_t failing = 1;; ++failing) {
    allocations::reset();
    allocations::failing = failing;
    try {
      chain one(environment);
      one.take(1, "[default]\nregion = a-region-that-is-long-enough\n[x]\n");
      one.fail(2, "a reason that is long enough");
      one.take(3, token);
      one.take(4, role);
      one.take(5, key);
      allocations::failing = 0;
      REQUIRE(one.found().has_value());
      break;
    } catch (const std::bad_alloc&) {
      allocations::failing = 0;
      ++failures;
    }
    if (allocations::live != before) FAIL("a failing allocation left memory behind");
  }
  CHECK(failures > 40);
  CHECK(allocations::live == before);
}
