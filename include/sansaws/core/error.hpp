// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whose fault, then what: the caller's parameters, or the peer's bytes.
#pragma once

#include <sansaws/core/caller_error.hpp>
#include <sansaws/core/peer_errc.hpp>
