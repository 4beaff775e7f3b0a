// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/make_audit_report.hpp>. Defaults, what a setting does, and which job
// acts on it are those of the Amazon S3 User Guide, "Maintenance for tables" and "Maintenance for
// table buckets".
#include <sansaws/s3tables/make_audit_report.hpp>

#include "audit_checks.hpp"

#include <sansaws/json/encode.hpp>

#include <algorithm>
#include <catch.hpp>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace sansaws;
using namespace sansaws::s3tables;
using namespace std::chrono_literals;
using group = audit_group;
using status = maintenance_job_status;
using job_type = maintenance_job_type;

constexpr auto compaction = job_type::iceberg_compaction;
constexpr auto snapshots = job_type::iceberg_snapshot_management;
constexpr auto removal = job_type::iceberg_unreferenced_file_removal;
constexpr std::int64_t day = 24 * 3600;
const timestamp noon = simulated::noon;

timestamp ago(std::int64_t seconds) {
  return plus_seconds(noon, -seconds);
}
maintenance_job_record successful(std::int64_t seconds_ago) {
  return {status::successful, ago(seconds_ago), {}};
}
maintenance_job_record failed(std::string message, std::int64_t seconds_ago = day) {
  return {status::failed, ago(seconds_ago), std::move(message)};
}
maintenance_job_record of_status(status other) {
  return {other, {}, {}};
}

maintenance_jobs jobs_of(const std::vector<std::pair<job_type, maintenance_job_record>>& records) {
  maintenance_jobs jobs;
  for (const auto& [type, record] : records) jobs[type] = record;
  return jobs;
}

audit_table_state table_of(std::string name, maintenance_jobs jobs) {
  audit_table_state table;
  table.namespace_name = "sales";
  table.name = std::move(name);
  table.jobs = std::move(jobs);
  return table;
}

audit_report report_of(std::vector<audit_table_state> tables,
                       const audit_report_options& options = {}) {
  audit_state state;
  state.listed = true;
  state.tables = std::move(tables);
  return make_audit_report(std::move(state), noon, options);
}

table_report report_of(audit_table_state table, const audit_report_options& options = {}) {
  return report_of(std::vector{std::move(table)}, options).tables.at(0);
}

table_report report_of(const maintenance_job_record& record, timestamp now = noon,
                       const audit_report_options& options = {}) {
  audit_state state;
  state.tables = {table_of("orders", jobs_of({{compaction, record}}))};
  return make_audit_report(std::move(state), now, options).tables.at(0);
}

std::vector<std::string> names(const audit_report& report) {
  std::vector<std::string> all;
  for (const auto& table : report.tables) all.push_back(table.name);
  return all;
}

/// An audit with configuration of one table.
struct configured {
  maintenance_jobs jobs = jobs_of(
      {{compaction, successful(60)}, {snapshots, successful(60)}, {removal, successful(60)}});
  table_maintenance_configurations of_table = {};
  table_bucket_maintenance_configurations of_bucket = {};

  table_report report() const {
    audit_state state;
    state.bucket_configuration = of_bucket;
    state.tables = {table_of("orders", jobs)};
    state.tables[0].configuration = of_table;
    return make_audit_report(std::move(state), noon).tables.at(0);
  }
  configured& set(std::optional<std::int64_t> keep, std::optional<std::int64_t> age_hours,
                  std::optional<std::int64_t> unreferenced,
                  std::optional<std::int64_t> noncurrent) {
    of_table[table_maintenance_type::iceberg_snapshot_management] = {
        maintenance_status::enabled,
        table_maintenance_settings{{}, snapshot_management_settings{keep, age_hours}}};
    of_bucket[table_bucket_maintenance_type::iceberg_unreferenced_file_removal] = {
        maintenance_status::enabled,
        table_bucket_maintenance_settings{
            unreferenced_file_removal_settings{unreferenced, noncurrent}}};
    return *this;
  }
};

file_removal after(std::int64_t hours) {
  return {hours, {}, {}};
}
file_removal blocked(job_type by, group because) {
  return {{}, by, because};
}

}  // namespace

