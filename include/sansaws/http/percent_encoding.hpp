// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Percent-encoding (RFC 3986 section 2.1), as SigV4 and REST services of AWS need it.
#pragma once

#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/byte_lanes.hpp>
#include <sansaws/core/detail/byte_order.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/core/text_sink.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::http {

/// Whether '/' is encoded, as in labels and query values, or kept, as in a whole path.
enum class slash {
  encode,  ///< becomes %2F
  keep,    ///< stays as it is
};

namespace detail {

using namespace sansaws::detail;

/// The unreserved characters, RFC 3986 section 2.3.
inline constexpr charset unreserved_chars = alpha_chars | digit_chars | charset("-._~");

/// For each byte, the one or three characters that are written for it, and their number at the end.
using percent_table = std::array<std::array<char, 4>, 256>;

/// A table that keeps the bytes in `kept` and escapes all others.
constexpr percent_table make_percent_table(const charset& kept) noexcept {
  constexpr std::string_view digits = "0123456789ABCDEF";
  percent_table table{};
  for (std::size_t byte = 0; byte != table.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if (kept.contains(c)) {
      table[byte] = {c, '\0', '\0', 1};
    } else {
      table[byte] = {'%', digits[byte / 16], digits[byte % 16], 3};
    }
  }
  return table;
}

template <charset Kept>
inline constexpr percent_table percent_table_of = make_percent_table(Kept);

#if SANSAWS_VECTORS

/// Writes eight bytes, and escapes those that `escaped` marks. Returns where they end. The first
/// byte is the lowest one of `bytes`, so that the bytes behind an escape can be shifted down.
inline char* percent_encode_8(char* to, std::uint64_t bytes, lane_marks escaped,
                              const percent_table& table) noexcept {
  store_little_endian(bytes, to);
  for (; escaped != 0; escaped &= escaped - 1) {
    const std::size_t at = first_mark(escaped);
    const auto byte = static_cast<unsigned char>(bytes >> 8 * at);
    std::char_traits<char>::copy(to + at, table[byte].data(), 4);
    store_little_endian(bytes >> 8 * at >> 8, to + at + 3);
    to += 2;
  }
  return to + 8;
}

/// `percent_encode_to`, sixteen bytes at a time. Precondition: `text` has at least eight bytes.
template <charset Kept>
char* percent_encode_by_lanes(char* to, std::string_view text,
                              const percent_table& table) noexcept {
  const auto escaped_8 = [](const char* from) {
    return first_half(marks_of(lanes_in<~Kept>(load_ends(from, 8))));
  };
  const char* const last_8 = text.data() + text.size() - 8;
  for (; text.size() >= 16; text.remove_prefix(16)) {
    const lane_marks escaped = marks_of(lanes_in<~Kept>(load_lanes(text.data())));
    to = percent_encode_8(to, load_little_endian(text.data()), first_half(escaped), table);
    to = percent_encode_8(to, load_little_endian(text.data() + 8), drop_marks(escaped, 8), table);
  }
  if (text.size() >= 8) {
    to = percent_encode_8(to, load_little_endian(text.data()), escaped_8(text.data()), table);
    text.remove_prefix(8);
  }
  if (text.empty()) return to;
  // The rest is loaded together with the bytes before it, which are then shifted out.
  const std::size_t before = 8 - text.size();
  to = percent_encode_8(to, load_little_endian(last_8) >> 8 * before,
                        drop_marks(escaped_8(last_8), before), table);
  return to - before;
}

#endif

/// Writes the encoded text and returns where it ends. May write up to eight bytes more behind it,
/// so that there must be room for `max_percent_encoded_size`. Keeps the bytes in `Kept`.
template <charset Kept>
constexpr char* percent_encode_to(char* to, std::string_view text) noexcept {
#if SANSAWS_VECTORS
  if (!std::is_constant_evaluated() && text.size() >= 8) {
    return percent_encode_by_lanes<Kept>(to, text, percent_table_of<Kept>);
  }
#endif
  for (const char c : text) {
    const std::array<char, 4>& written = percent_table_of<Kept>[static_cast<unsigned char>(c)];
    std::char_traits<char>::copy(to, written.data(), 4);
    to += written[3];
  }
  return to;
}
constexpr char* percent_encode_to(char* to, std::string_view text, slash slashes) noexcept {
  return slashes == slash::keep ? percent_encode_to<unreserved_chars | charset("/")>(to, text)
                                : percent_encode_to<unreserved_chars>(to, text);
}

/// The byte whose escape `text` begins with. Nothing where it does not begin with a '%' and two
/// hexadecimal digits.
constexpr std::optional<char> leading_escape(std::string_view text) noexcept {
  if (text.size() < 3 || text.front() != '%') return std::nullopt;
  const int high = sansaws::detail::hex_value(text[1]);
  const int low = sansaws::detail::hex_value(text[2]);
  if ((high | low) < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

/// The size of `text` up to its first '%' that begins no escape. O(size).
constexpr std::size_t percent_encoded_prefix(std::string_view text) noexcept {
  std::size_t at = text.find('%');
  while (at != text.npos && leading_escape(text.substr(at))) at = text.find('%', at + 3);
  return at == text.npos ? text.size() : at;
}

/// The largest number of bytes that `percent_encode_to` may write for `size` bytes: three for each,
/// and eight behind them.
constexpr std::size_t max_percent_encoded_size(std::size_t size) noexcept {
  return 3 * size + 8;
}

}  // namespace detail

/// Appends `text` with each byte as "%XX" in upper case, except for the unreserved characters of
/// RFC 3986 section 2.3 (letters, digits and "-._~") and for '/' where it is kept. O(size).
template <text_sink S>
constexpr void append_percent_encoded(S& sink, std::string_view text,
                                      slash slashes = slash::encode) {
  constexpr std::size_t piece = 128;
  while (!text.empty()) {
    const std::string_view taken = text.substr(0, piece);
    text.remove_prefix(taken.size());
    if constexpr (sansaws::detail::in_place_sink<S>) {
      if (char* const to = sink.prepare(detail::max_percent_encoded_size(taken.size()))) {
        sink.commit(static_cast<std::size_t>(detail::percent_encode_to(to, taken, slashes) - to));
        continue;
      }
    }
    std::array<char, detail::max_percent_encoded_size(piece)> encoded;
    const char* const end = detail::percent_encode_to(encoded.data(), taken, slashes);
    sink.append(std::string_view(encoded.data(), static_cast<std::size_t>(end - encoded.data())));
  }
}

/// The same as a new string.
///
/// @snippet reference_examples.cpp percent_encode
constexpr std::string percent_encode(std::string_view text, slash slashes = slash::encode) {
  std::string encoded;
  encoded.reserve(text.size());
  append_percent_encoded(encoded, text, slashes);
  return encoded;
}

namespace detail {

/// Decodes a text in its own memory. False where a '%' is not followed by two hexadecimal digits;
/// the text is then decoded up to there. O(size).
constexpr bool percent_decode_in_place(std::string& text) {
  std::size_t size = (std::min)(text.find('%'), text.size());
  for (std::size_t at = size; at != text.size(); ++at, ++size) {
    char c = text[at];
    if (c == '%') {
      const auto byte = leading_escape(std::string_view(text).substr(at));
      if (!byte) return false;
      c = *byte;
      at += 2;
    }
    text[size] = c;
  }
  text.erase(size);
  return true;
}

}  // namespace detail

/// Decodes any percent-encoding. '+' stays a plus sign. Nothing where a '%' is not followed by two
/// hexadecimal digits. O(size).
///
/// @snippet reference_examples.cpp percent_decode
constexpr std::optional<std::string> percent_decode(std::string_view text) {
  std::optional<std::string> decoded(text);
  if (!detail::percent_decode_in_place(*decoded)) decoded.reset();
  return decoded;
}

}  // namespace sansaws::http
