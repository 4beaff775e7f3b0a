// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The grammar of a host in a URL: a name, an IPv4 address, or an IPv6 address in brackets.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws::detail {

/// The largest number of bytes in a host: a domain name of RFC 1035 section 2.3.4, as text.
inline constexpr std::size_t max_host = 253;
/// The largest number of bytes between two dots of a name, by the same section.
inline constexpr std::size_t max_host_label = 63;

using sansaws::detail::all_in;
using sansaws::detail::charset;
using sansaws::detail::digit_chars;
using sansaws::detail::find_first;
using sansaws::detail::hexdig_chars;

/// The characters that a label of a name may begin and end with.
inline constexpr charset label_chars = sansaws::detail::alpha_chars | digit_chars | charset("_");

/// The error of `validate_host`.
constexpr std::optional<caller_error> refuse_host(caller_errc code, std::size_t position) noexcept {
  return caller_error{code, "host", position};
}

/// Why `text` is no IPv4 address of RFC 3986 section 3.2.2. Nothing where it is one.
///
///     IPv4address = dec-octet "." dec-octet "." dec-octet "." dec-octet
///     dec-octet   = 0 to 255 without leading zeros
constexpr std::optional<caller_error> validate_ipv4(std::string_view text) noexcept {
  std::size_t at = 0;
  for (int octet = 0; octet != 4; ++octet) {
    if (octet != 0) {
      if (at == text.size() || text[at] != '.') {
        return refuse_host(caller_errc::bad_format, at);
      }
      ++at;
    }
    const std::size_t first = at;
    int value = 0;
    while (at != text.size() && digit_chars.contains(text[at])) {
      const bool leading_zero = at != first && text[first] == '0';
      value = value * 10 + (text[at] - '0');
      if (leading_zero || value > 255) return refuse_host(caller_errc::bad_format, at);
      ++at;
    }
    if (at == first) return refuse_host(caller_errc::bad_format, at);
  }
  if (at != text.size()) return refuse_host(caller_errc::bad_format, at);
  return std::nullopt;
}

/// Why `text` is no IPv6 address of RFC 3986 section 3.2.2. Nothing where it is one.
///
///     IPv6address = eight groups of 1*4HEXDIG, separated by ":";
///                   the last two groups may be one IPv4address;
///                   "::" may stand once, for one or more groups
///
/// A zone identifier (RFC 6874) is refused, because its meaning differs from machine to machine.
constexpr std::optional<caller_error> validate_ipv6(std::string_view text) noexcept {
  const auto refuse = [text](std::size_t at) {
    using sansaws::detail::charset;
    constexpr charset ipv6_chars = hexdig_chars | charset(":.");
    const bool known = at == text.size() || ipv6_chars.contains(text[at]);
    return refuse_host(known ? caller_errc::bad_format : caller_errc::bad_character, at);
  };
  std::size_t at = 0;
  int groups = 0;
  bool elided = text.starts_with("::");
  if (elided) at = 2;
  while (!(elided && at == text.size())) {
    const std::size_t end = at + find_first<~hexdig_chars>(text.substr(at));
    if (end != text.size() && text[end] == '.') {
      if (const auto error = validate_ipv4(text.substr(at))) return refuse(at + error->position);
      groups += 2;
      break;
    }
    if (end == at) return refuse(at);
    if (end - at > 4) return refuse(at + 4);
    ++groups;
    at = end;
    if (at == text.size()) break;
    if (text[at] != ':') return refuse(at);
    ++at;
    if (at != text.size() && text[at] == ':') {
      if (elided) return refuse(at);
      elided = true;
      ++at;
    } else if (at == text.size()) {
      return refuse(at);
    }
  }
  const bool complete = elided ? groups <= 7 : groups == 8;
  if (!complete) return refuse(text.size());
  return std::nullopt;
}

/// Why `text` is no host name. Nothing where it is one.
///
///     name  = label *( "." label ) [ "." ]
///     label = let-dig [ *( let-dig / "-" ) let-dig ]      ; RFC 1123 section 2.1
///
/// where let-dig is a letter, a digit or "_", which names in container networks have. RFC 3986 also
/// allows escapes and sub-delims, but no such name can be looked up.
///
/// A name whose last label is a number must be an IPv4 address. Otherwise resolvers take texts such
/// as `127.1`, `0x7f000001` and `2130706433` for addresses, and differ in which address it is.
constexpr std::optional<caller_error> validate_host_name(std::string_view text) noexcept {
  std::size_t label = 0;
  for (std::size_t i = 0; i != text.size(); ++i) {
    const char c = text[i];
    if (c == '.') {
      if (i == label) return refuse_host(caller_errc::bad_format, i);
      label = i + 1;
    } else if (c == '-') {
      const bool inside = i != label && i + 1 != text.size() && text[i + 1] != '.';
      if (!inside) return refuse_host(caller_errc::bad_character, i);
    } else if (!label_chars.contains(c)) {
      return refuse_host(caller_errc::bad_character, i);
    }
    if (i - label == max_host_label && c != '.') {
      return refuse_host(caller_errc::too_long, i);
    }
  }
  if (text.empty()) return refuse_host(caller_errc::bad_format, 0);

  std::string_view last = text;
  if (last.ends_with('.')) last.remove_suffix(1);
  last.remove_prefix(last.rfind('.') + 1);  // npos + 1 is 0
  using sansaws::detail::skip_prefix;
  const bool hex = skip_prefix(last, "0x") || skip_prefix(last, "0X");
  const bool number = hex ? all_in<hexdig_chars>(last) : all_in<digit_chars>(last);
  return number ? validate_ipv4(text) : std::nullopt;
}

/// Why `text` is no host: a name, an IPv4 address, or an IPv6 address in brackets. Nothing where it
/// is one. O(size).
///
/// The error's parameter is "host", its position an index in `text`. Codes: `bad_character` for a
/// byte that is not allowed at its place, `too_long` over `max_host` or `max_host_label`,
/// `bad_format` for an empty text and anything else.
constexpr std::optional<caller_error> validate_host(std::string_view text) noexcept {
  if (text.size() > max_host) return refuse_host(caller_errc::too_long, max_host);
  if (!text.starts_with('[')) return validate_host_name(text);
  const auto close = text.find(']');
  if (close == std::string_view::npos) {
    return refuse_host(caller_errc::bad_format, text.size());
  }
  if (close + 1 != text.size()) return refuse_host(caller_errc::bad_character, close + 1);
  auto error = validate_ipv6(text.substr(1, close - 1));
  if (error) ++error->position;
  return error;
}

}  // namespace sansaws::aws::detail
