// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Measures all cases and prints them as a table, or with --json as one array.
#include "cases.hpp"
#include "harness.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

void cases::require(bool same, const char* what) {
  if (same) return;
  std::fprintf(stderr, "not the same: %s\n", what);
  std::exit(1);
}

int main(int argc, char** argv) {
  const bool json = argc == 2 && std::string_view(argv[1]) == "--json";
  if (argc > 1 && !json) {
    std::fputs("usage: benchmarks [--json]\n", stderr);
    return 2;
  }
  std::vector<bench::bench_case> all;
  cases::add_hashing(all);
  cases::add_signing(all);
  cases::add_parsing(all);
  const auto measured = bench::measure(all, 401);
  json ? bench::print_json(measured) : bench::print_table(measured);
}
