// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// HMAC-SHA-256 against RFC 4231, and what is left of a key.
#include <sansaws/core/detail/text.hpp>
#include <sansaws/crypto/detail/hex.hpp>
#include <sansaws/crypto/hmac_sha256.hpp>

#include <array>
#include <cstddef>
#include <cstring>
#include <new>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::crypto;

namespace {

constexpr bool is(const digest& value, std::string_view expected) {
  const auto digits = detail::to_hex_array(value);
  return sansaws::detail::text_of(digits) == expected;
}

struct vector {
  std::string key;
  std::string message;
  std::string_view code;
};

// RFC 4231 section 4, test cases 1 to 7; case 5 shows 128 bits only.
const std::array<vector, 7> rfc4231{
    {{std::string(20, '\x0b'), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
     {"Jefe", "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
     {std::string(20, '\xaa'), std::string(50, '\xdd'),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
     {"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
      "\x18\x19",
      std::string(50, '\xcd'), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
     {std::string(20, '\x0c'), "Test With Truncation", "a3b6167473100ee06e0c796c2955552b"},
     {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
     {std::string(131, '\xaa'),
      "This is a test using a larger than block-size key and a larger than block-size data. The "
      "key "
      "needs to be hashed before being used by the HMAC algorithm.",
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"}}};

static_assert(is(hmac_sha256("Jefe", "what do ya want for nothing?"),
                 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));

/// HMAC as RFC 2104 section 2 writes it: H(K xor opad, H(K xor ipad, text)).
digest by_definition(std::string key, const std::string& message) {
  const auto text_of = [](const digest& value) { return std::string(value.begin(), value.end()); };
  if (key.size() > 64) key = text_of(hash(key));
  key.resize(64);
  std::string inner = key;
  std::string outer = key;
  for (char& c : inner) c = static_cast<char>(c ^ 0x36);
  for (char& c : outer) c = static_cast<char>(c ^ 0x5c);
  return hash(outer + text_of(hash(inner + message)));
}

}  // namespace

TEST_CASE("RFC 4231 test cases 1 to 7") {
  for (const auto& [key, message, code] : rfc4231) {
    const auto digits = detail::to_hex_array(hmac_sha256(key, message));
    CHECK(sansaws::detail::text_of(digits).substr(0, code.size()) == code);
  }
}

TEST_CASE("keys of every length up to three blocks follow the definition in RFC 2104") {
  std::string key;
  for (std::size_t size = 0; size != 192; ++size) {
    CHECK(hmac_sha256(key, "message") == by_definition(key, "message"));
    key += static_cast<char>(size * 59 + 7);
  }
}

TEST_CASE("a digest as key is its 32 bytes as key") {
  const digest key = hash("key");
  const std::string bytes(key.begin(), key.end());
  CHECK(hmac_sha256(key, "message") == hmac_sha256(bytes, "message"));
}

TEST_CASE("how a message is cut makes no difference") {
  const auto& [key, message, code] = rfc4231[6];
  for (std::size_t cut = 0; cut <= message.size(); ++cut) {
    hmac<> pieces(key);
    pieces.update(message.substr(0, cut)).update(message.substr(cut));
    CHECK(is(pieces.finish(), code));
  }
}

TEST_CASE("copies of a keyed object authenticate different messages") {
  const hmac<> keyed("Jefe");
  for (const std::string_view message : {"", "one", "what do ya want for nothing?"}) {
    CHECK(hmac<>(keyed).update(message).finish() == hmac_sha256("Jefe", message));
  }
}

TEST_CASE("a key may come in two pieces, wherever it is cut") {
  std::string key;
  for (std::size_t size = 0; size != 100; ++size) {
    for (std::size_t cut = 0; cut <= size; cut += 9) {
      hmac<> code(std::string_view(key).substr(0, cut), std::string_view(key).substr(cut));
      REQUIRE(code.update("message").finish() == hmac_sha256(key, "message"));
    }
    key += static_cast<char>(size * 59 + 7);
  }
}

TEST_CASE("a code becomes the key of another message") {
  hmac<> chain("key");
  chain.update("one").finish_into_key();
  chain.update("two").finish_into_key();
  CHECK(chain.update("three").finish() ==
        hmac_sha256(hmac_sha256(hmac_sha256("key", "one"), "two"), "three"));
}

TEST_CASE("a message may be written, and another one after it") {
  const hmac<> keyed("key");
  for (const std::size_t size : {0u, 1u, 63u, 64u, 65u, 500u}) {
    const std::string message(size, 'm');
    CHECK(keyed.code_of_written<64>([&](auto& sink) {
      for (const char c : message) sink.append({&c, 1});
    }) == hmac_sha256("key", message));
  }
}

TEST_CASE("nothing of key or message is left where a code was destroyed or wiped") {
  const sha256 fresh;
  for (const bool destroyed : {true, false}) {
    alignas(hmac<>) std::array<unsigned char, sizeof(hmac<>)> storage{};
    auto* const code = new (storage.data()) hmac<>(std::string(40, 'K'));
    code->update("a message");
    CHECK(std::memcmp(storage.data(), &fresh, sizeof fresh) != 0);
    if (destroyed) {
      code->~hmac();
    } else {
      code->wipe();
    }
    CHECK(std::memcmp(storage.data(), &fresh, sizeof fresh) == 0);
    CHECK(std::memcmp(storage.data() + sizeof fresh, &fresh, sizeof fresh) == 0);
    if (!destroyed) code->~hmac();
  }
  static_assert(sizeof(hmac<>) == 2 * sizeof(sha256));
}
