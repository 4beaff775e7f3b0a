// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The name of a service, as signatures have it.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/bounded_text.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws {

/// The name of a service in a credential scope, such as `s3`: 1 to 63 lower-case letters, digits
/// and hyphens. Whether the service exists is not checked. Kept inside the object.
///
/// @snippet reference_examples.cpp service_name
class service_name {
 public:
  static constexpr std::size_t max_size = 63;  ///< more than any service has

  /// Why `text` is no service name. Nothing where it is one. The error's parameter is "service".
  /// Codes: `missing` for an empty text, `too_long` over `max_size` bytes, `bad_character`.
  /// O(size).
  static constexpr std::optional<caller_error> validate(std::string_view text) {
    if (text.empty()) return caller_error{caller_errc::missing, "service", 0};
    if (text.size() > max_size) return caller_error{caller_errc::too_long, "service", max_size};
    using namespace sansaws::detail;
    const std::size_t size = find_first<~(lower_chars | digit_chars | charset("-"))>(text);
    if (size == text.size()) return std::nullopt;
    return caller_error{caller_errc::bad_character, "service", size,
                        allowed_at(text, size, "a-z, 0-9 and -")};
  }
  /// The service name, or the error of `validate`. O(size).
  [[nodiscard]] static constexpr result<service_name> parse(std::string_view text) {
    if (auto error = validate(text)) return *error;
    service_name parsed;
    parsed.text_ = sansaws::detail::bounded_text<max_size>(text);
    return parsed;
  }
  /// The service name of a literal. One that `validate` refuses does not compile.
  constexpr explicit service_name(checked_literal<service_name> text) : text_(text.text()) {}

  /// The name. Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return text_.text(); }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const service_name&, const service_name&) = default;

 private:
  constexpr service_name() noexcept = default;

  sansaws::detail::bounded_text<max_size> text_;
};

}  // namespace sansaws::aws
