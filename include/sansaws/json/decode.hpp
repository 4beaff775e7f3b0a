// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A JSON body into a described struct, in one pass, tolerant of what the peer adds.
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

/// Reads a JSON object into a `T` by the wire names of its members.
///
/// Tolerant: unknown members are ignored at any depth; a null member is an absent one; a null
/// element of a list or map is dropped, unless the elements are optional; keys and texts that an
/// open enumeration does not know are kept. Strict: a member whose type is not std::optional must
/// be there, lists and maps too; a number must be finite. Of members with the same name the last
/// one counts, and nothing of the earlier ones is left; each must be well formed all the same.
///
/// Errors, by the first that applies:
/// - `body_too_large`: `json` is longer than `bounds.max_body` or 2 GiB, and was not looked at;
/// - `too_deep` or `not_json`, whichever the body comes to first: arrays and objects nested over
///   `bounds.max_depth` or over `max_nesting`, or what is not one JSON text in UTF-8 (RFC 8259;
///   a byte order mark is no JSON), whatever else is wrong: so a body that was cut short is one of
///   the two;
/// - `not_an_object`: JSON, but not an object;
/// - `missing_member`, `wrong_type`, `bad_value`, for the first member in the body with which
///   something is wrong. A map of over `max_map_entries` is a `bad_value`.
///
/// What is JSON is what Boost.JSON takes: a number whose exponent is beyond an int is none, half of
/// a surrogate pair (`\ud800`) is none with any version of Boost, and `offset` is where that parser
/// stops, which for a misspelt literal is its first byte.
///
/// Linear in the size of `json`. Strings and keys take no more memory than they have bytes in
/// `json`, whatever escapes they have. Takes less than 100 KiB of stack, less than 260 KiB where it
/// is compiled without optimisation (x86-64): some 20 KiB, and the rest at the deepest nesting
/// only.
template <struct_shape T>
[[nodiscard]] result<T, decode_error> decode(std::string_view json, const limits& bounds = {}) {
  if (json.size() > std::min(bounds.max_body, detail::max_json)) {
    return decode_error{peer_errc::body_too_large, {}, 0};
  }

  result<T, decode_error> decoded{boost::system::in_place_value};
  auto wrong =
      detail::fill(detail::place_of(*decoded), json, bounds.max_depth, detail::misfits::refused);
  if (wrong.code != peer_errc{}) decoded = std::move(wrong);
  return decoded;
}

}  // namespace sansaws::json
