// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Takes the bytes of a fuzzer apart into what a harness needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Text is taken from the front and choices from the end, so that a seed begins with text that
/// people can read, and any file is an input. Where nothing is left, text is empty and a choice 0.
class input {
 public:
  input(const std::uint8_t* data, std::size_t size) : rest_(as_text(data, size)) {}

  /// The next line, without the LF, or CR LF, that ends it.
  std::string_view line() {
    auto line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(line.size() == rest_.size() ? line.size() : line.size() + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  /// All that is left.
  std::string_view text() {
    const auto all = rest_;
    rest_ = {};
    return all;
  }
  bool empty() const { return rest_.empty(); }

  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto last = static_cast<std::uint8_t>(rest_.back());
    rest_.remove_suffix(1);
    return last;
  }
  bool flag() { return (byte() & 1U) != 0; }
  std::uint64_t number() {
    std::uint64_t number = 0;
    for (int i = 0; i != 8; ++i) number = number << 8U | byte();
    return number;
  }

 private:
  std::string_view rest_;
};

/// Many choices out of one number: what follows from it looks random and is the same every time.
class dice {
 public:
  explicit dice(std::uint64_t seed) : state_(seed) {}

  /// From 0 to `bound` - 1. Precondition: bound is not 0.
  std::size_t below(std::size_t bound) {
    state_ += 0x9e37'79b9'7f4a'7c15;  // splitmix64
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58'476d'1ce4'e5b9;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d0'49bb'1331'11eb;
    return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % bound);
  }
  bool flag() { return below(2) == 1; }

  template <class List>
  void shuffle(List& list) {
    for (std::size_t left = list.size(); left > 1; --left) {
      using std::swap;
      swap(list[left - 1], list[below(left)]);
    }
  }

 private:
  std::uint64_t state_;
};

/// A number that follows from a text, for harnesses whose whole input is text (FNV-1a).
inline std::uint64_t seed_of(std::string_view text) {
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01b3;
  }
  return hash;
}

}  // namespace fuzz
