// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The one function that reads JSON, whatever it is read into.
#pragma once

#include <sansaws/json/decode_error.hpp>
#include <sansaws/json/detail/target.hpp>

#include <cstddef>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::json {

/// Arrays and objects within each other, whatever the caller's limit: for each of them the parser
/// calls itself.
inline constexpr std::size_t max_nesting = 512;

namespace detail {

/// The parser counts digits in an int.
inline constexpr std::size_t max_json = 0x7fffffff;

/// Whether a value that its place does not take ends the decoding, or is as if it were not there;
/// null and what is no UTF-8, too.
enum class misfits { refused, ignored };

/// Fills `root` from `json`. The error has code 0 where nothing is wrong; whatever it is, all that
/// came before it is filled in.
///
/// Precondition: `json` is no longer than `max_json`.
SANSAWS_DECL decode_error fill(place root, std::string_view json, std::size_t max_depth,
                               misfits misfits);

}  // namespace detail
}  // namespace sansaws::json

#if SANSAWS_DEFINITIONS
#include <sansaws/json/detail/fill_impl.hpp>
#endif
