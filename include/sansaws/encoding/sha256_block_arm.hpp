// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// arm
#pragma once
#include <sansaws/encoding/sha256_block_portable.hpp>
