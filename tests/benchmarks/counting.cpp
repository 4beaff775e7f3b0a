// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Cases run between marks that valgrind's callgrind knows.
#include "harness.hpp"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else  // then there is no valgrind to run this
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name) ((void)(name))
#endif

#include <cstdio>

namespace bench {

void run_marked(const std::vector<bench_case>& cases) {
  constexpr std::size_t repetitions = 16;
  for (const auto& each : cases) {
    if (each.caches == caches::evicted) continue;  // the same instructions as with warm ones
    // The first runs make what is made once.
    for (std::size_t i = 0; i != repetitions; ++i) each.run();
    CALLGRIND_ZERO_STATS;
    for (std::size_t i = 0; i != repetitions; ++i) each.run();
    CALLGRIND_DUMP_STATS_AT(each.name.c_str());
    std::printf("%s %g\n", each.name.c_str(), static_cast<double>(repetitions) * each.units);
  }
}

}  // namespace bench
