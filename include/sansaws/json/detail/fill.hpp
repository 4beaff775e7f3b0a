// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Declares `fill`, the one function that parses JSON, whatever the type of its target.
#pragma once

#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/target.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::json::detail {

/// Fills `root` from `json`. Returns the first error, or an error with code 0 if there is none.
/// After an error, the values before it are filled in.
///
/// Precondition: `json` is no longer than `max_json`. Linear time.
SANSAWS_DECL decode_error fill(target root, std::string_view json, std::size_t max_depth,
                               strictness strictness);

}  // namespace sansaws::json::detail

#if SANSAWS_DEFINITIONS
#include <sansaws/json/detail/fill_impl.hpp>
#endif
