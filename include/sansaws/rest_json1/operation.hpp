// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What describes one operation of an AWS restJson1 service.
#pragma once

#include <sansaws/aws/service_name.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/uri_template.hpp>

#include <boost/system/error_code.hpp>
#include <concepts>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// The names by which a service is signed and found.
struct service_names {
  aws::service_name signing_name;    ///< in the credential scope
  std::string_view endpoint_prefix;  ///< the first label of its hosts
};

/// An error that a service's model declares: its code on the wire, the enumerator of `Errc` that
/// stands for it here, and the HTTP status that it is sent with.
template <class Errc>
struct modelled_error {
  std::string_view code;
  Errc errc;
  int http_status;
};

/// A type without state that holds all that the generic layers need to know of an operation:
///
/// - `input`: a described struct with wire names, its members validated types with a `text()`;
///   all of them are labels of the path;
/// - `output`: a described struct with wire names, decoded from the body of a success;
/// - `name`, `service`, `method`, and `path`, a `uri_template<input>`;
/// - `error_from_code(code)`: the error code for the code that the service gave, which is one of
///   the modelled errors or the service's own "unmodelled"; never a success.
template <class Op>
concept operation = has_wire_names<typename Op::input> && has_wire_names<typename Op::output> &&
    requires(std::string_view code) {
  { Op::name } -> std::convertible_to<std::string_view>;
  { Op::service } -> std::convertible_to<service_names>;
  { Op::method } -> std::convertible_to<http::method>;
  { Op::path } -> std::convertible_to<uri_template<typename Op::input>>;
  { Op::error_from_code(code) } -> std::same_as<boost::system::error_code>;
};

}  // namespace sansaws::rest_json1
