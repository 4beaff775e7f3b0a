// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// String literals that are checked during compilation.
#pragma once

#include <sansaws/core/caller_error.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {

namespace detail {
/// Named so that a compiler's message says what to do.
struct use_parse_for_text_that_is_no_literal {};
}  // namespace detail

/// A string literal that `T::validate` has accepted. A literal that it refuses does not compile.
///
/// `T::validate(std::string_view)` is constexpr and returns std::optional<caller_error>. The text
/// must outlive this object, as literals do. Types such as `aws::region` have a constructor that
/// takes one; a text that is known only at run time goes to their `parse`.
///
/// @snippet reference_examples.cpp checked_literal
template <class T>
class checked_literal {
 public:
  /// Checks the literal, while compiling.
  template <std::size_t N>
  consteval checked_literal(const char (&text)[N]) : text_(text, N - 1) {  // NOLINT: implicit
    if (text[N - 1] != '\0') refused_array();  // an array without final NUL would lose a byte
    if (const auto error = T::validate(text_)) refuse(error->code);
  }

  /// Text that is there at run time only: `T::parse` takes it, and can refuse it.
  template <std::convertible_to<std::string_view> Text>  // NOLINTNEXTLINE: hides no copy
  checked_literal(Text&&, detail::use_parse_for_text_that_is_no_literal = {}) = delete;

  /// The literal without its NUL.
  constexpr std::string_view text() const noexcept { return text_; }

 private:
  // Not constexpr on purpose: a call of one of these is an error in a constant expression. The
  // compiler's message has the function's name, which says what is wrong.
  static void refused_array() {}
  static void refused_literal_is_empty() {}
  static void refused_literal_is_too_short() {}
  static void refused_literal_is_too_long() {}
  static void refused_literal_has_a_character_that_is_not_allowed() {}
  static void refused_literal_is_not_of_the_required_form() {}
  static void refused_literal_is_out_of_range() {}

  static constexpr void refuse(caller_errc code) {
    switch (code) {
      case caller_errc::missing:
        return refused_literal_is_empty();
      case caller_errc::too_short:
        return refused_literal_is_too_short();
      case caller_errc::too_long:
        return refused_literal_is_too_long();
      case caller_errc::bad_character:
        return refused_literal_has_a_character_that_is_not_allowed();
      case caller_errc::out_of_range:
        return refused_literal_is_out_of_range();
      default:
        return refused_literal_is_not_of_the_required_form();
    }
  }

  std::string_view text_;
};

}  // namespace sansaws
