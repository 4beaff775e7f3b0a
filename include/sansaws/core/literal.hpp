// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The way for literals into a validated type: checked while compiling.
#pragma once

#include <cstddef>
#include <string_view>

namespace sansaws {

/// A string literal that `T::check` accepted during compilation; one that it refuses does not
/// compile. `T::check(std::string_view)` returns an optional error.
template <class T>
class checked_literal {
 public:
  template <std::size_t N>
  consteval checked_literal(const char (&text)[N]) : text_(text, N - 1) {  // NOLINT: implicit
    if (text[N - 1] != '\0') refused_literal();  // an array, whose last byte would be lost
    if (T::check(text_)) refused_literal();
  }

  constexpr std::string_view view() const noexcept { return text_; }

 private:
  // Not constexpr on purpose: reaching it makes the initialiser no constant expression.
  static void refused_literal() {}

  std::string_view text_;
};

}  // namespace sansaws
