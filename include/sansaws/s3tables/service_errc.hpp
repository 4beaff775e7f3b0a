// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The errors that the model of S3 Tables declares.
#pragma once

#include <sansaws/core/detail/errc_category.hpp>
#include <sansaws/rest_json1/operation.hpp>

#include <array>
#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// The errors of the service. Every operation declares the first six.
enum class service_errc {
  bad_request = 1,        ///< the request is invalid or malformed
  forbidden,              ///< the caller is not allowed to do this
  not_found,              ///< the bucket, the namespace or the table does not exist
  conflict,               ///< conflicts with a previous write; can be tried again
  too_many_requests,      ///< the limit on the number of requests was exceeded
  internal_server_error,  ///< the service failed
  access_denied,          ///< the caller lacks a permission; declared by a few operations only
  method_not_allowed,     ///< this resource does not allow the operation; declared by a few only
  unmodelled,             ///< any other code, which `response_error::service_code` has; or none
};
BOOST_DESCRIBE_ENUM(service_errc, bad_request, forbidden, not_found, conflict, too_many_requests,
                    internal_server_error, access_denied, method_not_allowed, unmodelled)

/// All errors of the model, ordered by status.
inline constexpr std::array<rest_json1::modelled_error<service_errc>, 8> modelled_errors{{
    {"BadRequestException", service_errc::bad_request, 400},
    {"ForbiddenException", service_errc::forbidden, 403},
    {"AccessDeniedException", service_errc::access_denied, 403},
    {"NotFoundException", service_errc::not_found, 404},
    {"MethodNotAllowedException", service_errc::method_not_allowed, 405},
    {"ConflictException", service_errc::conflict, 409},
    {"TooManyRequestsException", service_errc::too_many_requests, 429},
    {"InternalServerErrorException", service_errc::internal_server_error, 500},
}};

/// The error of a code on the wire, compared exactly; `unmodelled` if the model has no such code.
constexpr service_errc service_errc_of(std::string_view code) noexcept {
  for (const auto& error : modelled_errors) {
    if (error.code == code) return error.errc;
  }
  return service_errc::unmodelled;
}

/// One phrase without a full stop, for people. Total over the enumerators.
constexpr std::string_view message(service_errc code) noexcept {
  switch (code) {
    case service_errc::bad_request:
      return "the request is invalid";
    case service_errc::forbidden:
      return "access denied";
    case service_errc::not_found:
      return "no such table bucket, namespace or table";
    case service_errc::conflict:
      return "conflict with a previous write";
    case service_errc::too_many_requests:
      return "too many requests";
    case service_errc::internal_server_error:
      return "the service failed";
    case service_errc::access_denied:
      return "access denied: a permission is missing";
    case service_errc::method_not_allowed:
      return "the resource does not allow this operation";
    case service_errc::unmodelled:
      return "an error that the service's model does not declare";
  }
  return "wrong in an unknown way";
}

namespace detail {

inline constexpr sansaws::detail::errc_category<service_errc> service_category{
    "sansaws.s3tables", 0x51c7'0e9b'a24d'836f};

}  // namespace detail

/// The code in the category "sansaws.s3tables".
inline boost::system::error_code make_error_code(service_errc code) noexcept {
  return {static_cast<int>(code), detail::service_category};
}

}  // namespace sansaws::s3tables

template <>
struct boost::system::is_error_code_enum<sansaws::s3tables::service_errc> : std::true_type {};