TEST_CASE("a job is in the group that its last run says") {
  struct {
    maintenance_job_record record;
    group expected;
  } const cases[] = {
      {of_status(status::failed), group::failed},
      {failed("Internal Error"), group::failed},
      {failed("Internal Error", 900 * day), group::failed},
      {of_status(status::disabled), group::disabled},
      {{status::disabled, ago(900 * day), {}}, group::disabled},
      {of_status(status::not_yet_run), group::never_run},
      {{status::not_yet_run, ago(900 * day), {}}, group::never_run},
      {successful(0), group::healthy},
      {successful(2 * day), group::healthy},
      {successful(4 * day), group::stale},
      {of_status(status::successful), group::unreadable},
      {{open_enum<status>("Paused"), ago(60), {}}, group::unreadable},
      {{open_enum<status>(""), {}, {}}, group::unreadable},
      {{open_enum<status>("failed"), {}, {}}, group::unreadable},
  };
  for (const auto& [record, expected] : cases) {
    CAPTURE(record.status.text(), record.last_run_timestamp.has_value());
    const auto table = report_of(record);
    CHECK(table.group == expected);
    REQUIRE(table.jobs.size() == 1);
    const job_report& job = table.jobs.begin()->second;
    CHECK(job.group == expected);
    CHECK(job.status == record.status);
    CHECK(job.last_run_timestamp == record.last_run_timestamp);
    CHECK(job.failure_message == record.failure_message);
  }
}

TEST_CASE("a table is in the worst group of its jobs") {
  const std::vector<std::pair<group, maintenance_job_record>> worst_first = {
      {group::failed, failed("Internal Error")},
      {group::stale, successful(4 * day)},
      {group::unreadable, {open_enum<status>("Paused"), {}, {}}},
      {group::disabled, of_status(status::disabled)},
      {group::never_run, of_status(status::not_yet_run)},
      {group::healthy, successful(60)},
  };
  for (std::size_t a = 0; a != worst_first.size(); ++a) {
    for (std::size_t b = 0; b != worst_first.size(); ++b) {
      for (std::size_t c = 0; c != worst_first.size(); ++c) {
        CAPTURE(a, b, c);
        const auto table =
            report_of(table_of("orders", jobs_of({{compaction, worst_first[a].second},
                                                  {snapshots, worst_first[b].second},
                                                  {removal, worst_first[c].second}})));
        CHECK(table.group == worst_first[std::min({a, b, c})].first);
        CHECK(table.jobs.find(snapshots)->group == worst_first[b].first);
      }
    }
  }
}

TEST_CASE("a table without jobs is in the group that says why") {
  auto table = table_of("orders", {});
  CHECK(report_of(table).group == group::no_job_reported);
  table.jobs.reset();
  CHECK(report_of(table).group == group::pending);
  const audit_error denied{403, "ForbiddenException", "403 ForbiddenException", false};
  table.error = denied;
  CHECK(report_of(table).group == group::unreadable);
  CHECK(report_of(table).error == denied);
  CHECK(report_of(table).jobs.empty());
  table.error->retryable = true;
  CHECK(report_of(table).group == group::unreadable);
}

TEST_CASE("a configuration that cannot be read hides no worse group, and is not healthy") {
  const audit_error denied{403, "ForbiddenException", "403 ForbiddenException", false};
  struct {
    maintenance_job_record record;
    group expected;
  } const cases[] = {{failed("Internal Error"), group::failed},
                     {successful(4 * day), group::stale},
                     {of_status(status::disabled), group::unreadable},
                     {of_status(status::not_yet_run), group::unreadable},
                     {successful(60), group::unreadable}};
  for (const auto& [record, expected] : cases) {
    auto table = table_of("orders", jobs_of({{compaction, record}}));
    table.configuration_error = denied;
    CHECK(report_of(table).group == expected);
    CHECK(report_of(table).configuration_error == denied);
  }
}

