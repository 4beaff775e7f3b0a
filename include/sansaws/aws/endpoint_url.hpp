// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The grammar of an endpoint's URL.
#pragma once

#include <sansaws/aws/host.hpp>
#include <sansaws/core/error.hpp>
#include <sansaws/core/result.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::aws {

/// The most bytes that an endpoint's URL may have.
inline constexpr std::size_t max_endpoint_url = 2048;

enum class scheme { http, https };

constexpr std::string_view to_string(scheme value) noexcept {
  return value == scheme::http ? "http" : "https";
}
constexpr std::uint16_t default_port(scheme value) noexcept {
  return value == scheme::http ? 80 : 443;
}

/// The parts of an endpoint's URL, as views of the text that was split.
struct endpoint_url {
  aws::scheme scheme = aws::scheme::https;
  std::string_view host;       ///< as written; an IPv6 address has its brackets
  std::uint16_t port = 0;      ///< the scheme's own where the URL names none
  std::string_view base_path;  ///< as written, without the slashes at its end

  friend constexpr bool operator==(const endpoint_url&, const endpoint_url&) = default;
};

namespace detail {

constexpr caller_error url_error(caller_errc code, std::size_t position,
                                 std::string_view allowed = {}) noexcept {
  return {code, "endpoint-url", position, allowed};
}

/// The size of "http://" or "https://" at the front, letters in either case; or where that fails.
[[nodiscard]] constexpr result<std::size_t> match_scheme(std::string_view url,
                                                         scheme& found) noexcept {
  constexpr std::string_view allowed = "http:// or https://";
  const auto matches = [url](std::size_t at, char c) {
    return at < url.size() && (url[at] == c || (is_alpha(url[at]) && (url[at] | ' ') == c));
  };
  std::size_t at = 0;
  for (const char c : std::string_view("http")) {
    if (!matches(at, c)) return url_error(caller_errc::bad_format, at, allowed);
    ++at;
  }
  found = scheme::http;
  if (matches(at, 's')) {
    found = scheme::https;
    ++at;
  }
  for (const char c : std::string_view("://")) {
    if (!matches(at, c)) return url_error(caller_errc::bad_format, at, allowed);
    ++at;
  }
  return at;
}

/// The value of *DIGIT from 1 to 65535; `otherwise` where there is no digit.
[[nodiscard]] constexpr result<std::uint16_t> parse_port(std::string_view digits,
                                                         std::uint16_t otherwise) noexcept {
  if (digits.empty()) return otherwise;
  constexpr std::uint32_t last = 65535;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i != digits.size(); ++i) {
    if (!is_digit(digits[i])) return url_error(caller_errc::bad_character, i);
    if (value <= last) value = value * 10 + static_cast<std::uint32_t>(digits[i] - '0');
  }
  if (value == 0 || value > last) {
    return url_error(caller_errc::out_of_range, 0, "a port from 1 to 65535");
  }
  return static_cast<std::uint16_t>(value);
}

/// Whether a segment is "." or "..", with each dot escaped or not.
constexpr bool is_dot_segment(std::string_view segment) noexcept {
  std::size_t dots = 0;
  while (!segment.empty()) {
    if (segment.front() == '.') {
      segment.remove_prefix(1);
    } else if (segment.starts_with("%2e") || segment.starts_with("%2E")) {
      segment.remove_prefix(3);
    } else {
      return false;
    }
    ++dots;
  }
  return dots == 1 || dots == 2;
}

/// path-abempty = *( "/" *pchar ), RFC 3986 section 3.3, without dot segments.
constexpr std::optional<caller_error> check_base_path(std::string_view path) noexcept {
  constexpr std::string_view other_pchars = "-._~!$&'()*+,;=:@";
  std::size_t segment = 0;
  for (std::size_t i = 0; i <= path.size(); ++i) {
    if (i == path.size() || path[i] == '/') {
      if (is_dot_segment(path.substr(segment, i - segment))) {
        return url_error(caller_errc::bad_format, segment);
      }
      segment = i + 1;
    } else if (path[i] == '%') {
      const auto digits = path.substr(i + 1, 2);
      if (digits.size() != 2 || !is_hex_digit(digits[0]) || !is_hex_digit(digits[1])) {
        return url_error(caller_errc::bad_format, i);
      }
    } else if (!is_alpha(path[i]) && !is_digit(path[i]) &&
               other_pchars.find(path[i]) == std::string_view::npos) {
      return url_error(caller_errc::bad_character, i);
    }
  }
  return std::nullopt;
}

}  // namespace detail

/// Cuts a URL into its parts, by RFC 3986 section 3:
///
///     URL  = ( "http" / "https" ) "://" host [ ":" port ] path-abempty
///     port = *DIGIT, which is empty or from 1 to 65535
///
/// with the host of `check_host`. Refused, though RFC 3986 knows them: userinfo, query, fragment,
/// and the dot segments `.` and `..`, escaped or not, because stacks differ on removing them.
///
/// The error's parameter is "endpoint-url", its position a byte of `url`: `missing` for an empty
/// text, `too_long` over `max_endpoint_url` bytes or the limits of a host, `out_of_range` for the
/// port, `bad_character` for a byte that may not stand there, `bad_format` for all else. O(size).
[[nodiscard]] constexpr result<endpoint_url> split_endpoint_url(std::string_view url) noexcept {
  const auto shifted_url = [](caller_error error, std::size_t offset) {
    return detail::url_error(error.code, error.position + offset, error.other);
  };
  if (url.empty()) return detail::url_error(caller_errc::missing, 0);
  if (url.size() > max_endpoint_url) {
    return detail::url_error(caller_errc::too_long, max_endpoint_url);
  }

  endpoint_url parts;
  const auto begin = detail::match_scheme(url, parts.scheme);
  if (!begin) return begin.error();
  const auto authority = url.substr(*begin, url.find_first_of("/?#", *begin) - *begin);
  const auto end = *begin + authority.size();
  if (const auto at = authority.find('@'); at != std::string_view::npos) {
    return detail::url_error(caller_errc::bad_character, *begin + at);
  }

  // The colons inside brackets divide groups, not host and port.
  const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
  const auto colon = bracket == std::string_view::npos ? bracket : authority.find(':', bracket);
  parts.host = authority.substr(0, colon);
  if (const auto error = check_host(parts.host)) return shifted_url(*error, *begin);
  const auto digits = colon == std::string_view::npos ? "" : authority.substr(colon + 1);
  const auto port = detail::parse_port(digits, default_port(parts.scheme));
  if (!port) return shifted_url(port.error(), end - digits.size());
  parts.port = *port;

  parts.base_path = url.substr(end);
  if (const auto error = detail::check_base_path(parts.base_path)) return shifted_url(*error, end);
  while (parts.base_path.ends_with('/')) parts.base_path.remove_suffix(1);
  return parts;
}

/// The parts would outlive the text.
template <class String>
[[nodiscard]] result<endpoint_url> split_endpoint_url(String&&) requires(
    std::same_as<std::remove_const_t<String>, std::string>) = delete;

}  // namespace sansaws::aws
