// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The cases, one list a subject. Each throws where a floor or a peer does not do the same as the
// library, so that only like is compared with like.
#pragma once

#include "harness.hpp"

#include <vector>

namespace cases {

void add_hashing(std::vector<bench::bench_case>& all);
void add_signing(std::vector<bench::bench_case>& all);
void add_parsing(std::vector<bench::bench_case>& all);

/// Ends the program unless `same`.
void require(bool same, const char* what);

}  // namespace cases
