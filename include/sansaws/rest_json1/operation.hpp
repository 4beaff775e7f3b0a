// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How an operation of an AWS restJson1 service is described.
#pragma once

#include <sansaws/aws/service_name.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/uri_template.hpp>

#include <boost/system/error_code.hpp>
#include <concepts>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::rest_json1 {

/// The names of a service, for signing and for its endpoints.
struct service_names {
  aws::service_name signing_name;    ///< in the credential scope
  std::string_view endpoint_prefix;  ///< the first label of its hosts
};

/// An error that the model of a service declares: its code on the wire, the enumerator of `Errc`
/// for it, and the HTTP status that it is sent with.
template <class Errc>
struct modelled_error {
  std::string_view code;  ///< the name of its shape, such as "NotFoundException"
  Errc errc;              ///< never 0
  int http_status;        ///< from its `httpError` trait
};

/// A type without state that describes an operation:
///
/// - `input`: a described struct with wire names. Its members are validated types with `text()`,
/// and
///   all of them are labels in the path.
/// - `output`: a described struct with wire names. `json::decode` reads it from the body of a
///   success.
/// - `name`, `service`, `method`; `path`, a `uri_template<input>`.
/// - `error_from_code(code)`: the error code for a code on the wire: one of the modelled errors, or
///   an "unmodelled" one. Never a success.
///
/// @snippet reference_examples.cpp operation
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
