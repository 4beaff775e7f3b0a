// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/get_table_maintenance_job_status.hpp>. Names, path and patterns are
// the service model's, API version 2018-05-10.
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/s3tables/maintenance_job.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace {

using namespace sansaws::s3tables;
using operation = get_table_maintenance_job_status;
using output = operation::output;
using sansaws::open_enum;
using sansaws::peer_errc;
using sansaws::timestamp;
using sansaws::json::decode;
using sansaws::json::encode;

constexpr std::string_view body =
    R"({"status":{"icebergCompaction":{"lastRunTimestamp":"2026-01-02T03:04:05.678Z",)"
    R"("status":"Successful"},"icebergSnapshotManagement":{"status":"Failed","failureMessage":)"
    R"("Commit conflict","lastRunTimestamp":"2026-01-02T03:04:05Z"},)"
    R"("icebergUnreferencedFileRemoval":{"status":"Not_Yet_Run"}},)"
    R"("tableARN":"arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket/table/)"
    R"(0f6d2bbd-7e3f-4b5c-9a51-2f7f2e2d1c11"})";

peer_errc refusal(std::string_view json) {
  const auto decoded = decode<output>(json);
  REQUIRE(decoded.has_error());
  return decoded.error().code;
}

}  // namespace

TEST_CASE("the request is a GET of the table's maintenance-job-status") {
  const operation::input table{
      table_bucket_arn("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket"),
      namespace_name("ns_1"), table_name("tbl_1")};
  const auto request = sansaws::rest_json1::make_request<operation>(
      table, sansaws::aws::endpoint("https://s3tables.us-east-1.amazonaws.com"));
  CHECK(request.method == sansaws::http::method::get);
  // As botocore and the AWS SDK for JavaScript write it.
  CHECK(request.target ==
        "/tables/arn%3Aaws%3As3tables%3Aus-east-1%3A123456789012%3Abucket%2Fmy-bucket/ns_1/tbl_1/"
        "maintenance-job-status");
  CHECK(request.fields.find("host") == "s3tables.us-east-1.amazonaws.com");
  CHECK(request.body.empty());
}

TEST_CASE("a whole answer is read") {
  const auto decoded = decode<output>(body);
  REQUIRE(decoded.has_value());
  CHECK(decoded->table_arn ==
        "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket/table/"
        "0f6d2bbd-7e3f-4b5c-9a51-2f7f2e2d1c11");
  REQUIRE(decoded->status.size() == 3);
  CHECK(*find_job(decoded->status, maintenance_job_type::iceberg_compaction) ==
        maintenance_job_record{
            maintenance_job_status::successful, timestamp{1767323045, 678'000'000}, {}});
  CHECK(*find_job(decoded->status, maintenance_job_type::iceberg_snapshot_management) ==
        maintenance_job_record{maintenance_job_status::failed, timestamp{1767323045, 0},
                               "Commit conflict"});
  CHECK(*find_job(decoded->status, maintenance_job_type::iceberg_unreferenced_file_removal) ==
        maintenance_job_record{maintenance_job_status::not_yet_run, {}, {}});
}

TEST_CASE("an answer that is cut anywhere is no JSON") {
  for (std::size_t size = 0; size != body.size(); ++size) {
    CHECK(refusal(body.substr(0, size)) == peer_errc::not_json);
  }
}

TEST_CASE("a table's ARN is not checked, and its status may be empty") {
  // As self-hosted servers answer.
  const auto decoded =
      decode<output>(R"({"tableARN":"arn:aws:s3tables:::bucket/b/table/ns/name","status":{}})");
  REQUIRE(decoded.has_value());
  CHECK(decoded->table_arn == "arn:aws:s3tables:::bucket/b/table/ns/name");
  CHECK(decoded->status.empty());
}

TEST_CASE("an unknown job type or status is kept as its text") {
  const auto decoded =
      decode<output>(R"({"tableARN":"a","status":{"icebergSorting":{"status":"Paused_By_Moon"}}})");
  REQUIRE(decoded.has_value());
  REQUIRE(decoded->status.size() == 1);
  const auto& [type, record] = *decoded->status.begin();
  CHECK(type.text() == "icebergSorting");
  CHECK_FALSE(type.known());
  CHECK(record.status.text() == "Paused_By_Moon");
  CHECK_FALSE(record.status.known());
}

