// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// SHA-256 and HMAC against OpenSSL's, and OpenSSL's hash in the place of ours.
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <sansaws/core/detail/byte_order.hpp>
#include <sansaws/crypto/hmac_sha256.hpp>
#include <sansaws/crypto/sha256.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::crypto;

namespace {

/// What a program writes to have its hashing done by OpenSSL: a copyable hash over EVP.
class openssl_sha256 {
 public:
  static constexpr std::size_t block_size = 64;

  openssl_sha256() { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  openssl_sha256(const openssl_sha256& other) {
    EVP_MD_CTX_copy_ex(context_.get(), other.context_.get());
  }
  openssl_sha256& operator=(const openssl_sha256& other) {
    if (this != &other) EVP_MD_CTX_copy_ex(context_.get(), other.context_.get());
    return *this;
  }

  void update(std::string_view text) noexcept {
    EVP_DigestUpdate(context_.get(), text.data(), text.size());
  }
  digest finish() noexcept {
    digest result{};
    EVP_DigestFinal_ex(context_.get(), result.data(), nullptr);
    return result;
  }

 private:
  struct free_context {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, free_context> context_{EVP_MD_CTX_new()};
};
static_assert(hash_256<openssl_sha256>);

const unsigned char* octets(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

digest openssl_hash(const std::string& text) {
  digest result{};
  SHA256(octets(text), text.size(), result.data());
  return result;
}

digest openssl_hmac(const std::string& key, const std::string& text) {
  digest result{};
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), octets(text), text.size(),
       result.data(), nullptr);
  return result;
}

/// SHA-256 of a whole text by the compression function that needs no special processor.
digest portable_hash(std::string text) {
  const std::uint64_t bits = text.size() * 8;
  text += '\x80';
  while (text.size() % 64 != 56) text += '\0';
  std::array<char, 8> length{};
  sansaws::detail::store_big_endian(bits, length.data());
  text.append(length.data(), length.size());
  detail::sha256_state state = detail::sha256_initial_state;
  detail::sha256_compress_portable(state, text.data(), text.size() / 64);
  digest result{};
  for (std::size_t i = 0; i != 8; ++i) sansaws::detail::store_big_endian(state[i], &result[4 * i]);
  return result;
}

std::string random_text(std::mt19937& random, std::size_t size) {
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(random() & 0xff);
  return text;
}

template <class Hash>
void update_in_pieces(Hash& hash, const std::string& text, std::mt19937& random) {
  for (std::size_t at = 0; at != text.size();) {
    const std::size_t size = std::min<std::size_t>(random() % 100, text.size() - at);
    hash.update(std::string_view(text).substr(at, size));
    at += size;
  }
}

}  // namespace

TEST_CASE("hashes of random texts of 0 to 300 bytes in random pieces are OpenSSL's") {
  std::mt19937 random(6);
  for (std::size_t size = 0; size <= 300; ++size) {
    for (int round = 0; round != 5; ++round) {
      const std::string text = random_text(random, size);
      const digest expected = openssl_hash(text);
      sha256 pieces;
      update_in_pieces(pieces, text, random);
      REQUIRE(pieces.finish() == expected);
      REQUIRE(hash(text) == expected);
      REQUIRE(portable_hash(text) == expected);
    }
  }
}

TEST_CASE("codes of random texts under random keys are OpenSSL's") {
  std::mt19937 random(7);
  for (std::size_t size = 0; size <= 300; ++size) {
    const std::string key = random_text(random, 1 + random() % 200);
    const std::string text = random_text(random, size);
    const digest expected = openssl_hmac(key, text);
    hmac<> pieces(key);
    update_in_pieces(pieces, text, random);
    REQUIRE(pieces.finish() == expected);
    REQUIRE(hmac_sha256(key, text) == expected);
  }
}

TEST_CASE("OpenSSL's hash in the place of ours makes the same codes, copies included") {
  std::mt19937 random(8);
  for (std::size_t size = 0; size <= 300; size += 7) {
    const std::string key = random_text(random, 1 + random() % 200);
    const std::string text = random_text(random, size);
    const digest expected = hmac_sha256(key, text);
    CHECK(hash<openssl_sha256>(text) == hash(text));
    CHECK(hmac_sha256<openssl_sha256>(key, text) == expected);
    hmac<openssl_sha256> keyed(key);
    hmac<openssl_sha256> copy = keyed;
    CHECK(keyed.update(text).finish() == expected);
    CHECK(copy.update(text).finish() == expected);
  }
}
