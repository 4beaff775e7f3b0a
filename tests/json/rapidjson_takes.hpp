// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Another parser, in a unit of its own.
#pragma once

#include <string>

/// Whether it is JSON for RapidJSON.
bool rapidjson_takes(const std::string& json);
