// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the inside of a JSON string stands for.
#pragma once

#include <sansaws/core/ascii.hpp>
#include <sansaws/encoding/byte_lanes.hpp>
#include <sansaws/json/detail/json_string.hpp>

#include <bit>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::json::detail {

inline void append_utf8(std::string& out, unsigned point) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((point >> shift) & 0x3fU));
  };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xc0U | (point >> 6U));
    tail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xe0U | (point >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0U | (point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// Takes `\u` and four hexadecimal digits off the front of `text`.
constexpr std::optional<unsigned> take_code_unit(std::string_view& text) noexcept {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char c : text.substr(2, 4)) {
    const int digit = ascii::hex_value(c);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  text.remove_prefix(6);
  return unit;
}

/// Takes one escape off the front of `text`, which begins with a backslash, and appends its
/// meaning. False, and nothing done, where it is none of RFC 8259 §7.
inline bool take_escape(std::string& out, std::string_view& text) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (text.size() < 2) return false;
  if (const auto i = letters.find(text[1]); i != std::string_view::npos) {
    out += meanings[i];
    text.remove_prefix(2);
    return true;
  }
  std::string_view rest = text;
  const auto first = take_code_unit(rest);
  if (!first || (*first >= 0xdc00 && *first < 0xe000)) return false;
  unsigned point = *first;
  if (point >= 0xd800 && point < 0xe000) {
    const auto second = take_code_unit(rest);
    if (!second || *second < 0xdc00 || *second >= 0xe000) return false;
    point = 0x10000 + ((*first - 0xd800) << 10U) + (*second - 0xdc00);
  }
  append_utf8(out, point);
  text = rest;
  return true;
}

using signed_lanes = signed char __attribute__((vector_size(16)));

/// From `p` on, the first byte that is a quote, a backslash, a control character or not ASCII.
/// Sixteen bytes a step.
inline const char* pass_plain(const char* p, const char* end) noexcept {
  using namespace encoding::detail;
  for (; end - p >= 16; p += 16) {
    const byte_lanes bytes = load_lanes(p);
    const std::size_t first = first_lane(std::bit_cast<byte_lanes>(
        (std::bit_cast<signed_lanes>(bytes) < ' ') | (bytes == '"') | (bytes == '\\')));
    if (first != 16) return p + first;  // and not p += first, for which the next step would wait
  }
  const auto is_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
  };
  while (p != end && is_plain(*p)) ++p;
  return p;
}

/// How many bytes from the start of `text` on stand for themselves: up to a backslash, a control
/// character, or what is no UTF-8.
inline std::size_t size_of_run(std::string_view text) noexcept {
  const char* const end = text.data() + text.size();
  const char* p = text.data();
  while ((p = pass_plain(p, end)) != end) {
    const auto byte = static_cast<unsigned char>(*p);
    if (byte < 0x20 || byte == '\\') break;
    const int size = byte < 0x80 ? 1 : utf8_sequence({p, static_cast<std::size_t>(end - p)});
    if (size < 0) break;
    p += size;
  }
  return static_cast<std::size_t>(p - text.data());
}

/// Replaces `out` by what `text`, the inside of a JSON string, stands for; its first `run` bytes
/// stand for themselves. Gives the bytes that are well formed: all of them, or those before the
/// first that RFC 8259 §7 does not allow, and then `out` holds what these stand for.
inline std::size_t unescape(std::string& out, std::string_view text, std::size_t run) {
  out.clear();
  // No escape is shorter than its meaning; and the usual text that comes next shall have room, too.
  constexpr std::size_t usual = 256;
  out.reserve(text.size() > usual ? text.size() : usual);
  std::string_view rest = text;
  while (true) {
    out += rest.substr(0, run);
    rest.remove_prefix(run);
    if (rest.empty() || rest.front() != '\\' || !take_escape(out, rest)) break;
    run = size_of_run(rest);
  }
  return text.size() - rest.size();
}

}  // namespace sansaws::json::detail
