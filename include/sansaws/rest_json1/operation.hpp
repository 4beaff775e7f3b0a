// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How an operation of an AWS restJson1 service is described.
#pragma once

#include <sansaws/aws/service_name.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/http/method.hpp>
#include <sansaws/rest_json1/uri_template.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/system/error_code.hpp>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI {
namespace rest_json1 {

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

/// The output of an operation that answers without a body.
struct no_output {
  friend constexpr bool operator==(const no_output&, const no_output&) = default;
};
BOOST_DESCRIBE_STRUCT(no_output, (), ())

}  // namespace rest_json1

template <>
inline constexpr std::array<std::string_view, 0> wire_names<rest_json1::no_output>{};

namespace rest_json1 {

namespace detail {

/// Whether the requests of `Op` have a body.
template <class Op>
inline constexpr bool has_body = []<std::size_t... I>(std::index_sequence<I...>) {
  return (Op::path.in_body(I) || ...);
}
(std::make_index_sequence<json::detail::member_count<typename Op::input>>());

/// Whether a request with that method may have a body of JSON.
constexpr bool takes_body(const http::method& method) noexcept {
  return method == http::method::post || method == http::method::put ||
         method == http::method::patch;
}

}  // namespace detail

/// A type without state that describes an operation:
///
/// - `input`: a described struct with wire names. Its members are validated types and enumerations,
///   or a std::optional of one.
/// - `output`: a described struct with wire names, which `json::decode` reads from the body of a
///   success; `no_output` for an operation that answers without one.
/// - `name`, `service`, `method`.
/// - `path`: a `uri_template<input>`, which says what of the input goes where. With a method other
///   than POST, PUT and PATCH it names every member.
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
  requires !detail::has_body<Op> || detail::takes_body(Op::method);
};

}  // namespace rest_json1
}  // namespace sansaws
