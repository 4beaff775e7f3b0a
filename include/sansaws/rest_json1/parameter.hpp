// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Validated inputs of an operation that are no names: text of a limited size, and integers in a
// range.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// The name of a parameter, for errors; a string literal in snake_case.
template <std::size_t N>
struct parameter_name {
  /// Copies the literal.
  consteval parameter_name(const char (&literal)[N]) {  // NOLINT: a literal is a name
    std::copy_n(literal, N, text);
  }
  /// Without the final NUL.
  constexpr operator std::string_view() const noexcept { return {text, N - 1}; }  // NOLINT
  char text[N];  ///< with the final NUL
};

/// A text of `Min` to `Max` bytes, any bytes: a prefix, or a token that only the service can read.
/// It goes into a label or a query byte for byte; in a JSON body, what is no UTF-8 becomes U+FFFD.
template <parameter_name Name, std::size_t Min, std::size_t Max>
class text_parameter {
 public:
  /// The error of a text that is not: `missing` (empty), `too_short` or `too_long`, with its size
  /// or `Max` as position.
  static constexpr std::optional<caller_error> validate(std::string_view text) noexcept {
    if (text.empty() && Min != 0) return caller_error{caller_errc::missing, Name};
    if (text.size() < Min) return caller_error{caller_errc::too_short, Name, text.size()};
    if (text.size() > Max) return caller_error{caller_errc::too_long, Name, Max};
    return std::nullopt;
  }
  /// The text, or the error of `validate`. O(size).
  [[nodiscard]] static result<text_parameter> parse(std::string_view text) {
    if (const auto error = validate(text)) return *error;
    text_parameter parsed;
    parsed.text_ = text;
    return parsed;
  }
  /// The text of a literal; one that `validate` refuses does not compile.
  constexpr explicit text_parameter(checked_literal<text_parameter> literal)
      : text_(literal.text()) {}

  /// Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return text_; }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const text_parameter&, const text_parameter&) = default;

 private:
  text_parameter() = default;

  std::string text_;
};

/// An integer from `Min` to `Max`, that a JSON body can hold, too.
template <parameter_name Name, std::uint64_t Min, std::uint64_t Max>
requires(Min <= Max && Max <= 0x7fff'ffff'ffff'ffff) class integer_parameter {
 public:
  /// The integer; or the error `out_of_range`.
  [[nodiscard]] static constexpr result<integer_parameter> make(std::uint64_t value) noexcept {
    if (value < Min || value > Max) return caller_error{caller_errc::out_of_range, Name};
    return integer_parameter(value);
  }
  /// The integer of a constant. One out of range does not compile.
  template <std::uint64_t Value>
  static constexpr integer_parameter of() noexcept requires(Value >= Min && Value <= Max) {
    return integer_parameter(Value);
  }

  /// The integer.
  constexpr std::uint64_t value() const noexcept { return value_; }
  /// In decimal digits. Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return digits_.text(); }
  std::string_view text() const&& = delete;

  /// Compares the integers.
  friend constexpr bool operator==(const integer_parameter& a,
                                   const integer_parameter& b) noexcept {
    return a.value_ == b.value_;
  }

 private:
  constexpr explicit integer_parameter(std::uint64_t value) noexcept
      : value_(value), digits_(value) {}
  std::uint64_t value_;
  sansaws::detail::decimal_text digits_;
};

}  // namespace sansaws::rest_json1
