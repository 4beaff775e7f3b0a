// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where requests are sent: scheme, host, port and base path.
#pragma once

#include <sansaws/aws/detail/endpoint_url.hpp>
#include <sansaws/aws/scheme.hpp>
#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/detail/ascii.hpp>
#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::aws {

/// An endpoint, made from a valid URL. URLs that differ only in the case of scheme and host, in
/// writing the scheme's own port, or in slashes at the end give equal endpoints.
///
/// Owns its texts.
///
///     URL  = ( "http" / "https" ) "://" host [ ":" port ] path-abempty     ; RFC 3986 section 3
///     port = *DIGIT, which is empty or from 1 to 65535
///
/// The host is a name, an IPv4 address, or an IPv6 address in brackets. Refused, though RFC 3986
/// has them: userinfo, query, fragment, and the path segments `.` and `..`, escaped or not, because
/// HTTP stacks differ in removing them.
///
/// @snippet reference_examples.cpp endpoint
class endpoint {
  struct accepted {
    explicit accepted() = default;
  };

 public:
  /// Why `url` is no endpoint. Nothing where it is one. O(size).
  ///
  /// The error's parameter is "endpoint_url", its position an index in `url`. Codes: `missing` for
  /// an empty text, `too_long` for a URL, host or host label over its limit (2048, 253 and 63
  /// bytes), `out_of_range` for the port, `bad_character` for a byte that is not allowed at its
  /// place, `bad_format` for anything else.
  static constexpr std::optional<caller_error> validate(std::string_view url) noexcept;

  /// The endpoint of that URL, or the error of `validate`. O(size).
  [[nodiscard]] static result<endpoint> parse(std::string_view url);

  /// The endpoint of a literal. One that `validate` refuses does not compile.
  constexpr explicit endpoint(checked_literal<endpoint> url)
      : endpoint(accepted(), *detail::parse_endpoint_url(url.text())) {}
  /// Not for callers: `accepted` cannot be named outside this class.
  constexpr endpoint(accepted, const detail::endpoint_url& parts);

  /// Whether to speak TLS.
  constexpr aws::scheme scheme() const noexcept { return scheme_; }
  /// The port to connect to. The scheme's own where the URL has none.
  constexpr std::uint16_t port() const noexcept { return port_; }

  // The views below are valid while this object lives and is not assigned to.

  /// The host without its port, in lower case, to connect to. An IPv6 address has its brackets.
  constexpr std::string_view host() const& noexcept {
    return std::string_view(authority_).substr(0, host_size_);
  }
  std::string_view host() const&& = delete;
  /// The host, and the port where it is not the scheme's own. This is the value of the Host field.
  constexpr std::string_view authority() const& noexcept { return authority_; }
  std::string_view authority() const&& = delete;
  /// The path of the URL as it was given, without slashes at its end. Often empty.
  constexpr std::string_view base_path() const& noexcept { return base_path_; }
  std::string_view base_path() const&& = delete;

  /// Scheme and authority, such as "https://host" or "https://host:9000". For HTTP stacks that take
  /// the request target separately.
  constexpr std::string origin() const {
    std::string text;
    sansaws::detail::append_all(text, {to_string(scheme_), "://", authority_});
    return text;
  }

  friend constexpr bool operator==(const endpoint&, const endpoint&) = default;
  /// The URL in its canonical form: origin and base path. Found by `to_string(endpoint)`.
  friend constexpr std::string to_string(const endpoint& value) {
    return value.origin() + value.base_path_;
  }

 private:
  aws::scheme scheme_;
  std::uint16_t port_;
  std::size_t host_size_;
  std::string authority_;
  std::string base_path_;
};

// Implementation

constexpr std::optional<caller_error> endpoint::validate(std::string_view url) noexcept {
  const auto parts = detail::parse_endpoint_url(url);
  if (parts) return std::nullopt;
  return parts.error();
}

#if SANSAWS_DEFINITIONS
SANSAWS_DECL result<endpoint> endpoint::parse(std::string_view url) {
  const auto parts = detail::parse_endpoint_url(url);
  if (!parts) return parts.error();
  return {boost::system::in_place_value, accepted(), *parts};
}
#endif

constexpr endpoint::endpoint(accepted, const detail::endpoint_url& parts)
    : scheme_(parts.scheme),
      port_(parts.port),
      host_size_(parts.host.size()),
      authority_(parts.host),
      base_path_(parts.base_path) {
  for (char& c : authority_) c = sansaws::detail::to_lower(c);
  if (port_ == default_port(scheme_)) return;
  const sansaws::detail::decimal_text digits(port_);
  sansaws::detail::append_all(authority_, {":", digits.text()});
}

}  // namespace sansaws::aws
