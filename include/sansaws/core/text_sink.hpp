// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The concept of what text can be appended to.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <string_view>

namespace sansaws::inline SANSAWS_ABI {

/// A type with `append(std::string_view)`. std::string is one; others count the text or hash it.
///
/// The functions of this library whose names begin with `append_` take any of them.
///
/// @snippet reference_examples.cpp text_sink
template <class S>
concept text_sink = requires(S& sink, std::string_view text) {
  sink.append(text);
};

}  // namespace sansaws
