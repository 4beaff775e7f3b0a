// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads a JSON body into a described struct.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/fill.hpp>
#include <sansaws/json/detail/target.hpp>
#include <sansaws/json/shape.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::json {

/// Reads a JSON object into a `T`, by the wire names of its members. The result owns its text.
///
/// Tolerant of what a newer service may send:
/// - unknown members are ignored, at any depth;
/// - a null member is as an absent one; a null element of a list or map is dropped, unless the
///   elements are optional;
/// - an open enumeration keeps a text that it does not know.
///
/// Strict in the rest:
/// - a member must be present unless its type is std::optional; this is true of lists and maps too;
/// - a number must be finite;
/// - of members with the same name the last one counts, and nothing of the earlier ones is left.
///   All of them must be valid JSON.
///
/// Errors, the first that applies:
/// - `body_too_large`: `json` is longer than `bounds.max_body` or than 2 GiB; it was not read;
/// - `too_deep`: arrays and objects nest deeper than `bounds.max_depth` or `max_nesting`;
///   `not_json`: not one JSON text in UTF-8 (RFC 8259; a byte order mark is not allowed). Of these
///   two the one that comes first in the body is reported. A body that was cut short is one of
///   them;
/// - `not_an_object`: JSON, but not an object;
/// - `missing_member`, `wrong_type`, `bad_value`, `too_many_elements`: for the first member in the
///   body that is wrong. A map with more than `max_map_entries` is a `bad_value`, and so is a union
///   without exactly one member.
///
/// JSON is what Boost.JSON accepts. It refuses a number whose exponent does not fit into an int,
/// and every version of it refuses half of a surrogate pair (`\ud800`). `offset` is where this
/// parser stops; for a misspelt literal that is the first byte of the literal.
///
/// Linear time in the size of `json`. A string or key takes at most twice the memory of its
/// bytes in `json`. Needs less than 100 KiB of stack (x86-64; less than 260 KiB if compiled without
/// optimization): some 20 KiB always, and the rest only for the deepest nesting.
///
/// @snippet reference_examples.cpp decode
template <struct_shape T>
[[nodiscard]] result<T, decode_error> decode(std::string_view json, const limits& bounds = {}) {
  if (json.size() > (std::min)(bounds.max_body, detail::max_json)) {
    return decode_error{peer_errc::body_too_large, {}, 0};
  }

  result<T, decode_error> decoded{boost::system::in_place_value};
  auto wrong = detail::fill(detail::target_of(*decoded), json, bounds, detail::strictness::strict);
  if (wrong.code != peer_errc{}) decoded = std::move(wrong);
  return decoded;
}

}  // namespace sansaws::json
