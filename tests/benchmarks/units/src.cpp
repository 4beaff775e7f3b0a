// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The unit that a program compiles once, for all others to be quick: see the script `compile`.
#include <sansaws/src.hpp>