TEST_CASE("a timestamp may be seconds since the epoch") {
  const auto decoded =
      decode<output>(R"({"tableARN":"a","status":{"icebergCompaction":{"status":"Failed",)"
                     R"("lastRunTimestamp":1767323045.678}}})");
  REQUIRE(decoded.has_value());
  CHECK(decoded->status.begin()->second.last_run_timestamp == timestamp{1767323045, 678'000'000});
}

TEST_CASE("an answer that lacks what it must have is refused, by name") {
  const auto pointer = [](std::string_view json) {
    const auto decoded = decode<output>(json);
    REQUIRE(decoded.has_error());
    return decoded.error().pointer;
  };
  CHECK(pointer("{}") == "/tableARN");
  CHECK(pointer(R"({"message":"Missing Authentication Token"})") == "/tableARN");
  CHECK(pointer(R"({"tableARN":"a"})") == "/status");
  CHECK(pointer(R"({"tableARN":null,"status":{}})") == "/tableARN");
  CHECK(pointer(R"({"tableARN":"a","status":{"icebergCompaction":{}}})") ==
        "/status/icebergCompaction/status");
  CHECK(pointer(R"({"tableARN":"a","status":{"icebergCompaction":{"status":"Failed",)"
                R"("lastRunTimestamp":"yesterday"}}})") ==
        "/status/icebergCompaction/lastRunTimestamp");
  CHECK(pointer(R"({"tableARN":"a","status":[]})") == "/status");
}

TEST_CASE("a job that is null is one that is not there") {
  const auto decoded = decode<output>(R"({"tableARN":"a","status":{"icebergCompaction":null}})");
  REQUIRE(decoded.has_value());
  CHECK(decoded->status.empty());
}

TEST_CASE("what is not the service's answer is refused") {
  CHECK(refusal("<html><body>502</body></html>") == peer_errc::not_json);
  CHECK(refusal("") == peer_errc::not_json);
  CHECK(refusal("null") == peer_errc::not_an_object);
  CHECK(refusal("[]") == peer_errc::not_an_object);
  CHECK(refusal("7") == peer_errc::not_an_object);
}

TEST_CASE("what is encoded is decoded to an equal value, for any jobs") {
  std::mt19937 random(6);
  const auto text = [&] {
    std::string made;
    for (auto n = random() % 20; n-- != 0;) made += static_cast<char>(random() % 128);
    return made;
  };
  for (int round = 0; round != 2'000; ++round) {
    output made{text(), {}};
    for (auto n = random() % 5; n-- != 0;) {
      auto& record = made.status[open_enum<maintenance_job_type>(std::string_view(
          random() % 2 ? sansaws::to_wire(static_cast<maintenance_job_type>(random() % 3)) : "x"))];
      record.status =
          random() % 2
              ? open_enum<maintenance_job_status>(static_cast<maintenance_job_status>(random() % 4))
              : open_enum<maintenance_job_status>(std::string_view(text()));
      if (random() % 2) {
        record.last_run_timestamp = timestamp{static_cast<std::int64_t>(random()),
                                              static_cast<std::int32_t>(random() % 1'000'000'000)};
      }
      if (random() % 2) record.failure_message = text();
    }
    const auto again = decode<output>(encode(made));
    REQUIRE(again.has_value());
    CHECK(*again == made);
  }
}

TEST_CASE("one corrupted byte anywhere never crashes, and never loses a required member") {
  std::string changed(body);
  std::size_t read = 0;
  for (std::size_t at = 0; at != body.size(); ++at) {
    for (int byte = 0; byte != 256; ++byte) {
      changed[at] = static_cast<char>(byte);
      const auto decoded = decode<output>(changed);
      if (decoded) {
        ++read;
        REQUIRE(decoded->status.size() >= 2);
        REQUIRE_FALSE(decoded->table_arn.empty());
        REQUIRE(*decode<output>(encode(*decoded)) == *decoded);
      }
    }
    changed[at] = body[at];
  }
  CHECK(read > 50 * body.size());  // where texts stand, any letter is as good as another
}

TEST_CASE("the service's error codes become its error codes") {
  CHECK(operation::error_from_code("NotFoundException") == service_errc::not_found);
  CHECK(operation::error_from_code("SomethingElse") == service_errc::unmodelled);
  CHECK(operation::error_from_code("") == service_errc::unmodelled);
}
