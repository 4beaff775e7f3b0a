// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How S3 Tables is signed and found.
#pragma once

#include <sansaws/aws/service_name.hpp>
#include <sansaws/rest_json1/operation.hpp>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// API version 2018-05-10. Signed by the ordinary rules, not those of S3: the path is encoded twice
/// and normalised.
inline constexpr rest_json1::service_names service{.signing_name = aws::service_name("s3tables"),
                                                   .endpoint_prefix = "s3tables"};

}  // namespace sansaws::s3tables
