// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/maintenance_job.hpp>. Names are the service model's.
#include <sansaws/s3tables/maintenance_job.hpp>

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"

using namespace sansaws::s3tables;
using sansaws::open_enum;
using sansaws::timestamp;
using sansaws::to_wire;
using std::chrono::milliseconds;
using status = maintenance_job_status;
using type = maintenance_job_type;

static_assert(to_wire(type::iceberg_compaction) == "icebergCompaction");
static_assert(to_wire(type::iceberg_snapshot_management) == "icebergSnapshotManagement");
static_assert(to_wire(type::iceberg_unreferenced_file_removal) == "icebergUnreferencedFileRemoval");
static_assert(to_wire(status::not_yet_run) == "Not_Yet_Run");
static_assert(to_wire(status::successful) == "Successful");
static_assert(to_wire(status::failed) == "Failed");
static_assert(to_wire(status::disabled) == "Disabled");
static_assert(sansaws::has_wire_names<maintenance_job_record>);

namespace {

open_enum<status> unheard_of() {
  return open_enum<status>(std::string_view("Paused"));
}

maintenance_jobs jobs_with(const std::vector<open_enum<status>>& statuses) {
  maintenance_jobs jobs;
  int next = 0;
  for (const auto& each : statuses) {
    jobs[open_enum<type>(std::string_view("job" + std::to_string(next++)))].status = each;
  }
  return jobs;
}

}  // namespace

TEST_CASE("a job is found by its type, or it is null") {
  maintenance_jobs jobs;
  jobs[type::iceberg_compaction].failure_message = "x";
  const auto* found = find_job(jobs, type::iceberg_compaction);
  REQUIRE(found != nullptr);
  CHECK(found->failure_message == "x");
  CHECK(find_job(jobs, type::iceberg_snapshot_management) == nullptr);
}

TEST_CASE("no job at all is not maintenance that works") {
  CHECK_FALSE(any_reported(jobs_with({})));
  CHECK(any_reported(jobs_with({status::disabled})));
}

TEST_CASE("any_failed sees a failed job wherever it stands") {
  CHECK_FALSE(any_failed(jobs_with({})));
  CHECK_FALSE(any_failed(
      jobs_with({status::successful, status::disabled, status::not_yet_run, unheard_of()})));
  CHECK(any_failed(jobs_with({status::failed})));
  CHECK(any_failed(jobs_with({status::successful, status::failed, status::successful})));
}

TEST_CASE("the worst status is by the documented order") {
  CHECK(worst_status(jobs_with({})) == std::nullopt);
  const std::vector<open_enum<status>> from_best{status::successful, status::not_yet_run,
                                                 status::disabled, unheard_of(), status::failed};
  for (std::size_t i = 0; i != from_best.size(); ++i) {
    for (std::size_t j = 0; j != from_best.size(); ++j) {
      CHECK((severity(from_best[i]) < severity(from_best[j])) == (i < j));
      CHECK(worst_status(jobs_with({from_best[i], from_best[j]})) == from_best[i < j ? j : i]);
    }
  }
  const auto other = open_enum<status>(std::string_view("Other"));
  CHECK(worst_status(jobs_with({unheard_of(), other})) == unheard_of());
}

TEST_CASE("the reason of a failure is asked of failed jobs only") {
  maintenance_job_record record{status::failed, {}, "Commit conflict"};
  CHECK(reason_of_failure(record) == failure_reason::commit_conflict);
  record.failure_message.reset();
  CHECK(reason_of_failure(record) == failure_reason::unknown);
  for (const auto& other :
       {open_enum<status>(status::successful), open_enum<status>(status::disabled),
        open_enum<status>(status::not_yet_run), unheard_of()}) {
    CHECK(reason_of_failure({other, {}, "Commit conflict"}) == std::nullopt);
  }
}

TEST_CASE("the age of the last run is rounded down to milliseconds") {
  maintenance_job_record record;
  CHECK(age_of_last_run(record, {100, 0}) == std::nullopt);
  record.last_run_timestamp = timestamp{100, 700'000'000};
  CHECK(age_of_last_run(record, {100, 700'000'000}) == milliseconds(0));
  CHECK(age_of_last_run(record, {103, 700'999'999}) == milliseconds(3'000));
  CHECK(age_of_last_run(record, {103, 0}) == milliseconds(2'300));
  CHECK(age_of_last_run(record, timestamp::max()) ==
        milliseconds((timestamp::max().seconds - 100) * 1'000 + 299));
}

TEST_CASE("the age is counted from any clock of the system") {
  const maintenance_job_record record{status::successful, timestamp{100, 0}, {}};
  const std::chrono::system_clock::time_point now(std::chrono::seconds(160));
  CHECK(age_of_last_run(record, now) == std::chrono::minutes(1));
}

TEST_CASE("the age is negative where the clock is behind") {
  const maintenance_job_record record{status::successful, timestamp{100, 500'000'000}, {}};
  CHECK(age_of_last_run(record, {100, 0}) == milliseconds(-500));
  CHECK(age_of_last_run(record, {98, 500'000'001}) == milliseconds(-2'000));
}
