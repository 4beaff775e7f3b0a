// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The request and the answers that are measured.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>
#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/time/timestamp.hpp>

#include <string>
#include <string_view>

namespace samples {

using operation = sansaws::s3tables::get_table_maintenance_job_status;

inline constexpr std::string_view access_key_id = "AKIAIOSFODNN7EXAMPLE";
inline constexpr std::string_view secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
inline constexpr std::string_view region = "us-east-1";
inline constexpr std::string_view host = "s3tables.us-east-1.amazonaws.com";
inline constexpr std::string_view arn =
    "arn:aws:s3tables:us-east-1:123456789012:bucket/analytics-warehouse-eu";
inline constexpr std::string_view table_namespace = "sales_reporting";
inline constexpr std::string_view table = "daily_orders";
inline constexpr sansaws::timestamp time{1'767'323'045, 0};  // 20260102T030405Z

/// 335 bytes, as long as those of a role with a short session policy.
const std::string& session_token();
sansaws::sigv4::credentials credentials();
sansaws::sigv4::signer signer();
const operation::input& input();
const sansaws::aws::endpoint& endpoint();

/// 602 bytes: three jobs, two timestamps, a failure message.
inline constexpr std::string_view success_body =
    R"({"tableARN":"arn:aws:s3tables:us-east-1:123456789012:bucket/analytics-warehouse-eu/table/)"
    R"(0f4a5b1c-7d2e-4c63-9a81-5e6f70819234","status":{"icebergCompaction":{"status":"Failed",)"
    R"("lastRunTimestamp":"2026-01-02T03:04:05.678Z","failureMessage":"Insufficient access to )"
    R"(read the metadata files of the table: the principal of the maintenance service is missing )"
    R"(the permission s3tables:GetTableData on this resource, so nothing was compacted at this time."},)"
    R"("icebergSnapshotManagement":{"status":"Successful","lastRunTimestamp":)"
    R"("2026-01-02T01:23:45Z"},"icebergUnreferencedFileRemoval":{"status":"Not_Yet_Run"}}})";
/// The same with white space and escapes.
inline constexpr std::string_view spaced_body =
    "{\n  \"tableARN\" : \"arn:aws:s3tables:us-east-1:123456789012:bucket\\/analytics-warehouse-eu"
    "\\/table\\/0f4a5b1c-7d2e-4c63-9a81-5e6f70819234\",\n  \"status\" : {\n"
    "    \"icebergCompaction\" : {\n      \"status\" : \"Failed\",\n"
    "      \"lastRunTimestamp\" : \"2026-01-02T03:04:05.678Z\",\n"
    "      \"failureMessage\" : \"Insufficient access to read the metadata files of the table: the "
    "principal of the maintenance service is missing the permission \\u0022s3tables:GetTableData"
    "\\u0022 on this resource.\"\n    },\n    \"icebergSnapshotManagement\" : {\n"
    "      \"status\" : \"Successful\",\n      \"lastRunTimestamp\" : \"2026-01-02T01:23:45Z\"\n"
    "    },\n    \"icebergUnreferencedFileRemoval\" : {\n      \"status\" : \"Not_Yet_Run\"\n"
    "    }\n  }\n}\n";
inline constexpr std::string_view error_body =
    R"({"__type":"NotFoundException","message":"The specified table does not exist."})";

/// 207 bytes, of a success with `success_body`.
inline constexpr std::string_view response_head =
    "HTTP/1.1 200 OK\r\n"
    "Content-Type: application/json\r\n"
    "Content-Length: 602\r\n"
    "Connection: keep-alive\r\n"
    "Date: Fri, 02 Jan 2026 03:04:05 GMT\r\n"
    "x-amzn-RequestId: 5f1c1f3e-8a54-4b62-9d6b-0c2c5c1f7a10\r\n"
    "Server: AmazonS3\r\n"
    "\r\n";

}  // namespace samples
