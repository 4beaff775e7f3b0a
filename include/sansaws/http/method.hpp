// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The method of a request.
#pragma once

#include <sansaws/core/detail/bounded_text.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/grammar.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::http {

/// A request method: any token (RFC 9110 section 9.1). Comparison regards case.
///
/// Kept inside the object, so that it has at most `max_size` bytes. The longest registered method
/// has 17.
///
/// @snippet reference_examples.cpp method
class method {
 public:
  static constexpr std::size_t max_size = 31;  ///< the most bytes of a method

  /// The methods of RFC 9110 section 9.3, and PATCH of RFC 5789.
  static const method get, head, post, put, delete_, connect, options, trace, patch;

  /// Why `text` is no method. Nothing where it is one. The error's parameter is "method". Codes:
  /// `missing` for an empty text, `too_long` over `max_size` bytes, `bad_character`. O(size).
  static constexpr std::optional<caller_error> validate(std::string_view text) noexcept {
    if (text.empty()) return caller_error{caller_errc::missing, "method", 0};
    if (text.size() > max_size) return caller_error{caller_errc::too_long, "method", max_size};
    if (const auto size = detail::token_prefix(text); size != text.size()) {
      return caller_error{caller_errc::bad_character, "method", size};
    }
    return std::nullopt;
  }
  /// The method of that name, or the error of `validate`.
  [[nodiscard]] static constexpr result<method> parse(std::string_view text) noexcept {
    if (const auto error = validate(text)) return *error;
    method parsed;
    parsed.text_ = sansaws::detail::bounded_text<max_size>(text);
    return parsed;
  }
  /// The method of a literal. One that `validate` refuses does not compile.
  constexpr explicit method(checked_literal<method> text) noexcept : text_(text.text()) {}

  /// The method as it is in a request. Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return text_.text(); }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const method&, const method&) = default;

 private:
  constexpr method() noexcept = default;

  sansaws::detail::bounded_text<max_size> text_;
};

inline constexpr method method::get{checked_literal<method>("GET")};
inline constexpr method method::head{checked_literal<method>("HEAD")};
inline constexpr method method::post{checked_literal<method>("POST")};
inline constexpr method method::put{checked_literal<method>("PUT")};
inline constexpr method method::delete_{checked_literal<method>("DELETE")};
inline constexpr method method::connect{checked_literal<method>("CONNECT")};
inline constexpr method method::options{checked_literal<method>("OPTIONS")};
inline constexpr method method::trace{checked_literal<method>("TRACE")};
inline constexpr method method::patch{checked_literal<method>("PATCH")};

}  // namespace sansaws::http
