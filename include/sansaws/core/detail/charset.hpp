// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sets of characters, and the search for one of them in a text.
#pragma once

#include <sansaws/core/detail/byte_lanes.hpp>
#include <sansaws/core/detail/config.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::detail {

/// A set of bytes. A structural type, so that it can be a template's argument.
struct charset {
  /// The empty set.
  constexpr charset() noexcept = default;
  /// The characters of a text.
  constexpr explicit charset(std::string_view bytes) noexcept {
    for (const char c : bytes) add(static_cast<unsigned char>(c));
  }
  /// The bytes from `first` to `last`, compared as unsigned. Precondition: first <= last.
  constexpr charset(char first, char last) noexcept {
    const auto end = static_cast<unsigned char>(last);
    for (unsigned c = static_cast<unsigned char>(first); c <= end; ++c) add(c);
  }

  /// Whether `c` is in the set.
  constexpr bool contains(char c) const noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return (words[byte / 64] >> byte % 64 & 1) != 0;
  }

  /// The bytes that are in either set.
  friend constexpr charset operator|(charset left, const charset& right) noexcept {
    for (std::size_t i = 0; i != left.words.size(); ++i) left.words[i] |= right.words[i];
    return left;
  }
  /// The bytes that are in both sets.
  friend constexpr charset operator&(charset left, const charset& right) noexcept {
    for (std::size_t i = 0; i != left.words.size(); ++i) left.words[i] &= right.words[i];
    return left;
  }
  /// The bytes that are not in the set.
  friend constexpr charset operator~(charset set) noexcept {
    for (auto& word : set.words) word = ~word;
    return set;
  }
  friend constexpr bool operator==(const charset&, const charset&) = default;

  /// A bit for each byte. For this class only; public because a structural type has no private
  /// members.
  std::array<std::uint64_t, 4> words{};

 private:
  constexpr void add(unsigned byte) noexcept { words[byte / 64] |= std::uint64_t{1} << byte % 64; }
};

// The core rules of RFC 5234, appendix B.1.
inline constexpr charset lower_chars('a', 'z');
inline constexpr charset upper_chars('A', 'Z');
inline constexpr charset alpha_chars = lower_chars | upper_chars;
inline constexpr charset digit_chars('0', '9');
inline constexpr charset hexdig_chars = digit_chars | charset("ABCDEFabcdef");
inline constexpr charset ctl_chars = charset('\0', '\x1f') | charset("\x7f");
inline constexpr charset vchars('!', '~');

/// `find_first`, one byte at a time.
template <charset Set>
constexpr std::size_t find_first_portable(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at != text.size() && !Set.contains(text[at])) ++at;
  return at;
}

#if SANSAWS_VECTORS

/// A set as ranges of bytes. Holds the ranges of the bytes that are not in the set, where these are
/// fewer.
class byte_ranges {
 public:
  struct range {
    unsigned char first;
    unsigned char last;
    bool any_case;  ///< also the same bytes without bit 0x20, which is a letter's case
  };

  /// The ranges of the set, or those of its complement.
  static constexpr byte_ranges of(const charset& set) noexcept {
    const byte_ranges inside(set, false);
    const byte_ranges outside(~set, true);
    return outside.size_ < inside.size_ ? outside : inside;
  }

  constexpr std::size_t size() const noexcept { return size_; }
  constexpr const range& operator[](std::size_t i) const noexcept { return ranges_[i]; }
  /// Whether the ranges are those of the complement.
  constexpr bool outside() const noexcept { return outside_; }

 private:
  constexpr byte_ranges(const charset& set, bool outside) noexcept : outside_(outside) {
    for (unsigned byte = 0; byte != 256; ++byte) {
      if (!set.contains(static_cast<char>(byte))) continue;
      unsigned last = byte;
      while (last != 255 && set.contains(static_cast<char>(last + 1))) ++last;
      put(static_cast<unsigned char>(byte), static_cast<unsigned char>(last));
      byte = last;
      if (last == 255) break;
    }
  }

