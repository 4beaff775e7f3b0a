// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// For one source file of a program that is compiled with SANSAWS_SEPARATE_COMPILATION: all that the
// program's other units only declare. It contains nothing of Boost.JSON, which is linked, or
// compiled by <boost/json/src.hpp>.
#pragma once

#if !defined(SANSAWS_SEPARATE_COMPILATION)
#error "<sansaws/src.hpp> is for programs of which all units define SANSAWS_SEPARATE_COMPILATION"
#endif
#if defined(SANSAWS_ABI)
#error "<sansaws/src.hpp> comes before any other header of sansaws"
#endif
#define SANSAWS_SOURCE

#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/documents.hpp>
#include <sansaws/credentials/parse_profiles.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/verify.hpp>
#include <sansaws/sigv4/write_signed_request.hpp>
