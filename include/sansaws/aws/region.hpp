// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The name of a region.
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

/// The name of a region. It is one valid label of a host name, so that it cannot change the meaning
/// of a URL. Whether the region exists is not checked. Kept inside the object.
///
///     region = label, at most 63 bytes, of which at least one is not a digit
///     label  = let-dig [ *( let-dig / "-" ) let-dig ]      ; RFC 1123 section 2.1
///
/// Letters must be lower case, as in the names of all regions.
///
/// @snippet reference_examples.cpp region
class region {
 public:
  static constexpr std::size_t max_size = 63;  ///< that of a label: RFC 1035 section 2.3.4

  /// Why `text` is no region. Nothing where it is one. O(size), and O(1) over `max_size` bytes.
  ///
  /// The error's parameter is "region". Codes: `missing` for an empty text, `too_long` over
  /// `max_size` bytes, `bad_character` for a byte that is not allowed at its place, `bad_format`
  /// for digits alone.
  static constexpr std::optional<caller_error> validate(std::string_view text) noexcept;

  /// The region of that name, or the error of `validate`. O(size).
  [[nodiscard]] static constexpr result<region> parse(std::string_view text) noexcept;

  /// The region of a literal. One that `validate` refuses does not compile.
  constexpr explicit region(checked_literal<region> text) : text_(text.text()) {}

  /// The name. Valid while this object lives and is not assigned to.
  constexpr std::string_view text() const& noexcept { return text_.text(); }
  std::string_view text() const&& = delete;

  friend constexpr bool operator==(const region&, const region&) = default;

 private:
  constexpr region() noexcept = default;

  sansaws::detail::bounded_text<max_size> text_;
};

// Implementation

constexpr std::optional<caller_error> region::validate(std::string_view text) noexcept {
  const auto refuse = [](caller_errc code, std::size_t position, std::string_view allowed = {}) {
    return caller_error{code, "region", position, allowed};
  };
  if (text.empty()) return refuse(caller_errc::missing, 0);
  const bool url = text.substr(0, max_size).find("://") != text.npos;
  constexpr std::string_view no_url = "the name of a region, such as us-east-1, and no URL";
  if (text.size() > max_size) {
    return refuse(caller_errc::too_long, max_size, url ? no_url : std::string_view());
  }
  using namespace sansaws::detail;
  std::size_t bad = 0;
  if (text.front() != '-') {
    bad = find_first<~(lower_chars | digit_chars | charset("-"))>(text);
    if (bad == text.size() && text.back() == '-') --bad;
  }
  if (bad != text.size()) {
    const std::string_view allowed = url ? no_url : "a-z, 0-9 and, inside, -";
    return refuse(caller_errc::bad_character, bad, allowed_at(text, bad, allowed));
  }
  if (all_in<digit_chars>(text)) return refuse(caller_errc::bad_format, text.size());
  return std::nullopt;
}

constexpr result<region> region::parse(std::string_view text) noexcept {
  if (const auto error = validate(text)) return *error;
  region parsed;
  parsed.text_ = sansaws::detail::bounded_text<max_size>(text);
  return parsed;
}

}  // namespace sansaws::aws
