// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// SHA-256 a block, against OpenSSL's.
#include "cases.hpp"
#include "floors.hpp"

#include <sansaws/encoding/sha256.hpp>
#include <sansaws/encoding/sha256_streams.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace cases {

namespace {

constexpr std::size_t blocks = 11;  // as many as the canonical request of the sample has

template <std::size_t N>
void hash_streams() {
  using sansaws::encoding::sha256;
  static const std::array<std::string, 3> texts{
      std::string(blocks * 64, 'a'), std::string(blocks * 64, 'b'), std::string(blocks * 64, 'c')};
  static std::array<sha256, 3> hashes;
  std::array<sha256*, N> chosen{};
  std::array<std::string_view, N> given{};
  for (std::size_t i = 0; i != N; ++i) {
    chosen[i] = &hashes[i];
    given[i] = texts[i];
  }
  sansaws::encoding::update_streams(chosen, given);
  bench::keep(hashes);
}

}  // namespace

void add_hashing(std::vector<bench::bench_case>& all) {
  all.push_back({"openssl_hash", "",
                 [] {
                   static const std::string text(blocks * 64, 'a');
                   static floors::state state{};
                   floors::compress(state, text.data(), blocks);
                   bench::keep(state);
                 },
                 blocks});
  all.push_back({"hash", "openssl_hash", hash_streams<1>, blocks});
  all.push_back({"hash_2_streams", "openssl_hash", hash_streams<2>, 2 * blocks});
  all.push_back({"hash_3_streams", "openssl_hash", hash_streams<3>, 3 * blocks});
}

}  // namespace cases
