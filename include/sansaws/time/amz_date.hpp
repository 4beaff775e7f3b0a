// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Date and time as SigV4 has them: YYYYMMDD'T'HHMMSS'Z', in UTC.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/time/detail/civil_time.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI {

/// The moment as text, such as "20260102T030405Z". The first eight characters are the date of a
/// credential scope. Rounds down to the second. A moment outside the years 0000 to 9999 is written
/// as the nearest one inside. O(1).
///
/// Specification: AWS Signature Version 4, "Create a string to sign", RequestDateTime.
///
/// @snippet reference_examples.cpp amz_date
constexpr std::array<char, 16> format_amz_date(timestamp time) noexcept {
  const detail::civil_time civil = detail::civil_from_seconds(clamped(time).seconds);
  std::array<char, 16> text{};
  char* at = detail::write_digits<4>(text.data(), static_cast<unsigned>(civil.year));
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.month));
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.day));
  *at++ = 'T';
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.hour));
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.minute));
  at = detail::write_digits<2>(at, static_cast<unsigned>(civil.second));
  *at = 'Z';
  return text;
}

/// Reads exactly that form. Nothing for any other text, and for a date that does not exist. O(1).
constexpr std::optional<timestamp> parse_amz_date(std::string_view text) noexcept {
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  const auto two = [text](std::size_t at) { return detail::two_digits(text.data() + at); };
  const int century = two(0);
  const int year = two(2);
  const detail::civil_time civil{century * 100 + year, two(4), two(6), two(9), two(11), two(13)};
  if ((century | year) < 0 || civil.second > 59) return std::nullopt;
  // A part that is no number is negative, and `seconds_from_civil` refuses negative parts.
  const std::optional<std::int64_t> seconds = detail::seconds_from_civil(civil);
  if (!seconds) return std::nullopt;
  return timestamp{*seconds, 0};
}

}  // namespace sansaws
