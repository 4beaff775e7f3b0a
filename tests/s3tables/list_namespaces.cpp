// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/list_namespaces.hpp>.
#include <sansaws/s3tables/list_namespaces.hpp>

#include "operation_vectors.hpp"

using sansaws::s3tables::list_namespaces;

TEST_CASE("ListNamespaces is requested as the SDK requests it") {
  operation_vectors::check_requests<list_namespaces>();
}

TEST_CASE("ListNamespaces is read as the SDK reads it") {
  operation_vectors::check_answers<list_namespaces>();
}
