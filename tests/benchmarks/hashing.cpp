// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// SHA-256 a block, against OpenSSL's.
#include "cases.hpp"
#include "floors.hpp"

#include <sansaws/crypto/sha256.hpp>

#include <cstddef>
#include <string>

namespace cases {

namespace {

constexpr std::size_t blocks = 11;  // as many as the canonical request of the sample has

const std::string& text() {
  static const std::string made(blocks * 64, 'a');
  return made;
}

}  // namespace

void add_hashing(std::vector<bench::bench_case>& all) {
  all.push_back({"openssl_hash", "",
                 [] {
                   static floors::state state{};
                   floors::compress(state, text().data(), blocks);
                   bench::keep(state);
                 },
                 blocks});
  all.push_back({"hash", "openssl_hash",
                 [] {
                   static sansaws::crypto::sha256 hash;
                   hash.update(text());
                   bench::keep(hash);
                 },
                 blocks});
}

}  // namespace cases
