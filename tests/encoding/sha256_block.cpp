// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The compression function: the processor's instructions against plain C++.
#include <sansaws/encoding/sha256_block.hpp>

#include <array>
#include <cstddef>
#include <random>
#include <string>

#include "catch.hpp"

using namespace sansaws::encoding::detail;

namespace {

// FIPS 180-4's one-block example: "abc", padded.
constexpr std::array<char, 64> abc = [] {
  std::array<char, 64> block{'a', 'b', 'c', '\x80'};
  block[63] = 24;
  return block;
}();
constexpr sha256_state abc_state{0xba7816bf, 0x8f01cfea, 0x414140de, 0x5dae2223,
                                 0xb00361a3, 0x96177a9c, 0xb410ff61, 0xf20015ad};

constexpr sha256_state compress_abc() {
  sha256_state state = sha256_initial_state;
  sha256_compress(state, abc.data(), 1);
  return state;
}
static_assert(compress_abc() == abc_state);

std::string random_blocks(std::mt19937& random, std::size_t count) {
  std::string blocks(count * sha256_block_size + 1, '\0');
  for (char& c : blocks) c = static_cast<char>(random() & 0xff);
  return blocks;
}

sha256_state random_state(std::mt19937& random) {
  sha256_state state{};
  for (std::uint32_t& word : state) word = static_cast<std::uint32_t>(random());
  return state;
}

template <std::size_t N>
void compare_streams(std::mt19937& random, std::size_t count) {
  std::array<std::string, N> texts;
  std::array<sha256_state, N> expected{};
  std::array<sha256_state, N> actual{};
  std::array<sha256_state*, N> states{};
  std::array<const char*, N> blocks{};
  for (std::size_t i = 0; i != N; ++i) {
    texts[i] = random_blocks(random, count);
    expected[i] = actual[i] = random_state(random);
    states[i] = &actual[i];
    blocks[i] = texts[i].data() + i % 2;  // no alignment is asked for
    sha256_compress_portable(expected[i], blocks[i], count);
  }
  sha256_compress<N>(states, blocks, count);
  REQUIRE(actual == expected);
}

}  // namespace

TEST_CASE("The one-block example, by the processor's instructions and in plain C++") {
  CHECK(compress_abc() == abc_state);
  sha256_state state = sha256_initial_state;
  sha256_compress_portable(state, abc.data(), 1);
  CHECK(state == abc_state);
}

TEST_CASE("One, two and three streams give what plain C++ gives, from any state and any address") {
  std::mt19937 random(3);
  for (std::size_t round = 0; round != 200; ++round) {
    compare_streams<1>(random, round % 7);
    compare_streams<2>(random, round % 7);
    compare_streams<3>(random, round % 7);
  }
}

TEST_CASE("The answer about the processor is remembered, and stays what the processor says") {
  const bool first = has_sha256_instructions();
  CHECK(has_sha256_instructions() == first);
#if (defined(__x86_64__) || defined(__AARCH64EL__)) && defined(__GNUC__)
  CHECK(detect_sha256_instructions() == first);
#endif
}
