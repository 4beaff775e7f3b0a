// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The grammar of an endpoint's URL, and its parts.
#pragma once

#include <sansaws/aws/detail/host.hpp>
#include <sansaws/aws/scheme.hpp>
#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/result.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::aws::detail {

/// The largest number of bytes in an endpoint's URL.
inline constexpr std::size_t max_endpoint_url = 2048;

/// The parts of an endpoint's URL, as views of the text that was parsed.
struct endpoint_url {
  aws::scheme scheme = aws::scheme::https;
  std::string_view host;       ///< as written, an IPv6 address with its brackets
  std::uint16_t port = 0;      ///< the scheme's own where the URL has none
  std::string_view base_path;  ///< as written, without the slashes at its end

  friend constexpr bool operator==(const endpoint_url&, const endpoint_url&) = default;
};

/// Whether a path segment is "." or "..". The dots may be escaped.
constexpr bool is_dot_segment(std::string_view segment) noexcept {
  std::size_t dots = 0;
  while (!segment.empty()) {
    using sansaws::detail::skip_prefix;
    const bool dot =
        skip_prefix(segment, ".") || skip_prefix(segment, "%2e") || skip_prefix(segment, "%2E");
    if (!dot) return false;
    ++dots;
  }
  return dots == 1 || dots == 2;
}

/// pchar of RFC 3986 section 3.3 without escapes: unreserved / sub-delims / ":" / "@".
inline constexpr sansaws::detail::charset pchars = sansaws::detail::alpha_chars |
                                                   sansaws::detail::digit_chars |
                                                   sansaws::detail::charset("-._~!$&'()*+,;=:@");

/// Finds the parts of a URL, or the first error in it.
class endpoint_url_parser {
 public:
  constexpr explicit endpoint_url_parser(std::string_view url) noexcept : url_(url) {}

  constexpr const endpoint_url& parts() const noexcept { return parts_; }
  constexpr const caller_error& error() const noexcept { return error_; }

  /// Returns whether the URL is valid. Then there are `parts()`, else an `error()`.
  constexpr bool parse() noexcept {
    if (url_.empty()) return refuse(caller_errc::missing, 0);
    if (url_.size() > max_endpoint_url) return refuse(caller_errc::too_long, max_endpoint_url);
    return skip_scheme() && skip_authority() && take_base_path();
  }

 private:
  /// "http://" or "https://", letters in either case.
  constexpr bool skip_scheme() noexcept {
    for (const char c : std::string_view("https://")) {
      if (at_ != url_.size() && sansaws::detail::to_lower(url_[at_]) == c) {
        ++at_;
      } else if (c == 's') {
        parts_.scheme = scheme::http;
      } else {
        return refuse(caller_errc::bad_format, at_, "http:// or https://");
      }
    }
    return true;
  }

  constexpr bool skip_authority() noexcept {
    using sansaws::detail::charset;
    std::string_view authority = url_.substr(at_);
    authority = authority.substr(0, sansaws::detail::find_first<charset("/?#")>(authority));
    const auto mark = authority.find('@');
    if (mark != authority.npos) return refuse(caller_errc::bad_character, at_ + mark);
    // The colons inside brackets divide groups, not host and port.
    const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
    parts_.host = authority.substr(0, authority.find(':', bracket));
    if (const auto error = validate_host(parts_.host)) {
      return refuse(error->code, at_ + error->position);
    }
    at_ += parts_.host.size();
    return skip_port(authority.substr(parts_.host.size()));
  }

  /// [ ":" *DIGIT ], a number from 1 to 65535.
  constexpr bool skip_port(std::string_view text) noexcept {
    if (text.size() <= 1) {
      parts_.port = default_port(parts_.scheme);
      at_ += text.size();
      return true;
    }
    text.remove_prefix(1);
    const std::size_t begin = ++at_;
    at_ += sansaws::detail::find_first<~sansaws::detail::digit_chars>(text);
    if (at_ != begin + text.size()) return refuse(caller_errc::bad_character, at_);
    const auto value = sansaws::detail::parse_decimal(text);
    if (!value || *value == 0 || *value > 65535) {
      return refuse(caller_errc::out_of_range, begin, "a port from 1 to 65535");
    }
    parts_.port = static_cast<std::uint16_t>(*value);
    return true;
  }

  /// path-abempty = *( "/" *pchar ), RFC 3986 section 3.3, without dot segments.
  constexpr bool take_base_path() noexcept {
    parts_.base_path = url_.substr(at_);
    for (std::size_t segment = at_; at_ <= url_.size(); ++at_) {
      if (at_ == url_.size() || url_[at_] == '/') {
        if (is_dot_segment(url_.substr(segment, at_ - segment))) {
          return refuse(caller_errc::bad_format, segment);
        }
        segment = at_ + 1;
      } else if (url_[at_] == '%') {
        const auto digits = url_.substr(at_ + 1, 2);
        if (digits.size() != 2 || !sansaws::detail::all_in<sansaws::detail::hexdig_chars>(digits)) {
          return refuse(caller_errc::bad_format, at_);
        }
      } else if (!pchars.contains(url_[at_])) {
        return refuse(caller_errc::bad_character, at_);
      }
    }
    while (parts_.base_path.ends_with('/')) parts_.base_path.remove_suffix(1);
    return true;
  }

  constexpr bool refuse(caller_errc code, std::size_t position,
                        std::string_view allowed = {}) noexcept {
    if (code == caller_errc::bad_character) {
      allowed = sansaws::detail::allowed_at(url_, position, allowed);
    }
    error_ = {code, "endpoint_url", position, allowed};
    return false;
  }

  std::string_view url_;
  std::size_t at_ = 0;
  endpoint_url parts_;
  caller_error error_;
};

/// The parts of a URL, or the error of `endpoint::validate`, where grammar and codes are described.
/// O(size).
[[nodiscard]] constexpr result<endpoint_url> parse_endpoint_url(std::string_view url) noexcept {
  endpoint_url_parser parser(url);
  if (!parser.parse()) return parser.error();
  return parser.parts();
}

/// Deleted for temporary strings: the parts would outlive the text.
template <class String>
[[nodiscard]] result<endpoint_url> parse_endpoint_url(String&&) requires(
    std::same_as<std::remove_const_t<String>, std::string>) = delete;

}  // namespace sansaws::aws::detail
