// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Measures all cases and prints them as a table, or with --json as one array. The other ways to
// run are those of the scripts: --count for `count`, --signer for `signers/measure`.
#include "cases.hpp"
#include "harness.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

void cases::require(bool same, const char* what) {
  if (same) return;
  std::fprintf(stderr, "not the same: %s\n", what);
  std::exit(1);
}

namespace {

std::vector<bench::bench_case> all_cases() {
  std::vector<bench::bench_case> all;
  cases::add_hashing(all);
  cases::add_signing(all);
  cases::add_parsing(all);
  return all;
}

void count() {
  auto all = all_cases();
  cases::add_token_lengths(all);
  bench::run_marked(all);
}

void sign() {
  const auto all = all_cases();
  cases::run_as_told(*std::ranges::find(all, "sign_value", &bench::bench_case::name));
}

void measure(void (*print)(const std::vector<bench::measurement>&), const char* others) {
  auto measured = bench::measure(all_cases(), 401);
  if (others != nullptr) {
    for (const auto& each : bench::read_measurements(others)) measured.push_back(each);
  }
  print(measured);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view way = argc > 1 ? argv[1] : "--table";
  const char* const others = argc > 2 ? argv[2] : nullptr;  // measurements to print along
  if (way == "--count") {
    count();
  } else if (way == "--signer") {
    sign();
  } else if (way == "--table" || way == "--json") {
    measure(way == "--json" ? bench::print_json : bench::print_table, others);
  } else {
    std::fputs("usage: benchmarks [--table|--json [MEASUREMENTS] | --count | --signer]\n", stderr);
    return 2;
  }
}
