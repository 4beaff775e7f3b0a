// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Percent-encoding as SigV4 and AWS REST labels want it (RFC 3986 section 2.1).
#pragma once

#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/byte_lanes.hpp>
#include <sansaws/encoding/hex.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::encoding {

/// What becomes of '/': a label or a query value encodes it, a whole path keeps it.
enum class slash { encode, keep };

/// RFC 3986 section 2.3: ALPHA / DIGIT / "-" / "." / "_" / "~".
constexpr bool is_unreserved(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

namespace detail {

/// What each byte is written as: one or three characters, and in the fourth place how many.
using percent_table = std::array<std::array<char, 4>, 256>;

constexpr percent_table make_percent_table(slash slashes) noexcept {
  constexpr std::string_view digits = "0123456789ABCDEF";
  percent_table table{};
  for (std::size_t byte = 0; byte != table.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if (is_unreserved(c) || (c == '/' && slashes == slash::keep)) {
      table[byte] = {c, '\0', '\0', 1};
    } else {
      table[byte] = {'%', digits[byte / 16], digits[byte % 16], 3};
    }
  }
  return table;
}

inline constexpr percent_table percent_encode_slash = make_percent_table(slash::encode);
inline constexpr percent_table percent_keep_slash = make_percent_table(slash::keep);

}  // namespace detail

namespace detail {

/// Writes sixteen bytes, encoded, and returns where they end. Reads up to eight bytes more, and
/// writes up to eight more.
inline char* percent_encode_16(const char* from, char* to, const percent_table& table,
                               slash slashes) noexcept {
  using traits = std::char_traits<char>;
  const byte_lanes bytes = load_lanes(from);
  byte_lanes kept = lanes_in(bytes | ('a' - 'A'), 'a', 'z') | lanes_in(bytes, '-', '9') |
                    lanes_in(bytes, '_', '_') | lanes_in(bytes, '~', '~');
  if (slashes == slash::encode) kept &= ~lanes_in(bytes, '/', '/');
  for (std::uint64_t escaped : halves_of(static_cast<byte_lanes>(~kept & 0x80))) {
    traits::copy(to, from, 8);
    for (; escaped != 0; escaped &= escaped - 1) {
      const auto at = static_cast<std::size_t>(std::countr_zero(escaped)) / 8;
      traits::copy(to + at, table[static_cast<unsigned char>(from[at])].data(), 4);
      traits::copy(to + at + 3, from + at + 1, 8);
      to += 2;
    }
    from += 8;
    to += 8;
  }
  return to;
}

}  // namespace detail

/// Appends `text` with every byte but the unreserved ones (and a kept '/') as "%XX", upper case.
///
/// Linear; the sink gets pieces of up to 384 characters.
template <text_sink S>
constexpr void append_percent_encoded(S& sink, std::string_view text,
                                      slash slashes = slash::encode) {
  const detail::percent_table& table =
      slashes == slash::keep ? detail::percent_keep_slash : detail::percent_encode_slash;
  constexpr std::size_t piece = 128;
  while (!text.empty()) {
    std::array<char, 3 * piece + 8> encoded;  // more is written at a time than counts
    char* end = encoded.data();
    std::string_view rest = text.substr(0, piece);
    text.remove_prefix(rest.size());
    while (!std::is_constant_evaluated() && rest.size() >= 24) {
      end = detail::percent_encode_16(rest.data(), end, table, slashes);
      rest.remove_prefix(16);
    }
    for (const char c : rest) {
      const std::array<char, 4>& written = table[static_cast<unsigned char>(c)];
      std::char_traits<char>::copy(end, written.data(), 4);
      end += written[3];
    }
    sink.append(std::string_view(encoded.data(), static_cast<std::size_t>(end - encoded.data())));
  }
}

/// The same as a string of its own.
constexpr std::string percent_encode(std::string_view text, slash slashes = slash::encode) {
  std::string encoded;
  encoded.reserve(text.size());
  append_percent_encoded(encoded, text, slashes);
  return encoded;
}

/// Undoes any percent-encoding; '+' stays a plus. Nothing where a '%' lacks its two digits.
constexpr std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = text.find('%'); at != text.npos; at = text.find('%')) {
    if (text.size() - at < 3) return std::nullopt;
    const int high = detail::hex_value(text[at + 1]);
    const int low = detail::hex_value(text[at + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded.append(text.substr(0, at));
    decoded.push_back(static_cast<char>(high * 16 + low));
    text.remove_prefix(at + 3);
  }
  decoded.append(text);
  return decoded;
}

}  // namespace sansaws::encoding