TEST_CASE("a success is stale when it is older than allowed, to the nanosecond") {
  const timestamp run = ago(0);
  const auto at = [&](timestamp now, std::chrono::seconds limit) {
    return report_of(successful(0), now, {.stale_after = limit});
  };
  const auto after_three_days = plus_seconds(run, 3 * day);
  CHECK(at(after_three_days, 72h).group == group::healthy);
  CHECK(at({after_three_days.seconds, 1}, 72h).group == group::stale);
  CHECK(at(plus_seconds(after_three_days, 1), 72h).group == group::stale);
  CHECK(at(plus_seconds(after_three_days, -1), 72h).group == group::healthy);
  CHECK(report_of(successful(0), after_three_days).group == group::healthy);  // by default
  CHECK(report_of(successful(0), {after_three_days.seconds, 1}).group == group::stale);

  CHECK(at(run, 0s).group == group::healthy);
  CHECK(at({run.seconds, 1}, 0s).group == group::stale);
  CHECK(at(run, -1s).group == group::stale);
  CHECK(at((timestamp::max)(), (std::chrono::seconds::max)()).group == group::healthy);
  CHECK(at((timestamp::min)(), (std::chrono::seconds::min)()).group == group::healthy);
  CHECK(at(run, (std::chrono::seconds::min)()).group == group::stale);
}

TEST_CASE("a run in the future is not stale, and its age is negative") {
  for (const std::int64_t seconds : {std::int64_t{1}, 3600 * day, 10'000'000 * day}) {
    const auto table = report_of(successful(-seconds));
    CHECK(table.group == group::healthy);
    CHECK(table.age_seconds < 0);
  }
  CHECK(report_of(successful(-1)).age_seconds == -1);
}

