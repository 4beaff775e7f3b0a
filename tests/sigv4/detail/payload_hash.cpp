// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What ends a canonical request. Expectation: FIPS 180-4, example "abc".
#include <sansaws/sigv4/detail/payload_hash.hpp>

#include "catch.hpp"
#include "sigv4/counting_hash.hpp"
#include "sigv4/samples.hpp"

#include <string>
#include <string_view>
#include <utility>

using namespace sansaws::sigv4;

namespace {

template <class T>
concept gives_text = requires(T object) {
  std::forward<T>(object).text();
};
static_assert(gives_text<detail::payload_hash<>&>);
static_assert(!gives_text<detail::payload_hash<>>, "no view of a temporary");

constexpr bool compiles(std::string_view body, payload_signing signing, std::string_view text) {
  const detail::payload_hash<> hash(body, signing);
  return hash.text() == text;
}
static_assert(compiles("abc", payload_signing::on,
                       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
static_assert(compiles("", payload_signing::on, empty_payload_hash));
static_assert(compiles("abc", payload_signing::off, "UNSIGNED-PAYLOAD"));
static_assert(compiles("", payload_signing::off, "UNSIGNED-PAYLOAD"));
static_assert(compiles("abc", payload_signing::unless_presigned,
                       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
static_assert(compiles("not read", payload_signing::of_hash(sansaws::crypto::hash("abc")),
                       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

}  // namespace

TEST_CASE("a body is hashed whatever its bytes and its size") {
  samples::random_numbers random(17);
  for (std::size_t size = 1; size != 200; ++size) {
    const std::string body = random.bytes(size);
    const detail::payload_hash<> hash(body, payload_signing::on);
    const sansaws::crypto::hex_digest expected(sansaws::crypto::hash(body));
    CHECK(hash.text() == expected.text());
  }
}

TEST_CASE("a copy is independent of what it was copied from") {
  detail::payload_hash<> original("abc", payload_signing::on);
  const detail::payload_hash<> copy = original;
  original = detail::payload_hash<>("", payload_signing::off);
  CHECK(copy.text() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(original.text() == unsigned_payload);
}

TEST_CASE("neither an empty nor an unsigned body is hashed") {
  const auto blocks_for = [](std::string_view body, payload_signing signing) {
    samples::counting_hash::blocks = 0;
    const detail::payload_hash<samples::counting_hash> hash(body, signing);
    const detail::payload_hash<> same(body, signing);
    CHECK(hash.text() == same.text());
    return samples::counting_hash::blocks;
  };
  CHECK(blocks_for("", payload_signing::on) == 0);
  CHECK(blocks_for("body", payload_signing::off) == 0);
  CHECK(blocks_for("body", payload_signing::on) == 1);
}
