// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The parameters that the lists of the service share.
#pragma once

#include <sansaws/rest_json1/parameter.hpp>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// Says which page of a list is wanted. Only the service can read it.
using continuation_token = rest_json1::text_parameter<"continuation_token", 1, 2048>;

/// The most items of one page.
using page_size = rest_json1::integer_parameter<"page_size", 1, 1000>;

/// The prefix of the names of the tables or namespaces that are listed.
using name_prefix = rest_json1::text_parameter<"prefix", 1, 255>;

/// The prefix of the names of the table buckets that are listed.
using bucket_name_prefix = rest_json1::text_parameter<"prefix", 1, 63>;

}  // namespace sansaws::s3tables
