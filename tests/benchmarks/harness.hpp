// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Cases measured side by side: in one process, in an order that is shuffled anew each round.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// How often this program's own code has called operator new.
std::size_t allocations() noexcept;

/// Makes the compiler believe that the value is looked at.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

enum class caches { warm, evicted };

struct bench_case {
  std::string name;
  std::string against;        ///< the case that the ratio is to; empty for a floor or a peer
  std::function<void()> run;  ///< once
  double units = 1;           ///< how many of what is counted one run does
  bench::caches caches = bench::caches::warm;
};

struct measurement {
  std::string name;
  std::string against;
  double ns = 0;           ///< median of a unit
  double ns_quartiles[2];  ///< of the rounds
  double ratio = 1;        ///< median of the rounds' ratios
  double ratio_quartiles[2];
  std::optional<double> allocations;  ///< a unit; nothing where another process was measured
};

std::vector<measurement> measure(const std::vector<bench_case>& cases, std::size_t rounds);

/// What was measured elsewhere: a line each, with name, name of what it is compared with, and three
/// numbers each for nanoseconds and ratio: the median and the quartiles.
std::vector<measurement> read_measurements(const char* path);

/// Runs each case between marks for callgrind, to count its instructions: see the script `count`.
/// Prints how many units of each have run.
void run_marked(const std::vector<bench_case>& cases);

void print_table(const std::vector<measurement>& all);
void print_json(const std::vector<measurement>& all);

}  // namespace bench
