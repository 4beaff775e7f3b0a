// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The names of the service S3 Tables.
#pragma once

#include <sansaws/aws/service_name.hpp>
#include <sansaws/rest_json1/operation.hpp>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// Amazon S3 Tables, API version 2018-05-10. It is signed with the default `sigv4::options`, and
/// not with those of Amazon S3.
inline constexpr rest_json1::service_names service{.signing_name = aws::service_name("s3tables"),
                                                   .endpoint_prefix = "s3tables"};

}  // namespace sansaws::s3tables
