// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// `fill`, the one function that parses JSON, whatever the type of its target. No other header
// includes the parser of Boost.JSON.
#pragma once

#include <sansaws/core/limits.hpp>
#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/target.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

#if SANSAWS_DEFINITIONS
#include <sansaws/json/detail/handler.hpp>

#include <boost/json/basic_parser_impl.hpp>
#endif

namespace sansaws::inline SANSAWS_ABI::json::detail {

/// Fills `root` from `json`. Returns the first error, or an error with code 0 if there is none.
/// After an error, the values before it are filled in.
///
/// Precondition: `json` is no longer than `max_json`. Linear time.
SANSAWS_DECL decode_error fill(target root, std::string_view json, const limits& bounds,
                               strictness strictness);

#if SANSAWS_DEFINITIONS

SANSAWS_DECL decode_error fill(target root, std::string_view json, const limits& bounds,
                               strictness strictness) {
  boost::json::parse_options options;
  options.max_depth = (std::min)(bounds.max_depth, max_nesting);
  options.allow_invalid_utf8 = strictness == strictness::lenient;
  boost::json::basic_parser<handler> parser(options, root, json, strictness, bounds.max_elements);
  boost::system::error_code stopped;
  const std::size_t used = parser.write_some(false, json.data(), json.size(), stopped);
  if (!stopped && used == json.size()) return parser.handler().take_error();
  const bool deep = stopped == boost::json::error::too_deep;
  return {deep ? peer_errc::too_deep : peer_errc::not_json, {}, used};
}

#endif

}  // namespace sansaws::json::detail
