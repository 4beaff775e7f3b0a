// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The definition of `fill`: the only header that compiles Boost.JSON's parser.
#pragma once

#include <sansaws/json/detail/fill.hpp>
#include <sansaws/json/detail/handler.hpp>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::json::detail {

SANSAWS_DECL decode_error fill(place root, std::string_view json, std::size_t max_depth,
                               misfits misfits) {
  boost::json::parse_options options;
  options.max_depth = std::min(max_depth, max_nesting);
  options.allow_invalid_utf8 = misfits == misfits::ignored;
  boost::json::basic_parser<handler> parser(options, root, json, misfits);
  boost::system::error_code stopped;
  const std::size_t used = parser.write_some(false, json.data(), json.size(), stopped);
  if (!stopped && used == json.size()) return parser.handler().take_error();
  const bool deep = stopped == boost::json::error::too_deep;
  return {deep ? peer_errc::too_deep : peer_errc::not_json, {}, used};
}

}  // namespace sansaws::json::detail
