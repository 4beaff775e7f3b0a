// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The peer's mistakes: what is wrong with the bytes that it sent, or that it sent none.
#pragma once

#include <sansaws/core/detail/errc_category.hpp>

#include <boost/describe/enum.hpp>
#include <boost/system/error_code.hpp>
#include <string_view>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI {

/// What is wrong with a response.
enum class peer_errc {
  bad_status_line = 1,  ///< the first line is not an HTTP/1.x status line
  bad_field,         ///< a header or trailer line outside the grammar (bare CR, space before colon,
                     ///< folding and others)
  bad_framing,       ///< where the message ends is ambiguous or unreadable (a length together with
                     ///< chunks, lengths that differ, an unknown transfer coding)
  bad_chunk,         ///< a chunk size, extension or terminator outside the grammar
  incomplete,        ///< the bytes ended before the message did
  line_too_long,     ///< a line over limits::max_line
  too_many_fields,   ///< more fields than limits::max_fields
  body_too_large,    ///< a body over limits::max_body
  too_many_chunks,   ///< more chunks than limits::max_chunks
  too_many_interim,  ///< more 1xx responses than limits::max_interim
  not_json,          ///< the body is not one JSON text
  not_an_object,     ///< the body is JSON, but not an object
  missing_member,    ///< a required member is absent or null
  wrong_type,        ///< a member has another JSON type than the described struct needs
  bad_value,         ///< a member has the right JSON type, but an impossible value
  too_deep,          ///< nesting over limits::max_depth
  too_many_elements,  ///< more elements of lists than limits::max_elements
  repeated_page,      ///< the token of the next page of a list is that of the page itself
  compressed_body,    ///< the body has a content coding
  response_in_body,   ///< the body begins with a status line
  no_response,        ///< the transport got no response
  unknown_host,       ///< the name of the host does not resolve
  tls_failed,         ///< TLS failed: the peer cannot prove who it is, or speaks no TLS
};

BOOST_DESCRIBE_ENUM(peer_errc, bad_status_line, bad_field, bad_framing, bad_chunk, incomplete,
                    line_too_long, too_many_fields, body_too_large, too_many_chunks,
                    too_many_interim, not_json, not_an_object, missing_member, wrong_type,
                    bad_value, too_deep, too_many_elements, repeated_page, compressed_body,
                    response_in_body, no_response, unknown_host, tls_failed)

/// What the code says, for people. Any value has a text.
constexpr std::string_view message(peer_errc code) noexcept {
  switch (code) {
    case peer_errc::bad_status_line:
      return "not an HTTP/1.x status line";
    case peer_errc::bad_field:
      return "malformed header or trailer field";
    case peer_errc::bad_framing:
      return "ambiguous or unreadable message length";
    case peer_errc::bad_chunk:
      return "malformed chunk";
    case peer_errc::incomplete:
      return "the response ended before it was complete";
    case peer_errc::line_too_long:
      return "line longer than the limit";
    case peer_errc::too_many_fields:
      return "more fields than the limit";
    case peer_errc::body_too_large:
      return "body larger than the limit";
    case peer_errc::too_many_chunks:
      return "more chunks than the limit";
    case peer_errc::too_many_interim:
      return "more interim responses than the limit";
    case peer_errc::not_json:
      return "the body is not JSON";
    case peer_errc::not_an_object:
      return "the body is not a JSON object";
    case peer_errc::missing_member:
      return "a required member is missing";
    case peer_errc::wrong_type:
      return "a member has the wrong JSON type";
    case peer_errc::bad_value:
      return "a member has an impossible value";
    case peer_errc::too_deep:
      return "JSON nested deeper than the limit";
    case peer_errc::too_many_elements:
      return "more elements of lists than the limit";
    case peer_errc::repeated_page:
      return "the next page of the list is the same page again";
    case peer_errc::compressed_body:
      return "the body is compressed, which the request must not ask for";
    case peer_errc::response_in_body:
      return "the body begins with another response, as behind a proxy's answer to CONNECT";
    case peer_errc::no_response:
      return "there was no response";
    case peer_errc::unknown_host:
      return "the name of the host does not resolve";
    case peer_errc::tls_failed:
      return "no secure connection could be made";
  }
  return "wrong in an unknown way";
}

namespace detail {
inline constexpr errc_category<peer_errc> peer_category{"sansaws.peer", 0x2d84'b9e6'715c'f0a3};
}

/// The code in the category "sansaws.peer".
inline boost::system::error_code make_error_code(peer_errc code) noexcept {
  return {static_cast<int>(code), detail::peer_category};
}

}  // namespace sansaws

template <>
struct boost::system::is_error_code_enum<sansaws::peer_errc> : std::true_type {};
