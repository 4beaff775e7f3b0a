// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Percent-encoding as SigV4 and AWS REST labels want it (RFC 3986 section 2.1).
#pragma once

#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/hex.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

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

/// Appends `text` with every byte but the unreserved ones (and a kept '/') as "%XX", upper case.
///
/// Linear, without a branch on any byte; the sink gets pieces of up to 192 characters.
template <text_sink S>
constexpr void append_percent_encoded(S& sink, std::string_view text,
                                      slash slashes = slash::encode) {
  const detail::percent_table& table =
      slashes == slash::keep ? detail::percent_keep_slash : detail::percent_encode_slash;
  constexpr std::size_t piece = 64;
  while (!text.empty()) {
    std::array<char, 3 * piece + 1> encoded;  // one more, as four characters are always copied
    char* end = encoded.data();
    const std::string_view taken = text.substr(0, piece);
    for (const char c : taken) {
      const std::array<char, 4>& written = table[static_cast<unsigned char>(c)];
      std::char_traits<char>::copy(end, written.data(), written.size());
      end += written[3];
    }
    sink.append(std::string_view(encoded.data(), static_cast<std::size_t>(end - encoded.data())));
    text.remove_prefix(taken.size());
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
