// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The key of a day. Expectations: the two examples of key derivation that the documentation of AWS
// Signature Version 4 has had.
#include <sansaws/sigv4/signing_key.hpp>

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/crypto/hmac_sha256.hpp>
#include <sansaws/crypto/sha256.hpp>

#include "catch.hpp"
#include "sigv4/counting_hash.hpp"
#include "sigv4/samples.hpp"

#include <cstdint>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;

namespace {

// The key never leaves its object, but what it makes of a message tells it from any other.
constexpr bool is_key(const signing_key<>& key, std::string_view hex) {
  sansaws::crypto::digest bytes{};
  const auto digit = [hex](std::size_t at) { return sansaws::detail::hex_value(hex[at]); };
  for (std::size_t i = 0; i != bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(digit(2 * i) * 16 + digit(2 * i + 1));
  }
  const std::string_view message = "any message";
  return key.sign(message) ==
         sansaws::crypto::hex_digest(sansaws::crypto::hmac_sha256(bytes, message));
}

static_assert(is_key(signing_key<>(samples::secret, {"20150830", "us-east-1", "iam"}),
                     "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"));

}  // namespace

TEST_CASE("the documented keys are derived") {
  CHECK(is_key(signing_key<>(samples::secret, {"20150830", "us-east-1", "iam"}),
               "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"));
  CHECK(is_key(signing_key<>(samples::secret, {"20120215", "us-east-1", "iam"}),
               "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d"));
}

TEST_CASE("every part of the scope and every byte of the secret makes another key") {
  const auto signs = [](std::string_view secret, const credential_scope& scope) {
    return signing_key<>(secret, scope).sign("message");
  };
  const credential_scope scope{"20150830", "us-east-1", "iam"};
  const sansaws::crypto::hex_digest signature = signs(samples::secret, scope);
  CHECK(signs(samples::secret, scope) == signature);
  CHECK(signs(samples::secret, {"20150831", "us-east-1", "iam"}) != signature);
  CHECK(signs(samples::secret, {"20150830", "us-east-2", "iam"}) != signature);
  CHECK(signs(samples::secret, {"20150830", "us-east-1", "ian"}) != signature);
  for (std::size_t i = 0; i != samples::secret.size(); ++i) {
    std::string other(samples::secret);
    other[i] = other[i] == 'x' ? 'y' : 'x';
    CHECK(signs(other, scope) != signature);
  }
}

TEST_CASE("a secret longer than a block of the hash is not cut") {
  const credential_scope scope{"20150830", "us-east-1", "iam"};
  const std::string longer(200, 's');
  CHECK(signing_key<>(longer, scope).sign("m") !=
        signing_key<>(std::string_view(longer).substr(1), scope).sign("m"));
}

TEST_CASE("a key signs as often as wanted, and its copies alike") {
  const signing_key<> key(samples::secret, {"20150830", "us-east-1", "iam"});
  const signing_key<> copy = key;
  const sansaws::crypto::hex_digest first = key.sign("one");
  CHECK(key.sign("two") != first);
  CHECK(key.sign("one") == first);
  CHECK(copy.sign("one") == first);
}

TEST_CASE("a message may be written in pieces") {
  const signing_key<> key(samples::secret, {"20150830", "us-east-1", "iam"});
  const auto pieces = [](auto& out) {
    out.append("on");
    out.append("");
    out.append("e");
  };
  CHECK(key.sign_written(pieces) == key.sign("one"));
}

TEST_CASE(
    "deriving a key costs eighteen blocks of the hash, signing with it two more than the text") {
  samples::counting_hash::blocks = 0;
  const signing_key<samples::counting_hash> key(samples::secret, {"20150830", "us-east-1", "iam"});
  CHECK(samples::counting_hash::blocks == 18);
  samples::counting_hash::blocks = 0;
  CHECK(key.sign("short") ==
        signing_key<>(samples::secret, {"20150830", "us-east-1", "iam"}).sign("short"));
  CHECK(samples::counting_hash::blocks == 2);
}
