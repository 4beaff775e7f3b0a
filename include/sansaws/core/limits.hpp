// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How large a response may be.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <cstddef>

namespace sansaws::inline SANSAWS_ABI {

/// Limits on what a response may hold. A response beyond one of them is refused, and `peer_errc`
/// says which limit it was; but the last one cuts, and of an error's body what is beyond `max_body`
/// is not read.
///
/// The defaults are about a hundred times what services of AWS usually send.
struct limits {
  std::size_t max_line = 16 * 1024;        ///< bytes in a status, field, chunk-size or trailer line
  std::size_t max_fields = 128;            ///< header fields and trailer fields together
  std::size_t max_body = 4 * 1024 * 1024;  ///< bytes of decoded body
  std::size_t max_chunks = 64 * 1024;      ///< chunks of a chunked body
  std::size_t max_interim = 16;            ///< 1xx responses before the final one
  std::size_t max_depth = 32;              ///< nesting of arrays and objects in the JSON body
  std::size_t max_elements = 10'000;       ///< elements of all lists in the JSON body together
  std::size_t max_error_body = 4 * 1024;   ///< bytes of the raw body that an error keeps
};

}  // namespace sansaws