  constexpr void put(unsigned char first, unsigned char last) noexcept {
    constexpr unsigned case_bit = 0x20;
    const bool one_case = (first & case_bit) != 0 && first / case_bit == last / case_bit;
    for (std::size_t i = 0; one_case && i != size_; ++i) {
      if ((ranges_[i].first | case_bit) != first || (ranges_[i].last | case_bit) != last) continue;
      ranges_[i] = {first, last, true};
      return;
    }
    ranges_[size_++] = {first, last, false};
  }

  std::array<range, 128> ranges_{};
  std::size_t size_ = 0;
  bool outside_;
};

/// 0xff for each of sixteen bytes that is in the set, 0 for any other.
template <charset Set>
SANSAWS_ALWAYS_INLINE inline byte_lanes lanes_in(byte_lanes bytes) noexcept {
  static constexpr byte_ranges ranges = byte_ranges::of(Set);
  const auto lanes_of = [bytes](const byte_ranges::range& range) {
    const byte_lanes folded = range.any_case ? bytes | static_cast<unsigned char>(0x20) : bytes;
    return lanes_between(folded, range.first, range.last);
  };
  const byte_lanes found = [&]<std::size_t... I>(std::index_sequence<I...>) {
    return (byte_lanes{} | ... | lanes_of(ranges[I]));
  }
  (std::make_index_sequence<ranges.size()>());
  return ranges.outside() ? ~found : found;
}

/// `find_first` in fewer than sixteen bytes.
template <charset Set, charset Wider>
std::size_t find_first_in_short(std::string_view text) noexcept {
  const std::size_t size = text.size();
  if (size < 8) return find_first_portable<Set>(text);
  lane_marks marks = marks_of(lanes_in<Wider>(load_ends(text.data(), size)));
  for (; marks != 0; marks &= marks - 1) {
    const std::size_t mark = first_mark(marks);
    const std::size_t at = mark < 8 ? mark : mark + size - 16;
    if (Wider == Set || Set.contains(text[at])) return at;
  }
  return size;
}

/// `find_first`, sixteen bytes at a time. Always inlined, so that in a loop of calls the constants
/// stay in registers.
template <charset Set, charset Wider>
SANSAWS_ALWAYS_INLINE inline std::size_t find_first_by_lanes(std::string_view text) noexcept {
  const std::size_t size = text.size();
  if (size < 16) return find_first_in_short<Set, Wider>(text);
  std::size_t i = 0;
  while (true) {
    lane_marks marks = marks_of(lanes_in<Wider>(load_lanes(text.data() + i)));
    for (; marks != 0; marks &= marks - 1) {
      const std::size_t at = i + first_mark(marks);
      if (Wider == Set || Set.contains(text[at])) return at;
    }
    if (i + 16 == size) return size;
    i = (std::min)(i + 16, size - 16);  // the last step may read some bytes a second time
  }
}

#endif

/// The index of the first byte of `text` that is in the set. The size of `text` where there is
/// none. O(size), sixteen bytes at a time.
///
/// `Wider` is an optional superset of `Set` that has fewer ranges. The search looks for it first
/// and then at each byte found. That is faster where the bytes that are only in `Wider` are rare.
template <charset Set, charset Wider = Set>
SANSAWS_ALWAYS_INLINE constexpr std::size_t find_first(std::string_view text) noexcept {
  static_assert((Set & Wider) == Set);
#if SANSAWS_VECTORS
  if (!std::is_constant_evaluated()) return find_first_by_lanes<Set, Wider>(text);
#endif
  return find_first_portable<Set>(text);
}

/// Whether all bytes of `text` are in the set. True for an empty text.
template <charset Set>
constexpr bool all_in(std::string_view text) noexcept {
  return find_first<~Set>(text) == text.size();
}

}  // namespace sansaws::detail
