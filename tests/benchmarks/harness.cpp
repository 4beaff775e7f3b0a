// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Measures and prints.
#include "harness.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <new>
#include <random>

namespace {

std::size_t allocation_count = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocation_count;
  if (void* memory = std::malloc(size != 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace bench {

std::size_t allocations() noexcept {
  return allocation_count;
}

namespace {

using clock = std::chrono::steady_clock;

/// Larger than any cache; walking it leaves nothing of the library's code or data in them.
std::vector<std::uint64_t>& eviction_area() {
  static std::vector<std::uint64_t> area(std::size_t{96} * 1024 * 1024 / sizeof(std::uint64_t), 1);
  return area;
}

double ns_of(const bench_case& each, std::size_t repetitions) {
  if (each.caches == caches::evicted) {
    for (std::size_t i = 0; i < eviction_area().size(); i += 8) eviction_area()[i] += 1;
    keep(eviction_area());
  }
  const auto start = clock::now();
  for (std::size_t i = 0; i != repetitions; ++i) each.run();
  const std::chrono::duration<double, std::nano> taken = clock::now() - start;
  return taken.count() / static_cast<double>(repetitions) / each.units;
}

/// As many as take about 20 microseconds: short enough to fall between two interruptions.
std::size_t repetitions_of(const bench_case& each) {
  if (each.caches == caches::evicted) return 1;
  std::size_t repetitions = 1;
  while (ns_of(each, repetitions) * static_cast<double>(repetitions) * each.units < 20'000) {
    repetitions *= 2;
  }
  return repetitions;
}

double quantile(std::vector<double> values, double part) {
  const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return values[at];
}

}  // namespace

std::vector<measurement> measure(const std::vector<bench_case>& cases, std::size_t rounds) {
  std::vector<std::size_t> repetitions;
  std::vector<double> allocated;
  for (const auto& each : cases) {
    each.run();
    repetitions.push_back(repetitions_of(each));
    const std::size_t before = allocations();
    each.run();
    allocated.push_back(static_cast<double>(allocations() - before) / each.units);
  }

  std::vector<std::size_t> order(cases.size());
  for (std::size_t i = 0; i != order.size(); ++i) order[i] = i;
  std::mt19937 random(1);  // the same in every run
  std::vector<std::vector<double>> ns(cases.size());
  for (std::size_t round = 0; round != rounds; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t i : order) {
      // Walking the whole memory takes long, so the cases that need it are run less often.
      if (cases[i].caches == caches::evicted && round % 4 != 0) continue;
      ns[i].push_back(ns_of(cases[i], repetitions[i]));
    }
  }

  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i != cases.size(); ++i) index[cases[i].name] = i;
  std::vector<measurement> all;
  for (std::size_t i = 0; i != cases.size(); ++i) {
    measurement made{cases[i].name, cases[i].against, quantile(ns[i], 0.5), {}, 1,
                     {1, 1},        allocated[i]};
    made.ns_quartiles[0] = quantile(ns[i], 0.25);
    made.ns_quartiles[1] = quantile(ns[i], 0.75);
    if (!made.against.empty()) {
      const auto& other = ns[index.at(made.against)];
      const std::size_t step = other.size() / ns[i].size();
      std::vector<double> ratios;
      for (std::size_t k = 0; k != ns[i].size(); ++k) ratios.push_back(ns[i][k] / other[k * step]);
      made.ratio = quantile(ratios, 0.5);
      made.ratio_quartiles[0] = quantile(ratios, 0.25);
      made.ratio_quartiles[1] = quantile(ratios, 0.75);
    }
    all.push_back(made);
  }
  return all;
}

std::vector<measurement> read_measurements(const char* path) {
  std::vector<measurement> all;
  std::ifstream file(path);
  for (measurement row; file >> row.name >> row.against >> row.ns >> row.ns_quartiles[0] >>
                        row.ns_quartiles[1] >> row.ratio >> row.ratio_quartiles[0] >>
                        row.ratio_quartiles[1];) {
    all.push_back(row);
  }
  return all;
}

void print_table(const std::vector<measurement>& all) {
  std::printf("%-22s %10s %17s  %6s %13s  %-22s %11s\n", "case", "ns", "(quartiles)", "ratio",
              "(quartiles)", "against", "allocations");
  for (const auto& each : all) {
    std::printf("%-22s %10.1f %8.1f-%-8.1f  ", each.name.c_str(), each.ns, each.ns_quartiles[0],
                each.ns_quartiles[1]);
    if (each.against.empty()) {
      std::printf("%6s %13s  %-22s", "", "", "");
    } else {
      std::printf("%6.2f %6.2f-%-6.2f  %-22s", each.ratio, each.ratio_quartiles[0],
                  each.ratio_quartiles[1], each.against.c_str());
    }
    each.allocations ? std::printf(" %11.3g\n", *each.allocations) : std::puts("");
  }
}

void print_json(const std::vector<measurement>& all) {
  const char* separator = "[";
  for (const auto& each : all) {
    std::printf(
        "%s\n  {\"case\": \"%s\", \"ns\": %.2f, \"ratio\": %.4f, \"against\": \"%s\", "
        "\"allocations\": ",
        separator, each.name.c_str(), each.ns, each.ratio, each.against.c_str());
    each.allocations ? std::printf("%.3g}", *each.allocations) : std::printf("null}");
    separator = ",";
  }
  std::printf("\n]\n");
}

}  // namespace bench