TEST_CASE("ages are whole seconds, rounded down") {
  const auto age = [](timestamp run, timestamp now) {
    return report_of(maintenance_job_record{status::successful, run, {}}, now).age_seconds;
  };
  CHECK(age({100, 0}, {100, 0}) == 0);
  CHECK(age({100, 0}, {100, 999'999'999}) == 0);
  CHECK(age({100, 1}, {101, 0}) == 0);
  CHECK(age({100, 0}, {101, 0}) == 1);
  CHECK(age({100, 1}, {100, 0}) == -1);
  CHECK(age((timestamp::min)(), (timestamp::max)()) == 315'569'519'999);  // ten thousand years
  CHECK(age({(std::numeric_limits<std::int64_t>::min)(), 0},
            {(std::numeric_limits<std::int64_t>::max)(), -1}) == 315'569'519'999);
  CHECK_FALSE(report_of(of_status(status::successful)).age_seconds);
}

TEST_CASE("how old a success may be is set for each job, of known types and of others") {
  const open_enum<job_type> another("icebergSorting");
  maintenance_jobs jobs = jobs_of({{compaction, successful(7200)}, {snapshots, successful(7200)}});
  jobs[another] = successful(7200);
  const auto groups = [&](const audit_report_options& options) {
    const auto table = report_of(table_of("orders", jobs), options);
    std::vector<group> all;
    for (const auto& [type, job] : table.jobs) all.push_back(*job.group.known());
    return all;
  };
  audit_report_options options;
  CHECK(groups(options) == std::vector{group::healthy, group::healthy, group::healthy});
  options.stale_after_of[snapshots] = 1h;
  CHECK(groups(options) == std::vector{group::healthy, group::stale, group::healthy});
  options.stale_after_of[another] = 1h;
  CHECK(groups(options) == std::vector{group::healthy, group::stale, group::stale});
  options.stale_after = 1h;
  options.stale_after_of[snapshots] = 2h;
  CHECK(groups(options) == std::vector{group::stale, group::healthy, group::stale});
}

TEST_CASE("a failure has a reason, and whether the service retries it") {
  const auto job = [](maintenance_job_record record) {
    return report_of(record).jobs.begin()->second;
  };
  CHECK(job(failed("Job has timed out and has been stopped")).reason == failure_reason::timed_out);
  CHECK(job(failed("Job has timed out and has been stopped")).retried_by_service == true);
  CHECK(job(failed("Table is not well-formed")).reason == failure_reason::table_malformed);
  CHECK(job(failed("Table is not well-formed")).retried_by_service == false);
  CHECK(job(of_status(status::failed)).reason == failure_reason::unknown);
  CHECK(job(of_status(status::failed)).retried_by_service == false);
  CHECK_FALSE(job(of_status(status::failed)).failure_message);
  auto told = successful(60);
  told.failure_message = "Commit conflict";  // of the run before
  CHECK_FALSE(job(told).reason);
  CHECK_FALSE(job(told).retried_by_service);
  CHECK(job(told).failure_message == "Commit conflict");
}

TEST_CASE("the service retries a table where it retries all jobs that failed") {
  const auto retried = [](std::vector<std::pair<job_type, maintenance_job_record>> records) {
    return report_of(table_of("orders", jobs_of(records))).retried_by_service;
  };
  const auto conflict = failed("Commit conflict");
  const auto malformed = failed("Table is not well-formed");
  CHECK(retried({{compaction, conflict}, {snapshots, conflict}}) == true);
  CHECK(retried({{compaction, conflict}, {snapshots, malformed}}) == false);
  CHECK(retried({{compaction, malformed}, {snapshots, conflict}}) == false);
  CHECK(retried({{compaction, conflict}, {snapshots, successful(9 * day)}}) == true);
  CHECK_FALSE(retried({{compaction, successful(60)}}));
  CHECK_FALSE(retried({}));
}

TEST_CASE("the age of a table is the highest of the jobs that put it into its group") {
  const auto age = [](std::vector<std::pair<job_type, maintenance_job_record>> records) {
    return report_of(table_of("orders", jobs_of(records))).age_seconds;
  };
  CHECK(age({{compaction, successful(60)}, {snapshots, successful(90)}}) == 90);
  CHECK(age({{compaction, failed("x", 5)}, {snapshots, successful(9 * day)}}) == 5);
  CHECK(age({{compaction, failed("x", 5)}, {snapshots, of_status(status::failed)}}) == 5);
  CHECK(age({{compaction, successful(-60)}, {snapshots, successful(-90)}}) == -60);
  CHECK_FALSE(age({{compaction, of_status(status::failed)}, {snapshots, successful(60)}}));
  CHECK_FALSE(age({}));
}

TEST_CASE("settings that the service leaves out have their defaults") {
  const auto settings = configured().report().settings;
  CHECK(settings.compaction == maintenance_status::enabled);
  CHECK(settings.target_file_size_mb == 512);
  CHECK_FALSE(settings.strategy);
  CHECK(settings.snapshot_management == maintenance_status::enabled);
  CHECK(settings.min_snapshots_to_keep == 1);
  CHECK(settings.max_snapshot_age_hours == 120);
  CHECK(settings.unreferenced_file_removal == maintenance_status::enabled);
  CHECK(settings.unreferenced_days == 3);
  CHECK(settings.non_current_days == 10);

  configured without;  // a status alone, and settings without members
  without.of_table[table_maintenance_type::iceberg_compaction] = {
      std::nullopt, table_maintenance_settings{compaction_settings(), {}}};
  without.of_table[table_maintenance_type::iceberg_snapshot_management] = {
      maintenance_status::enabled, {}};
  without.of_bucket[table_bucket_maintenance_type::iceberg_unreferenced_file_removal] = {
      maintenance_status::enabled,
      table_bucket_maintenance_settings{unreferenced_file_removal_settings()}};
  CHECK(without.report().settings == settings);
}

TEST_CASE("settings are those that the service tells") {
  configured told;
  told.set(7, 48, 5, 20);
  told.of_table[table_maintenance_type::iceberg_compaction] = {
      open_enum<maintenance_status>("paused"),
      table_maintenance_settings{compaction_settings{64, compaction_strategy::z_order}, {}}};
  const auto settings = told.report().settings;
  CHECK(settings.compaction == open_enum<maintenance_status>("paused"));
  CHECK(settings.target_file_size_mb == 64);
  CHECK(settings.strategy == compaction_strategy::z_order);
  CHECK(settings.min_snapshots_to_keep == 7);
  CHECK(settings.max_snapshot_age_hours == 48);
  CHECK(settings.unreferenced_days == 5);
  CHECK(settings.non_current_days == 20);
  CHECK(told.report().group == group::healthy);
}

TEST_CASE("of settings that are not known nothing is said") {
  CHECK(report_of(table_of("orders", {})).settings == effective_settings());

  configured other;  // settings of a kind that this library does not know
  other.of_table[table_maintenance_type::iceberg_snapshot_management] = {
      maintenance_status::enabled, table_maintenance_settings()};
  const auto table = other.report();
  CHECK(table.settings.snapshot_management == maintenance_status::enabled);
  CHECK_FALSE(table.settings.max_snapshot_age_hours);
  CHECK(table.deleted_data == file_removal());
  CHECK(table.unreferenced_files == after(13 * 24));

  audit_state of_bucket_alone;
  of_bucket_alone.bucket_configuration.emplace();
  of_bucket_alone.tables = {table_of("orders", jobs_of({{snapshots, successful(60)}}))};
  const auto report = make_audit_report(of_bucket_alone, noon).tables.at(0);
  CHECK(report.settings.non_current_days == 10);
  CHECK_FALSE(report.settings.compaction);
  CHECK(report.deleted_data == file_removal());
  CHECK(report.unreferenced_files == after(13 * 24));
}

TEST_CASE("deleted data is gone after the age of a snapshot and the days of noncurrent files") {
  CHECK(configured().report().deleted_data == after(15 * 24));  // by default
  CHECK(configured().set(1, 1, 3, 1).report().deleted_data == after(25));
  CHECK(configured().set(1, 48, 3, 20).report().deleted_data == after(22 * 24));
  CHECK(configured().set({}, {}, 99, {}).report().deleted_data == after(15 * 24));
  CHECK(configured().set(9, {}, {}, {}).report().deleted_data == after(15 * 24));
}

TEST_CASE("unreferenced files are gone after the days until they are noncurrent, and as such") {
  CHECK(configured().report().unreferenced_files == after(13 * 24));  // by default
  CHECK(configured().set(1, 99, 1, 1).report().unreferenced_files == after(2 * 24));
  CHECK(configured().set(1, 1, 30, 60).report().unreferenced_files == after(90 * 24));
}

TEST_CASE("numbers that the model does not allow promise nothing") {
  constexpr std::int64_t max = 2'147'483'647;
  CHECK(configured().set(1, max, max, max).report().deleted_data == after(max + max * 24));
  CHECK(configured().set(1, max, max, max).report().unreferenced_files == after(2 * max * 24));
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, max + 1, (std::numeric_limits<std::int64_t>::max)(),
        (std::numeric_limits<std::int64_t>::min)()}) {
    CAPTURE(number);
    CHECK(configured().set(1, number, 3, 10).report().deleted_data == file_removal());
    CHECK(configured().set(1, 120, 3, number).report().deleted_data == file_removal());
    CHECK(configured().set(1, 120, number, 10).report().unreferenced_files == file_removal());
    CHECK(configured().set(1, 120, 3, number).report().unreferenced_files == file_removal());
    CHECK(configured().set(1, number, 3, 10).report().settings.max_snapshot_age_hours == number);
  }
}

