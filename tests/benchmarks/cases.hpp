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
/// For counting: each 64 bytes of a token are to cost one block.
void add_token_lengths(std::vector<bench::bench_case>& all);

/// Prints what the sample request is made of, then runs `chosen` as often as each number on the
/// standard input says and prints the nanoseconds taken.
void run_as_told(const bench::bench_case& chosen);

/// Ends the program unless `same`.
void require(bool same, const char* what);

}  // namespace cases
