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

namespace detail {

inline constexpr std::array<bool, 256> unreserved_table = [] {
  std::array<bool, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = true;
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = table[c + ('a' - 'A')] = true;
  for (const char c : {'-', '.', '_', '~'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

}  // namespace detail

/// RFC 3986 section 2.3: ALPHA / DIGIT / "-" / "." / "_" / "~".
constexpr bool is_unreserved(char c) noexcept {
  return detail::unreserved_table[static_cast<unsigned char>(c)];
}

/// Appends `text` with every byte but the unreserved ones (and a kept '/') as "%XX", upper case.
///
/// Linear; runs of kept bytes are appended in one piece.
template <text_sink S>
constexpr void append_percent_encoded(S& sink, std::string_view text,
                                      slash slashes = slash::encode) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::size_t run = 0;
  for (std::size_t i = 0; i != text.size(); ++i) {
    const char c = text[i];
    if (is_unreserved(c) || (c == '/' && slashes == slash::keep)) continue;
    if (run != i) sink.append(text.substr(run, i - run));
    const auto byte = static_cast<unsigned char>(c);
    const std::array<char, 3> escape{'%', digits[byte / 16], digits[byte % 16]};
    sink.append(std::string_view(escape.data(), escape.size()));
    run = i + 1;
  }
  if (run != text.size()) sink.append(text.substr(run));
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