TEST_CASE("nothing is gone while a job that it needs is disabled or fails") {
  const auto bad = failed("Internal Error");
  const auto off = of_status(status::disabled);
  const auto good = successful(60);
  const auto deleted = after(15 * 24);
  const auto unreferenced = after(13 * 24);
  struct {
    maintenance_job_record snapshots, removal;
    file_removal deleted_data, unreferenced_files;
  } const cases[] = {
      {good, good, deleted, unreferenced},
      {bad, good, blocked(snapshots, group::failed), unreferenced},
      {off, good, blocked(snapshots, group::disabled), unreferenced},
      {good, bad, blocked(removal, group::failed), blocked(removal, group::failed)},
      {good, off, blocked(removal, group::disabled), blocked(removal, group::disabled)},
      {bad, off, blocked(snapshots, group::failed), blocked(removal, group::disabled)},
      {off, bad, blocked(snapshots, group::disabled), blocked(removal, group::failed)},
      // It runs later than it should, or will run: the time holds as the earliest one.
      {successful(99 * day), of_status(status::not_yet_run), deleted, unreferenced},
      {{open_enum<status>("Paused"), {}, {}}, good, deleted, unreferenced},
  };
  for (const auto& [snapshot_job, removal_job, deleted_data, unreferenced_files] : cases) {
    CAPTURE(snapshot_job.status.text(), removal_job.status.text());
    for (const auto& compaction_job : {good, bad, off}) {  // which is no part of either chain
      const auto jobs = jobs_of(
          {{compaction, compaction_job}, {removal, removal_job}, {snapshots, snapshot_job}});
      const auto table = configured{.jobs = jobs}.report();
      CHECK(table.deleted_data == deleted_data);
      CHECK(table.unreferenced_files == unreferenced_files);
      // Without a configuration it is known where the chain stands still, but no time.
      const auto unknown = report_of(table_of("orders", jobs));
      CHECK_FALSE(unknown.deleted_data.earliest_hours);
      CHECK(unknown.deleted_data.blocked_by == deleted_data.blocked_by);
      CHECK(unknown.unreferenced_files.blocked_because == unreferenced_files.blocked_because);
    }
  }
}

