// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/failure_reason.hpp>. The messages are those of the Amazon S3 User
// Guide, "Considerations for S3 Tables maintenance jobs", in both of its wordings.
#include <sansaws/s3tables/failure_reason.hpp>

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <set>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws::s3tables;

namespace {

struct documented {
  std::string_view message;
  failure_reason reason;
};

constexpr documented all[] = {
    {"Job has timed out and has been stopped", failure_reason::timed_out},
    {"Commit conflict", failure_reason::commit_conflict},
    {"Failed to commit because of out of date metadata. Maintenance will be retried at the next "
     "available opportunity.",
     failure_reason::commit_conflict},
    {"Error loading table, table does not exist", failure_reason::table_not_found},
    {"Error loading namespace, namespace does not exist", failure_reason::namespace_not_found},
    {"Table is not supported", failure_reason::table_not_supported},
    {"Table is not well-formed", failure_reason::table_malformed},
    {"Internal Error", failure_reason::internal_error},
    {"Encountered Iceberg validation exception when trying to read table",
     failure_reason::iceberg_validation},
    {"Iceberg Snapshot management does not currently support user defined tags or references.",
     failure_reason::user_defined_references},
    {"Iceberg table maintenance configuration is incompatible with "
     "'history.expire.max-snapshot-age-ms' and 'history.expire.min-snapshots-to-keep' table "
     "properties.",
     failure_reason::incompatible_properties},
    {"Iceberg snapshot management and unreferenced file removal is not supported when the "
     "'gc.enabled' table property is false",
     failure_reason::garbage_collection_off},
    {"Insufficient access to perform table maintenance. Ensure that the key used to encrypt the "
     "table is active, exists, and has a resource policy granting access to the S3 service "
     "principal maintenance.s3tables.amazonaws.com.",
     failure_reason::insufficient_access},
};

static_assert([] {
  for (const auto& [message, reason] : all) {
    if (classify_failure(message) != reason) return false;
  }
  return true;
}());

}  // namespace

TEST_CASE("documented messages are classified, in any letter case and amid other words") {
  for (const auto& [message, reason] : all) {
    INFO(message);
    CHECK(classify_failure(message) == reason);
    std::string other(message);
    std::transform(other.begin(), other.end(), other.begin(),
                   [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 32) : c; });
    CHECK(classify_failure(other) == reason);
    CHECK(classify_failure("Maintenance failed: " + other + " (request 7)") == reason);
  }
}

TEST_CASE("each reason has a text of its own") {
  std::set<std::string_view> texts;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<failure_reason>>(
      [&](auto each) { CHECK(texts.insert(message(each.value)).second); });
  CHECK(texts.size() == 13);
  CHECK(message(static_cast<failure_reason>(99)) == "the job failed");
  CHECK(message(failure_reason::table_not_found) == "the table does not exist");
}

TEST_CASE("any other message is of unknown reason") {
  for (const std::string_view message :
       {"", " ", "Something new happened", "Commit", "conflict", "Internal", "commit  conflict",
        "gc_enabled", "\xFF\xFE"}) {
    CHECK(classify_failure(message) == failure_reason::unknown);
  }
  CHECK(classify_failure(std::string_view("commit\0conflict", 15)) == failure_reason::unknown);
}

TEST_CASE("only the start of a long message counts") {
  CHECK(classify_failure(std::string(1024 - 15, 'x') + "Commit conflict") ==
        failure_reason::commit_conflict);
  CHECK(classify_failure(std::string(1024 - 14, 'x') + "Commit conflict") ==
        failure_reason::unknown);
}

TEST_CASE("the service retries by itself what is documented so, and nothing else") {
  for (const auto& [message, reason] : all) {
    const bool documented =
        reason == failure_reason::timed_out || reason == failure_reason::commit_conflict;
    CHECK(retried_by_service(reason) == documented);
  }
  CHECK_FALSE(retried_by_service(failure_reason::unknown));
}
