// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Sinks for text: a counter, a caller's buffer, a string.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/text_sink.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// A sink that can be written to in place. `prepare(n)` returns where the next n bytes go, or null
/// where there is no room for that many. `commit(m)` appends the first m bytes written there.
template <class S>
concept in_place_sink = text_sink<S> && requires(S& sink, std::size_t size, char*& place) {
  place = sink.prepare(size);
  sink.commit(size);
};

/// Counts the bytes that are appended, and keeps none of them.
struct counting_sink {
  std::size_t size = 0;
  constexpr void append(std::string_view text) noexcept { size += text.size(); }
};

/// Writes to a caller's buffer. Where that is too small, only counts, so that the caller learns how
/// much room is needed.
class span_sink {
 public:
  constexpr explicit span_sink(std::span<char> out) noexcept : out_(out) {}

  SANSAWS_ALWAYS_INLINE constexpr void append(std::string_view text) noexcept {
    const std::size_t end = size_ + text.size();
    if (end <= out_.size()) {
      std::char_traits<char>::copy(out_.data() + size_, text.data(), text.size());
    }
    size_ = end;
  }

  /// Where the next `count` bytes go, or null where there is no room for that many.
  constexpr char* prepare(std::size_t count) const noexcept {
    return size_ + count <= out_.size() ? out_.data() + size_ : nullptr;
  }
  /// Appends that many bytes, whether they were written already or will be later.
  constexpr void commit(std::size_t count) noexcept { size_ += count; }

  /// Overwrites the bytes from index `begin` on. Precondition: fits(), and `text` ends within
  /// size().
  constexpr void overwrite(std::size_t begin, std::string_view text) noexcept {
    text.copy(out_.data() + begin, text.size());
  }

  /// The number of bytes that were appended, whether or not there was room for them.
  constexpr std::size_t size() const noexcept { return size_; }
  /// Whether there was room for all bytes.
  constexpr bool fits() const noexcept { return size_ <= out_.size(); }
  /// The bytes from index `begin` on. Precondition: fits() and begin <= size().
  constexpr std::string_view text(std::size_t begin = 0) const noexcept {
    return {out_.data() + begin, size_ - begin};
  }

 private:
  std::span<char> out_;
  std::size_t size_ = 0;
};

/// Calls `write` with a sink of `max_size` bytes of room at the end of `text`. Precondition:
/// `write` appends no more.
template <class Write>
constexpr void append_at_most(std::string& text, std::size_t max_size, Write write) {
  const std::size_t begin = text.size();
  text.resize(begin + max_size);
  span_sink sink(std::span<char>(text).subspan(begin));
  write(sink);
  text.resize(begin + sink.size());
}
/// Appends to `text` what `write` appends to a sink. Calls `write` twice, first to count.
template <class Write>
constexpr void append_written(std::string& text, Write write) {
  counting_sink count;
  write(count);
  append_at_most(text, count.size, write);
}

}  // namespace sansaws::detail
