// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where text goes: a string, a count, a hash. One writer serves them all, so they cannot disagree.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace sansaws {

/// Anything that text can be appended to; std::string is one.
template <class S>
concept text_sink = requires(S& sink, std::string_view text) {
  sink.append(text);
};

/// A sink that can be written to in place: `room(n)` is where the next n bytes go, or null where
/// there is no room for so many; `take(m)` appends the first m of what was written there.
template <class S>
concept in_place_sink = text_sink<S> && requires(S& sink, std::size_t size, char*& place) {
  place = sink.room(size);
  sink.take(size);
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

  [[gnu::always_inline]] constexpr void append(std::string_view text) noexcept {
    const std::size_t end = size_ + text.size();
    if (end <= out_.size()) {
      std::char_traits<char>::copy(out_.data() + size_, text.data(), text.size());
    }
    size_ = end;
  }

  constexpr char* room(std::size_t count) const noexcept {
    return size_ + count <= out_.size() ? out_.data() + size_ : nullptr;
  }
  /// Also leaves out so many bytes, to be written later.
  constexpr void take(std::size_t count) noexcept { size_ += count; }

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

/// Gathers pieces for a sink, such as a hash, to which a few long ones are cheaper than many short
/// ones. To be followed by flush() once all is appended.
template <text_sink Sink, std::size_t Size>
class gathering_sink {
 public:
  constexpr explicit gathering_sink(Sink& sink) noexcept : sink_(sink) {}
  gathering_sink(const gathering_sink&) = delete;
  gathering_sink& operator=(const gathering_sink&) = delete;

  [[gnu::always_inline]] constexpr void append(std::string_view text) {
    if (text.size() <= Size - size_) {
      put(text);
    } else {
      append_in_parts(text);
    }
  }
  constexpr char* room(std::size_t count) noexcept {
    return count <= Size - size_ ? gathered_.data() + size_ : nullptr;
  }
  constexpr void take(std::size_t count) noexcept { size_ += count; }

  /// What was gathered and is still to be flushed.
  constexpr std::string_view pending() const noexcept { return {gathered_.data(), size_}; }
  constexpr void flush() {
    sink_.append(std::string_view(gathered_.data(), size_));
    size_ = 0;
  }

 private:
  [[gnu::noinline]] constexpr void append_in_parts(std::string_view text) {
    while (text.size() > Size - size_) {
      const std::size_t taken = Size - size_;
      put(text.substr(0, taken));
      text.remove_prefix(taken);
      flush();
    }
    put(text);
  }
  [[gnu::always_inline]] constexpr void put(std::string_view text) {
    std::char_traits<char>::copy(gathered_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }

  Sink& sink_;
  std::size_t size_ = 0;
  std::array<char, Size> gathered_;  // only what was put is ever read
};

}  // namespace sansaws
