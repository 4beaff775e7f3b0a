// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where a container gets its credentials, and the request for them.
#pragma once

#include <sansaws/aws/detail/endpoint_url.hpp>
#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/detail/charset.hpp>
#include <sansaws/core/detail/text.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// Where the credentials of a container are, made by `container_uri_of_path` or
/// `container_uri_of_url`.
struct container_uri {
  aws::endpoint endpoint;  ///< where to connect to; without a base path
  std::string target;      ///< path and query as they are in the variable

  friend bool operator==(const container_uri&, const container_uri&) = default;
};

namespace detail {

/// Whether the credentials may be asked for over http, where anybody on the way can read them: the
/// host is this machine, or one of those that Amazon ECS and EKS have on each of theirs. An address
/// of IPv6 is known as it is written here only.
constexpr bool is_container_host(std::string_view host) noexcept {
  if (host.starts_with("127.")) return !aws::detail::validate_ipv4(host);
  for (const std::string_view known : {"localhost", "[::1]", "[0:0:0:0:0:0:0:1]", "169.254.170.2",
                                       "169.254.170.23", "[fd00:ec2::23]"}) {
    if (host == known) return true;
  }
  return false;
}

/// The first byte of a query that is wrong: RFC 3986 section 3.4. The size where there is none.
constexpr std::size_t query_prefix(std::string_view query) noexcept {
  constexpr auto query_chars = aws::detail::pchars | sansaws::detail::charset("/?");
  for (std::size_t at = 0; at != query.size(); ++at) {
    const auto digits = query.substr(at).substr(0, 3).substr(1);
    const bool escape = query[at] == '%' && digits.size() == 2 &&
                        sansaws::detail::all_in<sansaws::detail::hexdig_chars>(digits);
    if (!escape && !query_chars.contains(query[at])) return at;
  }
  return query.size();
}

/// The location of a URL of which the first `skipped` bytes are not in the variable.
inline result<container_uri> parse_container_uri(std::string_view url, std::size_t skipped,
                                                 std::string_view variable) {
  constexpr std::size_t max_size = aws::detail::max_endpoint_url;
  if (url.size() > max_size) {
    return caller_error{caller_errc::too_long, variable, max_size - skipped};
  }
  const auto query = (std::min)(url.find('?'), url.size());
  const auto parts = aws::detail::parse_endpoint_url(url.substr(0, query));
  if (!parts) {
    auto error = parts.error();
    error.parameter = variable;
    error.position -= (std::min)(skipped, error.position);
    return error;
  }
  const auto host = static_cast<std::size_t>(parts->host.data() - url.data());
  const auto origin = (std::min)(url.find_first_of("/?", host), url.size());
  const std::size_t wrong = query + query_prefix(url.substr(query));
  if (wrong != url.size()) {
    return caller_error{caller_errc::bad_character, variable, wrong - skipped,
                        sansaws::detail::allowed_at(url, wrong, {})};
  }
  auto endpoint = *aws::endpoint::parse(url.substr(0, origin));
  if (endpoint.scheme() != aws::scheme::https && !is_container_host(endpoint.host())) {
    return caller_error{caller_errc::bad_format, variable, host,
                        "https, or http to localhost, 127.0.0.0/8, [::1], 169.254.170.2, "
                        "169.254.170.23 or [fd00:ec2::23]"};
  }
  std::string target(url.substr(origin));
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  return container_uri{std::move(endpoint), std::move(target)};
}

}  // namespace detail

/// The location that `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` names: a path on 169.254.170.2, with
/// or without a query. O(size).
///
/// The error's parameter is the name of the variable. Codes: `missing`, `bad_format` for a text
/// that does not begin with a slash or has a segment `.` or `..`, `bad_character`, `too_long`.
[[nodiscard]] inline result<container_uri> container_uri_of_path(std::string_view path) {
  constexpr std::string_view variable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
  constexpr std::string_view origin = "http://169.254.170.2";
  if (path.empty()) return caller_error{caller_errc::missing, variable};
  if (path.front() != '/') {
    return caller_error{caller_errc::bad_format, variable, 0, "a path that begins with /"};
  }
  return detail::parse_container_uri(std::string(origin).append(path), origin.size(), variable);
}

/// The location that `AWS_CONTAINER_CREDENTIALS_FULL_URI` names: a URL of any host with https; with
/// http one of localhost, 127.0.0.0/8, [::1], 169.254.170.2, 169.254.170.23 or [fd00:ec2::23],
/// which no other machine can be. O(size).
///
/// The error's parameter is the name of the variable. The codes are those of `aws::endpoint`, and
/// `bad_format` at the host where that would have to be asked by https.
///
/// @snippet reference_examples.cpp container_request
[[nodiscard]] inline result<container_uri> container_uri_of_url(std::string_view url) {
  return detail::parse_container_uri(url, 0, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
}

/// Asks for the credentials of a container. `authorization` is the text of
/// `AWS_CONTAINER_AUTHORIZATION_TOKEN`, or of the file that
/// `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` names, which is to be read anew for each request; empty
/// where there is neither. The answer is for `parse_endpoint_credentials`.
///
/// The error is a `bad_character` of the authorization: a control character or a line end, or a
/// blank around it; or `too_long` beyond 16 KiB. The request holds it as ordinary text, which every
/// printer masks.
///
/// @snippet reference_examples.cpp container_request
[[nodiscard]] inline result<http::request> container_request(const container_uri& uri,
                                                             std::string_view authorization = {}) {
  http::request made;
  made.target = uri.target;
  // Neither can fail: all of it is valid, and short.
  (void)made.fields.append("host", uri.endpoint.authority());
  (void)made.fields.append("accept", "application/json");
  if (authorization.empty()) return made;
  constexpr std::size_t max_size = 16 * 1024;  // several times what a token of EKS has
  constexpr std::string_view parameter = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
  if (authorization.size() > max_size) {
    return caller_error{caller_errc::too_long, parameter, max_size};
  }
  std::size_t size = http::detail::field_text_prefix(authorization);
  if (http::detail::is_blank(authorization.front())) size = 0;
  if (size == authorization.size() && http::detail::is_blank(authorization.back())) --size;
  if (size != authorization.size()) {
    return caller_error{
        caller_errc::bad_character, parameter, size,
        sansaws::detail::allowed_at(authorization, size, "text without control characters")};
  }
  const auto added =
      made.fields.append("authorization", authorization, http::sensitivity::sensitive);
  if (!added) return added.error();
  return made;
}

}  // namespace sansaws::credentials
