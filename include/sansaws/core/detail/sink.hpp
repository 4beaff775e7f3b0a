// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where text goes: a string, a count, a hash. One writer serves them all, so they cannot disagree.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/text_sink.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::detail {

/// A sink that can be written to in place: `prepare(n)` is where the next n bytes go, or null where
/// there is no room for so many; `commit(m)` appends the first m of what was written there.
template <class S>
concept in_place_sink = text_sink<S> && requires(S& sink, std::size_t size, char*& place) {
  place = sink.prepare(size);
  sink.commit(size);
};

/// Counts what is written, so that a buffer can be reserved in one step.
struct counting_sink {
  std::size_t size = 0;
  constexpr void append(std::string_view text) noexcept { size += text.size(); }
};

/// Fills a caller's buffer; where that is too small, counts on, to say how much is needed.
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

  constexpr char* prepare(std::size_t count) const noexcept {
    return size_ + count <= out_.size() ? out_.data() + size_ : nullptr;
  }
  /// Also leaves out so many bytes, to be written later.
  constexpr void commit(std::size_t count) noexcept { size_ += count; }

  /// Writes over what was appended, or left out, from byte `begin` on. Precondition: fits().
  constexpr void overwrite(std::size_t begin, std::string_view text) noexcept {
    text.copy(out_.data() + begin, text.size());
  }

  /// The bytes that were appended, whether or not there was room for them.
  constexpr std::size_t size() const noexcept { return size_; }
  /// Whether there was room for all of them.
  constexpr bool fits() const noexcept { return size_ <= out_.size(); }
  /// What was written from byte `begin` on. Precondition: fits(), and begin <= size().
  constexpr std::string_view text(std::size_t begin = 0) const noexcept {
    return {out_.data() + begin, size_ - begin};
  }

 private:
  std::span<char> out_;
  std::size_t size_ = 0;
};

/// Appends to a string the up to `max` bytes that `write` writes to a sink, in place.
template <class Write>
constexpr void append_at_most(std::string& text, std::size_t max, Write write) {
  const std::size_t begin = text.size();
  text.resize(begin + max);
  span_sink sink(std::span<char>(text).subspan(begin));
  write(sink);
  text.resize(begin + sink.size());
}
/// The same where `write` can be asked twice, first to count.
template <class Write>
constexpr void append_written(std::string& text, Write write) {
  counting_sink count;
  write(count);
  append_at_most(text, count.size, write);
}

}  // namespace sansaws::detail
