// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The least that signing can cost: the blocks of SHA-256 that it takes, by OpenSSL, and the text
// written by hand for the one request, with the length of everything known.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace floors {

using state = std::array<std::uint32_t, 8>;

/// Mixes `count` blocks into a state.
void compress(state& into, const char* blocks, std::size_t count);

/// The states of HMAC after a key.
struct keyed {
  state inner;
  state outer;
};
keyed key_of(std::string_view key);  // of at most 64 bytes
/// The signing key from the secret: 18 blocks.
keyed derived_key(std::string_view secret, std::string_view day, std::string_view region,
                  std::string_view service);

/// The sample request, signed and written: 15 blocks. Returns the size.
std::size_t write_signed_request(char* out, const keyed& key);

}  // namespace floors
