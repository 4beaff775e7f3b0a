// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// All that asking S3 Tables takes, in the order in which the data flows.
#pragma once

// Text into parameters that cannot be wrong.
#include <sansaws/s3tables/identifiers.hpp>
// A region, or the URL of an endpoint, into where to send the request and what to sign it for.
#include <sansaws/aws/resolve_endpoint.hpp>
// The operation: parameters, path, result and errors.
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
// Parameters and endpoint into an unsigned request.
#include <sansaws/rest_json1/make_request.hpp>
// The request and credentials into a signed request, or into a presigned URL.
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
// The signed request into bytes, for a caller without an HTTP stack.
#include <sansaws/http/write_request.hpp>
// All of this in one step.
#include <sansaws/rest_json1/write_signed_request.hpp>
// Bytes into a response, likewise.
#include <sansaws/http/response_parser.hpp>
// The response into the result or a typed error.
#include <sansaws/rest_json1/parse_response.hpp>
// The result's own questions: which job, which status, why.
#include <sansaws/s3tables/maintenance_job.hpp>
// The error into another attempt or the reason to stop.
#include <sansaws/rest_json1/retry.hpp>
// The result back into JSON, for printers and emulators.
#include <sansaws/json/encode.hpp>
