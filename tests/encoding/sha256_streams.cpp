// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Hashes of several streams at a time.
#include <sansaws/encoding/sha256_streams.hpp>

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::encoding;

namespace {

static_assert(hash_streams(std::array<std::string_view, 3>{"abc", "", "two"}) ==
              std::array{hash("abc"), hash(""), hash("two")});

/// Another hash, which has no way of its own to work on several streams.
struct plain_hash {
  static constexpr std::size_t block_size = 64;
  sha256 hash;
  void update(std::string_view text) noexcept { hash.update(text); }
  digest finish() noexcept { return hash.finish(); }
};

template <class Hash, std::size_t N>
void compare_in_pieces(std::mt19937& random) {
  std::array<Hash, N> hashes{};
  std::array<Hash*, N> pointers{};
  std::array<std::string, N> texts;
  for (std::size_t i = 0; i != N; ++i) pointers[i] = &hashes[i];
  for (std::size_t piece = random() % 6; piece != 0; --piece) {
    std::array<std::string, N> pieces;
    std::array<std::string_view, N> views;
    const std::size_t alike = random() % 200;
    for (std::size_t i = 0; i != N; ++i) {
      const std::size_t size = random() % 2 == 0 ? alike : random() % 200;
      for (std::size_t j = 0; j != size; ++j) pieces[i] += static_cast<char>(random() & 0xff);
      views[i] = pieces[i];
      texts[i] += pieces[i];
    }
    update_streams(pointers, views);
  }
  const std::array<digest, N> digests = finish_streams(pointers);
  for (std::size_t i = 0; i != N; ++i) REQUIRE(digests[i] == hash(texts[i]));
  for (Hash* used : pointers) {  // and they are as good as new
    used->update("abc");
    REQUIRE(used->finish() == hash("abc"));
  }
}

}  // namespace

TEST_CASE("Streams fed in step come out as if each were alone, however their pieces are cut") {
  std::mt19937 random(4);
  for (int round = 0; round != 500; ++round) {
    compare_in_pieces<sha256, 1>(random);
    compare_in_pieces<sha256, 2>(random);
    compare_in_pieces<sha256, 3>(random);
    compare_in_pieces<plain_hash, 2>(random);
    compare_in_pieces<plain_hash, 3>(random);
  }
}

TEST_CASE("Texts of any three lengths around a block are hashed together as they are alone") {
  const std::string text(200, 'x');
  const std::string_view view = text;
  constexpr std::array<std::size_t, 9> sizes{0, 1, 55, 56, 63, 64, 65, 119, 128};
  for (const std::size_t a : sizes) {
    for (const std::size_t b : sizes) {
      for (const std::size_t c : sizes) {
        const std::array texts{view.substr(0, a), view.substr(0, b), view.substr(0, c)};
        REQUIRE(hash_streams(texts) == std::array{hash(texts[0]), hash(texts[1]), hash(texts[2])});
      }
    }
  }
}

TEST_CASE("Streams start from midstates of their own") {
  sha256 first;
  sha256 second;
  first.update(std::string(70, 'a'));
  second.update("b");
  const std::array pointers{&first, &second};
  update_streams(pointers, std::array<std::string_view, 2>{"c", std::string_view()});
  CHECK(finish_streams(pointers) == std::array{hash(std::string(70, 'a') + "c"), hash("b")});
}
