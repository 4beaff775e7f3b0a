// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// All headers for a client of S3 Tables, in the order in which the data flows; but for those of an
// audit, which take compilers longer and include what they need.
#pragma once

// SANSAWS_VERSION.
#include <sansaws/core/version.hpp>
// Text into validated parameters.
#include <sansaws/s3tables/identifiers.hpp>
// A region or an endpoint URL into an endpoint, and the region to sign for.
#include <sansaws/aws/resolve_endpoint.hpp>
// The operations: parameters, path, output and errors.
#include <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/s3tables/get_table_record_expiration_job_status.hpp>
#include <sansaws/s3tables/list_namespaces.hpp>
#include <sansaws/s3tables/list_table_buckets.hpp>
#include <sansaws/s3tables/list_tables.hpp>
#include <sansaws/s3tables/put_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/put_table_maintenance_configuration.hpp>
// Parameters and endpoint into an unsigned request.
#include <sansaws/rest_json1/make_request.hpp>
// The request and a signer into a signed request, or into a presigned URL.
#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
// The signed request into bytes, for a caller without an HTTP stack.
#include <sansaws/http/write_request.hpp>
// Parameters and signer into the bytes of a signed request, in one step.
#include <sansaws/rest_json1/write_signed_request.hpp>
// Bytes into a response, for a caller without an HTTP stack.
#include <sansaws/http/response_parser.hpp>
// The response into the output or an error.
#include <sansaws/rest_json1/parse_response.hpp>
// The output into answers: which job, which status, why it failed.
#include <sansaws/s3tables/maintenance_job.hpp>
// The error into another attempt, or into the reason to stop.
#include <sansaws/rest_json1/retry.hpp>
// The output back into JSON, for printers and emulators, and its texts for a terminal.
#include <sansaws/core/printable.hpp>
#include <sansaws/json/encode.hpp>

#if SANSAWS_INSTANTIATIONS
// Of the operation that most programs call; the others are compiled where they are called.
namespace sansaws::inline SANSAWS_ABI::rest_json1 {

SANSAWS_EXTERN template http::request make_request<s3tables::get_table_maintenance_job_status>(
    const s3tables::get_table_maintenance_job_status_input&, const aws::endpoint&);
SANSAWS_EXTERN template result<std::string_view>
write_signed_request<s3tables::get_table_maintenance_job_status>(
    std::span<char>, const s3tables::get_table_maintenance_job_status_input&, const aws::endpoint&,
    const sigv4::signer&, timestamp, const sigv4::options&);
SANSAWS_EXTERN template result<s3tables::get_table_maintenance_job_status_output, response_error>
parse_response<s3tables::get_table_maintenance_job_status>(const http::response&, const limits&);
SANSAWS_EXTERN template result<s3tables::get_table_maintenance_job_status_output, response_error>
parse_response_bytes<s3tables::get_table_maintenance_job_status>(std::string_view, const limits&);

}  // namespace sansaws::rest_json1
#endif
