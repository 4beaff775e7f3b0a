// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text that may have keys, from where it is read to where it is understood.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace examples {

/// Overwrites the bytes. The call goes by a pointer that a compiler cannot see through, so that it
/// is not left out because nobody reads them again.
inline void wipe(char* bytes, std::size_t size) noexcept {
  void* (*const volatile fill)(void*, int, std::size_t) = &std::memset;
  fill(bytes, 0, size);
}

/// A text that grows and is wiped in the end, with every copy of it that growing has left behind.
class sensitive_text {
 public:
  sensitive_text() = default;
  sensitive_text(const sensitive_text&) = delete;
  sensitive_text& operator=(const sensitive_text&) = delete;
  ~sensitive_text() { wipe(text_.data(), text_.size()); }

  void append(std::string_view piece) {
    if (piece.size() > text_.capacity() - text_.size()) {
      std::string larger;
      larger.reserve(2 * (text_.size() + piece.size()));
      larger = text_;
      wipe(text_.data(), text_.size());
      text_.swap(larger);
    }
    text_.append(piece);
  }

  std::string_view view() const noexcept { return text_; }
  const char* c_str() const noexcept { return text_.c_str(); }
  std::size_t size() const noexcept { return text_.size(); }

 private:
  std::string text_;
};

}  // namespace examples
