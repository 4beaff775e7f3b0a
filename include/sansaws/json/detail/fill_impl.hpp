// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Defines `fill`. No other header includes the parser of Boost.JSON.
#pragma once

#include <sansaws/json/detail/fill.hpp>
#include <sansaws/json/detail/handler.hpp>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::json::detail {

SANSAWS_DECL decode_error fill(target root, std::string_view json, std::size_t max_depth,
                               strictness strictness) {
  boost::json::parse_options options;
  options.max_depth = std::min(max_depth, max_nesting);
  options.allow_invalid_utf8 = strictness == strictness::lenient;
  boost::json::basic_parser<handler> parser(options, root, json, strictness);
  boost::system::error_code stopped;
  const std::size_t used = parser.write_some(false, json.data(), json.size(), stopped);
  if (!stopped && used == json.size()) return parser.handler().take_error();
  const bool deep = stopped == boost::json::error::too_deep;
  return {deep ? peer_errc::too_deep : peer_errc::not_json, {}, used};
}

}  // namespace sansaws::json::detail