TEST_CASE("a configuration that disables a job counts as its status does") {
  const auto with_disabled = [](const maintenance_job_record& record) {
    configured off{.jobs = jobs_of({{snapshots, record}})};
    off.of_table[table_maintenance_type::iceberg_snapshot_management].status =
        maintenance_status::disabled;
    return off.report();
  };
  for (const auto& record : {successful(60), successful(9 * day), of_status(status::disabled),
                             of_status(status::not_yet_run)}) {
    CHECK(with_disabled(record).group == group::disabled);
    CHECK(with_disabled(record).deleted_data == blocked(snapshots, group::disabled));
  }
  CHECK(with_disabled(failed("Internal Error")).group == group::failed);
  CHECK(with_disabled(failed("Internal Error")).deleted_data == blocked(snapshots, group::failed));

  configured off{.jobs = {}};  // and where no job is reported
  off.of_bucket[table_bucket_maintenance_type::iceberg_unreferenced_file_removal].status =
      maintenance_status::disabled;
  CHECK(off.report().group == group::no_job_reported);
  CHECK(off.report().deleted_data == blocked(removal, group::disabled));
  CHECK(off.report().unreferenced_files == blocked(removal, group::disabled));

  configured compaction_off{.jobs =
                                jobs_of({{compaction, successful(60)}, {removal, successful(60)}})};
  compaction_off.of_table[table_maintenance_type::iceberg_compaction].status =
      maintenance_status::disabled;
  const auto table = compaction_off.report();
  CHECK(table.group == group::disabled);
  CHECK(table.jobs.find(removal)->group == group::healthy);
  CHECK(table.deleted_data == after(15 * 24));
}

TEST_CASE("the worst tables are first, whatever their order was") {
  const auto one = [](std::string name, maintenance_job_record record) {
    return table_of(std::move(name), jobs_of({{compaction, std::move(record)}}));
  };
  auto pending = table_of("pending", {});
  pending.jobs.reset();
  auto other_namespace = one("a", successful(50));
  other_namespace.namespace_name = "sales2";
  auto denied = pending;
  denied.name = "denied";
  denied.error = audit_error{403, "ForbiddenException", "403", false};
  const std::vector<audit_table_state> worst_first = {
      one("malformed for long", failed("Table is not well-formed", 900)),
      one("malformed", failed("Table is not well-formed", 800)),
      one("malformed of no time", of_status(status::failed)),
      one("conflict for long", failed("Commit conflict", 900)),
      one("conflict", failed("Commit conflict", 800)),
      one("very stale", successful(5 * day)),
      one("stale", successful(4 * day)),
      one("paused", {open_enum<status>("Paused"), ago(60), {}}),
      denied,
      one("disabled", of_status(status::disabled)),
      one("never run", of_status(status::not_yet_run)),
      table_of("no job", {}),
      pending,
      one("healthy", successful(60)),
      one("Z", successful(50)),
      one("a", successful(50)),
      one("b", successful(50)),
      other_namespace,
      one("from the future", successful(-50)),
  };
  std::vector<std::string> expected;
  for (const auto& table : worst_first) expected.push_back(table.name);
  CHECK(names(report_of(worst_first)) == expected);

  simulated::dice random(1);
  for (int round = 0; round != 50; ++round) {
    auto shuffled = worst_first;
    for (std::size_t i = shuffled.size(); i > 1; --i) {
      std::swap(shuffled[i - 1], shuffled[random.below(i)]);
    }
    CHECK(names(report_of(shuffled)) == expected);
  }
}

