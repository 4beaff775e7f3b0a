// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A digest as SigV4 writes it.
#include <sansaws/crypto/hex_digest.hpp>

#include <sansaws/crypto/sha256.hpp>

#include "catch.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

using sansaws::crypto::hex_digest;

namespace {

template <class Digest>
concept gives_text = requires(Digest digest) {
  std::forward<Digest>(digest).text();
};
static_assert(gives_text<hex_digest&> && gives_text<const hex_digest&>);
static_assert(!gives_text<hex_digest>, "no view of a temporary");

}  // namespace

TEST_CASE("a digest is written as sixty-four lower-case hex digits") {
  sansaws::crypto::digest bytes{};
  for (std::size_t i = 0; i != bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 8 + 7);
  const hex_digest digest(bytes);
  CHECK(digest.text() == "070f171f272f373f474f575f676f777f878f979fa7afb7bfc7cfd7dfe7eff7ff");
  CHECK(digest == hex_digest(bytes));
  bytes[31] = 0;
  CHECK(digest != hex_digest(bytes));
}
