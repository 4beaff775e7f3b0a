// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What every header here stands on: see the script `compile`.
#include <boost/system/result.hpp>

int main() {}