TEST_CASE("tables that differ in nothing keep their order") {
  std::vector<audit_table_state> tables;
  for (int i = 0; i != 40; ++i) {
    auto table = table_of("orders", jobs_of({{compaction, successful(60)}}));
    (*table.jobs)[compaction].failure_message = std::to_string(i);
    tables.push_back(table);
  }
  const auto report = report_of(tables);
  int next = 0;
  for (const auto& table : report.tables) {
    CHECK(table.jobs.find(compaction)->failure_message == std::to_string(next++));
  }
  CHECK(next == 40);
}

TEST_CASE("the totals have all groups, the worst first, and count each table once") {
  const std::vector<group> all = {group::failed,   group::stale,     group::unreadable,
                                  group::disabled, group::never_run, group::no_job_reported,
                                  group::pending,  group::healthy};
  const auto counts = [&](const audit_report& report) {
    std::vector<group> groups;
    std::vector<std::int64_t> numbers;
    for (const auto& [kind, number] : report.totals) {
      groups.push_back(*kind.known());
      numbers.push_back(number);
    }
    CHECK(groups == all);
    return numbers;
  };
  CHECK(counts(report_of(std::vector<audit_table_state>())) == std::vector<std::int64_t>(8, 0));

  const auto done = [] {
    simulated::bucket server{.tables = 100, .denied = {0, 7}};
    auto audit = simulated::of_bucket();
    simulated::to(server).run(audit);
    return audit.state();
  }();
  // Of five tables of the simulated bucket, one has no job, and of four a job failed.
  CHECK(counts(make_audit_report(done, noon)) ==
        std::vector<std::int64_t>{78, 0, 2, 0, 0, 20, 0, 0});
}

TEST_CASE("the report says what was asked for, and what is not known") {
  audit_state state;
  state.table_bucket_arn = "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket";
  state.namespace_name = "sales";
  state.prefix = "or";
  state.listing_error = audit_error{500, "InternalServerErrorException", "500", true};
  state.bucket_configuration_error = audit_error{0, "", "no answer", true};
  const auto report = make_audit_report(state, {1'767'355'200, 5});
  CHECK(report.table_bucket_arn == state.table_bucket_arn);
  CHECK(report.namespace_name == "sales");
  CHECK(report.prefix == "or");
  CHECK(report.time == timestamp{1'767'355'200, 5});
  CHECK_FALSE(report.listed);
  CHECK(report.listing_error == state.listing_error);
  CHECK(report.bucket_configuration_error == state.bucket_configuration_error);
  state.listed = true;
  CHECK(make_audit_report(state, noon).listed);
}

TEST_CASE("texts of the service are in the report as they came, and escaped in its JSON") {
  const std::string hostile = "\x1b[31m</script>\"\n=1+1\xff";
  maintenance_jobs jobs;
  jobs[open_enum<job_type>(hostile)] = {open_enum<status>(hostile), {}, hostile};
  const auto report = report_of(std::vector{table_of(hostile, jobs)});
  const auto& table = report.tables.at(0);
  CHECK(table.name == hostile);
  const auto& [type, job] = *table.jobs.begin();
  CHECK(type.text() == hostile);
  CHECK(job.status.text() == hostile);
  CHECK(job.failure_message == hostile);
  const auto json = json::encode(report);
  CHECK(json.find('\x1b') == json.npos);
  CHECK(json.find('\n') == json.npos);
  CHECK(json.find('\xff') == json.npos);
}
