// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Catch2 version 2 has its main function here; version 3 brings a library of its own.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
