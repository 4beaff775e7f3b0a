// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What `loopback_endpoint` refuses, and the faults that it has when it is told to.
#pragma once

#include <sansaws/core/wire_names.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace examples {

/// An error as the service words it.
struct service_error {
  int status = 0;
  std::string_view code;
  std::string message;
};

inline service_error bad_request(std::string message) {
  return {400, "BadRequestException", std::move(message)};
}
inline service_error rate_exceeded() {
  return {429, "TooManyRequestsException", "Rate exceeded"};
}

/// The body of an error of the service.
struct error_body {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(error_body, (), (message))

enum class fault { none, service_error, html, truncated, slow, skew };

struct named_fault {
  std::string_view name;
  fault kind;
  service_error error = {};
};

inline const std::array<named_fault, 12>& named_faults() {
  using enum fault;
  static const std::array<named_fault, 12> faults{{
      {"none", none},
      {"throttle", service_error, rate_exceeded()},
      {"500", service_error, {500, "InternalServerErrorException", "Internal server error"}},
      {"internal", service_error, {500, "InternalServerErrorException", "Internal server error"}},
      {"bad_request", service_error, bad_request("The request is not valid.")},
      {"forbidden", service_error, {403, "ForbiddenException", "Access denied."}},
      {"not_found",
       service_error,
       {404, "NotFoundException", "The specified table does not exist."}},
      {"conflict",
       service_error,
       {409, "ConflictException", "The request conflicts with another; try again."}},
      {"html", html},
      {"truncated", truncated},
      {"slow", slow},
      {"skew", skew},
  }};
  return faults;
}

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<examples::error_body>{
    "message"};
