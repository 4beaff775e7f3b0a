// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The compression function: the processor's instructions against plain C++.
#include <sansaws/crypto/detail/sha256_block.hpp>

#include <array>
#include <cstddef>
#include <random>
#include <string>

#include "catch.hpp"

using namespace sansaws::crypto::detail;
using namespace sansaws::crypto;

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
// Named, as g++ 12 in its debug mode compares no temporary arrays while compiling.
constexpr sha256_state abc_compressed = compress_abc();
static_assert(abc_compressed == abc_state);

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

}  // namespace

TEST_CASE("the one-block example, by the processor's instructions and in plain C++") {
  CHECK(compress_abc() == abc_state);
  sha256_state state = sha256_initial_state;
  sha256_compress_portable(state, abc.data(), 1);
  CHECK(state == abc_state);
}

TEST_CASE("blocks give what plain C++ makes of them, from any state and at any address") {
  std::mt19937 random(3);
  for (std::size_t round = 0; round != 600; ++round) {
    const std::size_t count = round % 7;
    const std::string text = random_blocks(random, count);
    const char* const blocks = text.data() + round % 2;  // no alignment is asked for
    sha256_state actual = random_state(random);
    sha256_state expected = actual;
    sha256_compress_portable(expected, blocks, count);
    sha256_compress(actual, blocks, count);
    REQUIRE(actual == expected);
  }
}

TEST_CASE("the answer about the processor is remembered, and stays what the processor says") {
  const bool first = has_sha256_instructions();
  CHECK(has_sha256_instructions() == first);
#if SANSAWS_SHA256_X86 || SANSAWS_SHA256_ARM
  CHECK(detect_sha256_instructions() == first);
#endif
}
