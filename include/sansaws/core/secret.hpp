// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Text that is never printed, and is wiped from memory when it is no longer needed.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/core/detail/wipe.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {

/// Owns a secret text. It is wiped on destruction and on assignment, and a move leaves no copy.
///
/// There is no stream operator, no `to_string` and no conversion. `expose()` is the only way to the
/// text, so that a search for that word finds every use. Each copy is wiped by itself.
///
/// @snippet reference_examples.cpp secret
class secret {
 public:
  /// An empty one.
  constexpr secret() noexcept = default;
  /// Copies the text, which the caller still owns and should wipe. Throws std::bad_alloc only.
  constexpr explicit secret(std::string_view text) : size_(text.size()) {
    if (size_ == 0) return;
    text_ = new char[size_];
    text.copy(text_, size_);
  }
  /// Copies the text into memory of its own. Throws std::bad_alloc only.
  constexpr secret(const secret& other) : secret(std::string_view(other.text_, other.size_)) {}
  /// Takes the text over. `other` is empty afterwards.
  constexpr secret(secret&& other) noexcept
      : text_(std::exchange(other.text_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  /// Wipes the text that was here.
  constexpr secret& operator=(secret other) noexcept {
    std::swap(text_, other.text_);
    std::swap(size_, other.size_);
    return *this;
  }
  /// Wipes the text.
  constexpr ~secret() {
    if (text_ == nullptr) return;
    detail::wipe(text_, size_);
    delete[] text_;
  }

  /// The text itself. Valid while this object lives and is not assigned to.
  constexpr std::string_view expose() const& noexcept { return {text_, size_}; }
  std::string_view expose() const&& = delete;
  constexpr bool empty() const noexcept { return size_ == 0; }

  /// For texts of equal length the time does not depend on their bytes.
  friend constexpr bool operator==(const secret& left, const secret& right) noexcept {
    return detail::equal_in_constant_time(left.expose(), right.expose());
  }

 private:
  char* text_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sansaws
