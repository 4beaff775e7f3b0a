// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// SHA-256 against the published examples, however the text is cut.
#include <sansaws/core/detail/text.hpp>
#include <sansaws/crypto/detail/hex.hpp>
#include <sansaws/crypto/sha256.hpp>

#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::crypto;

namespace {

constexpr bool is(const digest& value, std::string_view expected) {
  const auto digits = detail::to_hex_array(value);
  return sansaws::detail::text_of(digits) == expected;
}

// FIPS 180-4's examples (NIST, "SHA256.pdf" of the cryptographic standards' example values), and
// the empty text of the CAVP short-message vectors.
constexpr std::string_view two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
constexpr std::string_view four_words =
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopq"
    "r"
    "smnopqrstnopqrstu";
static_assert(two_blocks.size() * 8 == 448 && four_words.size() * 8 == 896);

constexpr std::string_view of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr std::string_view of_abc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view of_two_blocks =
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
constexpr std::string_view of_four_words =
    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1";
constexpr std::string_view of_a_million =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

static_assert(is(hash(""), of_nothing));
static_assert(is(hash("abc"), of_abc));
static_assert(is(hash(two_blocks), of_two_blocks));
static_assert(is(hash(four_words), of_four_words));

static_assert(hash_256<sha256>);
struct half_a_hash {
  static constexpr std::size_t block_size = 64;
  void update(std::string_view) noexcept {}
};
static_assert(!hash_256<half_a_hash>);
struct hash_over_long_blocks : half_a_hash {
  static constexpr std::size_t block_size = 128;
  digest finish() noexcept { return {}; }
};
static_assert(!hash_256<hash_over_long_blocks>);

std::string pattern(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i != size; ++i) text[i] = static_cast<char>(i * 167 + 13);
  return text;
}

}  // namespace

TEST_CASE("the published examples come out at run time as they do while compiling") {
  CHECK(is(hash(""), of_nothing));
  CHECK(is(hash("abc"), of_abc));
  CHECK(is(hash(two_blocks), of_two_blocks));
  CHECK(is(hash(four_words), of_four_words));
}

TEST_CASE("a million letters are hashed whole and in pieces that fit no block") {
  const std::string text(1'000'000, 'a');
  CHECK(is(hash(text), of_a_million));
  sha256 pieces;
  for (std::size_t at = 0; at < text.size(); at += 77) {
    pieces.update(std::string_view(text).substr(at, 77));
  }
  CHECK(is(pieces.finish(), of_a_million));
}

TEST_CASE("how a text is cut into two pieces makes no difference") {
  const std::string text = pattern(200);
  const std::string_view view = text;
  for (std::size_t size = 0; size <= text.size(); size += 1 + size / 20) {
    const digest whole = hash(view.substr(0, size));
    for (std::size_t cut = 0; cut <= size; ++cut) {
      sha256 hash;
      hash.update(view.substr(0, cut)).update(view.substr(cut, size - cut));
      REQUIRE(hash.finish() == whole);
    }
  }
}

TEST_CASE("constant evaluation and run time agree at every length around the block's end") {
  constexpr auto digests = [] {
    std::array<digest, 131> all{};
    std::array<char, 130> text{};
    for (std::size_t size = 0; size != all.size(); ++size) {
      all[size] = hash(std::string_view(text.data(), size));
      if (size != text.size()) text[size] = static_cast<char>('a' + size % 26);
    }
    return all;
  }();
  std::string text;
  for (std::size_t size = 0; size != digests.size(); ++size) {
    CHECK(hash(text) == digests[size]);
    text += static_cast<char>('a' + size % 26);
  }
}

TEST_CASE("a copy goes on from where the original stood, and neither disturbs the other") {
  sha256 midstate;
  midstate.update(pattern(100));
  sha256 copy = midstate;
  copy.update("x");
  midstate.update("y");
  CHECK(copy.finish() == hash(pattern(100) + "x"));
  CHECK(midstate.finish() == hash(pattern(100) + "y"));
}

TEST_CASE("a finished and a wiped hash are as good as new") {
  sha256 hash;
  for (const std::size_t size : {0u, 3u, 55u, 56u, 64u, 100u}) {
    hash.update(pattern(size));
    static_cast<void>(hash.finish());
    CHECK(is(hash.update("abc").finish(), of_abc));
    hash.update(pattern(size)).wipe();
    CHECK(is(hash.update("abc").finish(), of_abc));
  }
}

TEST_CASE("nothing of the text is left in a hash that was finished or wiped") {
  for (const bool finished : {true, false}) {
    sha256 fresh;
    sha256 used;
    for (const std::size_t size : {40u, 60u, 100u}) {
      used.update(std::string(size, 'K'));
      if (finished) {
        static_cast<void>(used.finish());
      } else {
        used.wipe();
      }
      CHECK(std::memcmp(&used, &fresh, sizeof used) == 0);
    }
  }
}

TEST_CASE("views of nothing are taken, null ones too") {
  sha256 hash;
  hash.update(std::string_view());
  hash.update("ab").update(std::string_view()).update("c");
  CHECK(is(hash.finish(), of_abc));
}
