// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text on its way into a hash. Expectation: the hash of all of it at once.
#include <sansaws/crypto/detail/hash_writer.hpp>

#include <sansaws/core/detail/sink.hpp>
#include <sansaws/http/percent_encoding.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "sigv4/counting_hash.hpp"

using namespace sansaws::crypto::detail;
using namespace sansaws::crypto;
using samples::counting_hash;

namespace {

static_assert(sansaws::detail::in_place_sink<hash_writer<sha256, 64>>);

constexpr digest written_in_two(std::string_view first, std::string_view second) {
  sha256 hash;
  hash_writer<sha256, 64> writer(hash);
  writer.append(first);
  writer.append(second);
  return writer.finish();
}
// Named, as g++ 12 in its debug mode compares no temporary arrays while compiling.
constexpr digest abc_in_two = written_in_two("ab", "c");
constexpr digest abc_in_one = hash("abc");
static_assert(abc_in_two == abc_in_one);
constexpr std::string_view forty = "0123456789012345678901234567890123456789";
constexpr digest eighty_in_two = written_in_two(forty, forty);
constexpr digest eighty_in_one =
    hash("01234567890123456789012345678901234567890123456789012345678901234567890123456789");
static_assert(eighty_in_two == eighty_in_one);

std::string some_text(std::size_t size) {
  std::string text;
  while (text.size() != size) text += static_cast<char>(text.size() * 31);
  return text;
}

template <class Hash>
digest written(Hash start, std::string_view text, std::size_t cut) {
  hash_writer<Hash, 128> writer(start);
  for (; !text.empty(); text.remove_prefix(cut < text.size() ? cut : text.size())) {
    writer.append(text.substr(0, cut));
  }
  return writer.finish();
}

}  // namespace

TEST_CASE("a hash is written what was appended, of every length and however it was cut") {
  for (std::size_t size = 0; size != 400; ++size) {
    const std::string text = some_text(size);
    const digest expected = hash(text);
    for (const std::size_t cut : {1u, 7u, 64u, 128u, 1000u}) {
      REQUIRE(written(sha256(), text, cut) == expected);
      REQUIRE(written(counting_hash(), text, cut) == expected);
    }
  }
}

TEST_CASE("a hash that has begun goes on from where it stands") {
  for (std::size_t begun = 0; begun != 130; ++begun) {
    const std::string text = some_text(200);
    sha256 hash;
    hash.update(text.substr(0, begun));
    REQUIRE(written(hash, std::string_view(text).substr(begun), 30) == sansaws::crypto::hash(text));
  }
}

TEST_CASE("what is written in place is hashed") {
  sha256 start;
  hash_writer<sha256, 64> writer(start);
  CHECK(writer.prepare(65) == nullptr);
  char* const place = writer.prepare(64);
  REQUIRE(place != nullptr);
  place[0] = 'a';
  writer.commit(1);
  writer.append("b");
  CHECK(writer.prepare(63) == nullptr);
  CHECK(writer.finish() == hash("ab"));
}
