// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// One JSON string, number or literal into one C++ value.
#pragma once

#include <sansaws/core/error.hpp>
#include <sansaws/encoding/rfc3339.hpp>
#include <sansaws/rest_json1/shape.hpp>

#include <charconv>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

namespace sansaws::rest_json1::detail {

/// A JSON number that is no 64-bit integer: the parser's double, and how it was written.
struct decimal {
  double value;
  std::string_view text;
};

/// The double nearest to what was written; the parser's own can be off by a unit in the last place.
template <class Double = double>
Double nearest(const decimal& number) noexcept {
  Double exact = 0;
  // Not every standard library has this for floating point.
  if constexpr (requires(const char* p) { std::from_chars(p, p, exact); }) {
    const char* const first = number.text.data();
    if (std::from_chars(first, first + number.text.size(), exact).ec == std::errc{}) return exact;
  }
  return number.value;
}

/// What became of a value: `peer_errc{}` for stored, else `wrong_type` or `bad_value`.
inline constexpr peer_errc stored{};

/// Stores what `value` says, where `T` takes that kind of JSON value.
template <scalar_shape T>
peer_errc store(T& to, std::string_view value) {
  if constexpr (std::same_as<T, std::string>) {
    to = value;
    return stored;
  } else if constexpr (is_open_enum<T>) {
    to = T(value);
    return stored;
  } else if constexpr (std::same_as<T, encoding::timestamp>) {
    const auto time = encoding::parse_rfc3339(value);
    if (!time) return peer_errc::bad_value;
    to = *time;
    return stored;
  } else {
    return peer_errc::wrong_type;
  }
}

template <scalar_shape T>
peer_errc store(T& to, std::int64_t value) noexcept {
  if constexpr (std::same_as<T, std::int64_t>) {
    to = value;
    return stored;
  } else if constexpr (std::same_as<T, double>) {
    to = static_cast<double>(value);
    return stored;
  } else if constexpr (std::same_as<T, encoding::timestamp>) {
    const auto time = encoding::timestamp_from_epoch(value);
    if (!time) return peer_errc::bad_value;
    to = *time;
    return stored;
  } else {
    return peer_errc::wrong_type;
  }
}

template <scalar_shape T>
peer_errc store(T& to, const decimal& value) noexcept {
  if constexpr (std::same_as<T, double>) {
    constexpr double largest = std::numeric_limits<double>::max();
    to = nearest(value);
    return to >= -largest && to <= largest ? stored : peer_errc::bad_value;
  } else if constexpr (std::same_as<T, std::int64_t>) {
    constexpr double exact = 9007199254740992.0;  // 2^53: beyond it doubles skip integers
    const double number = nearest(value);
    if (!(number >= -exact && number <= exact)) return peer_errc::bad_value;
    to = static_cast<std::int64_t>(number);
    return static_cast<double>(to) == number ? stored : peer_errc::bad_value;
  } else if constexpr (std::same_as<T, encoding::timestamp>) {
    const auto time = encoding::timestamp_from_epoch(nearest(value));
    if (!time) return peer_errc::bad_value;
    to = *time;
    return stored;
  } else {
    return peer_errc::wrong_type;
  }
}

template <scalar_shape T>
peer_errc store(T& to, bool value) noexcept {
  if constexpr (std::same_as<T, bool>) {
    to = value;
    return stored;
  } else {
    return peer_errc::wrong_type;
  }
}

}  // namespace sansaws::rest_json1::detail
