// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Two or three hash computations at a time: a processor with SHA instructions works on one while
// another waits, which halves the time that each takes.
#pragma once

#include <sansaws/encoding/sha256.hpp>
#include <sansaws/encoding/sha256_block.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>

namespace sansaws::encoding {
namespace detail {

/// Blocks that are to be mixed into one state.
struct sha256_run {
  sha256_state* state = nullptr;
  const char* blocks = nullptr;
  std::size_t count = 0;
};

/// Does every run: all in step for as long as the shortest lasts, then the longer ones.
template <std::size_t N>
constexpr void sha256_compress_runs(const std::array<sha256_run, N>& runs) noexcept {
  std::size_t shortest = 0;
  std::array<sha256_state*, N> states{};
  std::array<const char*, N> blocks{};
  for (std::size_t i = 0; i != N; ++i) {
    states[i] = runs[i].state;
    blocks[i] = runs[i].blocks;
    if (runs[i].count < runs[shortest].count) shortest = i;
  }
  const std::size_t common = runs[shortest].count;
  if (common != 0) sha256_compress<N>(states, blocks, common);
  if constexpr (N > 1) {
    std::array<sha256_run, N - 1> longer{};
    for (std::size_t i = 0; i != N - 1; ++i) {
      longer[i] = runs[i < shortest ? i : i + 1];
      if (common == 0) continue;
      longer[i].blocks += common * sha256_block_size;
      longer[i].count -= common;
    }
    sha256_compress_runs(longer);
  }
}

/// What `sha256` does in `update` and `finish`, for several objects at once.
struct sha256_in_step {
  template <std::size_t N>
  static constexpr void update_block(const std::array<sha256*, N>& hashes,
                                     const std::array<const char*, N>& blocks) noexcept {
    std::array<sha256_state*, N> states{};
    for (std::size_t i = 0; i != N; ++i) {
      states[i] = &hashes[i]->state_;
      hashes[i]->size_ += block_size;
    }
    sha256_compress<N>(states, blocks, 1);
  }

  template <std::size_t N>
  static constexpr void update(const std::array<sha256*, N>& hashes,
                               std::array<std::string_view, N> texts) noexcept {
    bool any_pending = false;
    for (const sha256* hash : hashes) any_pending = any_pending || hash->size_ % block_size != 0;
    if (any_pending) update_first_block(hashes, texts);

    std::array<sha256_run, N> runs{};
    for (std::size_t i = 0; i != N; ++i) {
      runs[i] = {&hashes[i]->state_, texts[i].data(), texts[i].size() / block_size};
    }
    sha256_compress_runs(runs);
    for (std::size_t i = 0; i != N; ++i) {
      hashes[i]->size_ += texts[i].size();
      texts[i].remove_prefix(runs[i].count * block_size);
      texts[i].copy(hashes[i]->pending_.data(), texts[i].size());
    }
  }

  template <std::size_t N>
  static constexpr std::array<digest, N> finish(const std::array<sha256*, N>& hashes) noexcept {
    std::array<sha256_run, N> runs{};
    for (std::size_t i = 0; i != N; ++i) {
      const bool full = hashes[i]->start_padding();
      runs[i] = {&hashes[i]->state_, hashes[i]->pending_.data(), full ? 1u : 0u};
    }
    sha256_compress_runs(runs);
    for (std::size_t i = 0; i != N; ++i) {
      if (runs[i].count != 0) hashes[i]->pending_ = {};
      hashes[i]->write_length();
      runs[i].count = 1;
    }
    sha256_compress_runs(runs);
    std::array<digest, N> digests{};
    for (std::size_t i = 0; i != N; ++i) digests[i] = hashes[i]->take_digest();
    return digests;
  }

 private:
  static constexpr std::size_t block_size = sha256_block_size;

  /// Fills up what is pending; a stream with nothing pending goes along with a block of its text.
  /// Afterwards a stream has nothing pending or no text left.
  template <std::size_t N>
  static constexpr void update_first_block(const std::array<sha256*, N>& hashes,
                                           std::array<std::string_view, N>& texts) noexcept {
    std::array<sha256_run, N> runs{};
    std::array<bool, N> fills{};
    for (std::size_t i = 0; i != N; ++i) {
      sha256& hash = *hashes[i];
      const std::size_t used = hash.size_ % block_size;
      std::size_t taken = block_size - used;
      fills[i] = used != 0 && texts[i].size() >= taken;
      if (used != 0) {
        taken = texts[i].copy(hash.pending_.data() + used, taken);
        runs[i] = {&hash.state_, hash.pending_.data(), fills[i] ? 1u : 0u};
      } else if (texts[i].size() >= block_size) {
        runs[i] = {&hash.state_, texts[i].data(), 1};
      } else {
        taken = 0;
      }
      hash.size_ += taken;
      texts[i].remove_prefix(taken);
    }
    sha256_compress_runs(runs);
    for (std::size_t i = 0; i != N; ++i) {
      if (fills[i]) hashes[i]->pending_ = {};
    }
  }
};

}  // namespace detail

/// `hashes[i]->update(texts[i])` for each i, as fast as the processor can do them together.
///
/// Any hash will do; only `sha256` gains. Most is gained where the texts have equal lengths.
/// Precondition: the objects are distinct.
template <hash_256 Hash, std::size_t N>
requires(N >= 1 && N <= 3) constexpr void update_streams(
    const std::array<Hash*, N>& hashes, const std::array<std::string_view, N>& texts) noexcept {
  if constexpr (std::same_as<Hash, sha256>) {
    detail::sha256_in_step::update(hashes, texts);
  } else {
    for (std::size_t i = 0; i != N; ++i) hashes[i]->update(texts[i]);
  }
}

/// The same for a block each, of hashes that have taken whole blocks only.
template <hash_256 Hash, std::size_t N>
requires(N >= 1 && N <= 3) constexpr void update_block_streams(
    const std::array<Hash*, N>& hashes, const std::array<const char*, N>& blocks) noexcept {
  if constexpr (std::same_as<Hash, sha256>) {
    detail::sha256_in_step::update_block(hashes, blocks);
  } else {
    for (std::size_t i = 0; i != N; ++i) hashes[i]->update({blocks[i], Hash::block_size});
  }
}

/// `hashes[i]->finish()` for each i, likewise.
template <hash_256 Hash, std::size_t N>
requires(N >= 1 && N <= 3) constexpr std::array<digest, N> finish_streams(
    const std::array<Hash*, N>& hashes) noexcept {
  if constexpr (std::same_as<Hash, sha256>) {
    return detail::sha256_in_step::finish(hashes);
  } else {
    std::array<digest, N> digests{};
    for (std::size_t i = 0; i != N; ++i) digests[i] = hashes[i]->finish();
    return digests;
  }
}

/// The digests of two or three texts.
template <hash_256 Hash = sha256, std::size_t N>
requires(N >= 1 && N <= 3) constexpr std::array<digest, N> hash_streams(
    const std::array<std::string_view, N>& texts) noexcept {
  std::array<Hash, N> hashes{};
  std::array<Hash*, N> pointers{};
  for (std::size_t i = 0; i != N; ++i) pointers[i] = &hashes[i];
  update_streams(pointers, texts);
  return finish_streams(pointers);
}

}  // namespace sansaws::encoding
