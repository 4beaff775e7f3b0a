// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The version of this library. The build files and packages take it from here.
#pragma once

/// `SANSAWS_VERSION % 100` is the patch level, `SANSAWS_VERSION / 100 % 1000` the minor version and
/// `SANSAWS_VERSION / 100000` the major version. For the preprocessor.
#define SANSAWS_VERSION 100

/// The same for people: "major.minor.patch".
#define SANSAWS_VERSION_STRING "0.1.0"
