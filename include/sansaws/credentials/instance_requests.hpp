// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The requests for the credentials of an instance of Amazon EC2, by version 2 of its metadata
// service.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/literal.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/credentials/detail/instance_values.hpp>
#include <sansaws/http/request.hpp>

#include <string>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// Where the metadata service of an instance is.
inline constexpr checked_literal<aws::endpoint> instance_endpoint{"http://169.254.169.254"};
/// The same over IPv6.
inline constexpr checked_literal<aws::endpoint> instance_endpoint_ipv6{"http://[fd00:ec2::254]"};

namespace detail {

/// A request for a path of the metadata service. Precondition: the token can be the value of a
/// field.
inline http::request make_instance_request(const aws::endpoint& service, http::method method,
                                           std::string_view path, std::string_view field,
                                           std::string_view value,
                                           http::sensitivity mark = http::sensitivity::sensitive) {
  http::request made;
  made.method = method;
  made.target.assign(service.base_path()).append(path);
  // Neither can fail: all of it is valid, and short.
  (void)made.fields.append("host", service.authority());
  (void)made.fields.append(field, value, mark);
  return made;
}

inline constexpr std::string_view instance_roles_path =
    "/latest/meta-data/iam/security-credentials/";
inline constexpr std::string_view instance_token_field = "x-aws-ec2-metadata-token";

}  // namespace detail

/// Asks for a token, which the other requests need, and which ends after six hours. Its answer is
/// for `parse_instance_token`. Amazon EC2 User Guide, "Use the Instance Metadata Service".
///
/// The answer has at most one hop to live, so that one which does not come within a second will
/// never come: the program does not run on an instance, or in a container behind one more hop.
inline http::request instance_token_request(const aws::endpoint& service) {
  return detail::make_instance_request(service, http::method::put, "/latest/api/token",
                                       "x-aws-ec2-metadata-token-ttl-seconds", "21600",
                                       http::sensitivity::plain);
}

/// Asks for the name of the role of the instance. Its answer is for `parse_instance_role`, its
/// errors are those of a token that cannot be in a field. The request holds the token as ordinary
/// text, which every printer of the library masks.
[[nodiscard]] inline result<http::request> instance_role_request(const aws::endpoint& service,
                                                                 std::string_view token) {
  if (const auto error = detail::validate_instance_token(token)) return *error;
  return detail::make_instance_request(service, http::method::get, detail::instance_roles_path,
                                       detail::instance_token_field, token);
}

/// Asks for the credentials of that role. Its answer is for `parse_endpoint_credentials`. Its
/// errors are those of `instance_role_request`, and of a name that cannot be a segment of a path.
///
/// @snippet reference_examples.cpp instance_credentials
[[nodiscard]] inline result<http::request> instance_credentials_request(
    const aws::endpoint& service, std::string_view token, std::string_view role) {
  if (const auto error = detail::validate_instance_token(token)) return *error;
  if (const auto error = detail::validate_instance_role(role)) return *error;
  return detail::make_instance_request(service, http::method::get,
                                       std::string(detail::instance_roles_path).append(role),
                                       detail::instance_token_field, token);
}

}  // namespace sansaws::credentials
