// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What the audit costs without any network: nanoseconds for a request that is to be sent and for
// what came of it, and bytes a table. And what becomes of a service's limit by the pacer and by
// other ways, simulated.
//
//     audit_simulation           audits of 1,000,000 tables, and the ways
//     audit_simulation TABLES    audits of so many, and no more
#include "../hostile/allocations.hpp"
#include "../rest_json1/throttling_service.hpp"
#include "pacing_peers.hpp"

#include <sansaws/json/encode.hpp>
#include <sansaws/s3tables/audit.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws;

namespace {

using outcome = result<http::response, rest_json1::response_error>;

constexpr std::string_view bucket =
    "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket";

std::string table_arn(std::size_t number) {
  char id[40];
  std::snprintf(id, sizeof id, "00000000-0000-0000-0000-%012zu", number);
  return std::string(bucket) + "/table/" + id;
}

/// What a bucket with that many tables answers, named by numbers so that they come in order.
class server {
 public:
  explicit server(std::size_t tables) : tables_(tables) {}

  std::string answer(std::string_view target) const {
    if (target.ends_with("/maintenance-job-status")) {
      return R"({"tableARN":")" + table_arn(number_in(target)) +
             R"(","status":{"icebergCompaction":{"lastRunTimestamp":"2026-01-02T03:04:05.678Z",)"
             R"("status":"Successful"},"icebergSnapshotManagement":{"lastRunTimestamp":)"
             R"("2026-01-02T03:04:05.678Z","status":"Successful"},"icebergUnreferencedFileRemoval":)"
             R"({"lastRunTimestamp":"2026-01-02T03:04:05.678Z","status":"Failed","failureMessage":)"
             R"("Commit conflict."}}})";
    }
    if (target.ends_with("/maintenance")) {
      if (target.starts_with("/buckets/")) {
        return R"({"tableBucketARN":"","configuration":{}})";
      }
      return R"({"tableARN":")" + table_arn(number_in(target)) +
             R"(","configuration":{"icebergCompaction":{"status":"enabled","settings":)"
             R"({"icebergCompaction":{"targetFileSizeMB":256,"strategy":"auto"}}},)"
             R"("icebergSnapshotManagement":{"status":"enabled","settings":)"
             R"({"icebergSnapshotManagement":{"minSnapshotsToKeep":1,"maxSnapshotAgeHours":120}}}}})";
    }
    std::size_t first = 0;
    constexpr std::string_view token = "continuationToken=";
    if (const auto at = target.find(token); at != target.npos) {
      first = static_cast<std::size_t>(std::atoll(target.data() + at + token.size()));
    }
    const auto end = std::min(tables_, first + 1000);
    std::string body = R"({"tables":[)";
    for (auto i = first; i != end; ++i) {
      char name[16];
      std::snprintf(name, sizeof name, "t%09zu", i);
      if (i != first) body += ',';
      body.append(R"({"namespace":["analytics"],"name":")")
          .append(name)
          .append(R"(","type":"customer","tableARN":")")
          .append(table_arn(i))
          .append(
              R"(","createdAt":"2026-01-02T03:04:05.678Z","modifiedAt":"2026-01-02T03:04:05.678Z"})");
    }
    body += ']';
    if (end != tables_) body += R"(,"continuationToken":")" + std::to_string(end) + '"';
    return body + '}';
  }

 private:
  static std::size_t number_in(std::string_view target) {
    return static_cast<std::size_t>(std::atoll(target.data() + target.find("/t0") + 2));
  }

  std::size_t tables_;
};

/// What reading an answer costs alone.
void read(const http::request& request, const outcome& answer) {
  using namespace s3tables;
  const auto keep = [](const auto& output) { asm volatile("" : : "g"(&output) : "memory"); };
  if (request.target.ends_with("/maintenance-job-status")) {
    keep(rest_json1::parse_response<get_table_maintenance_job_status>(*answer));
  } else if (request.target.ends_with("/maintenance")) {
    keep(rest_json1::parse_response<get_table_maintenance_configuration>(*answer));
  } else {
    keep(rest_json1::parse_response<list_tables>(*answer));
  }
}

void measure_audit(std::size_t tables, bool with_configuration) {
  using clock = std::chrono::steady_clock;
  const server asked(tables);
  const auto before = allocations::live;
  s3tables::audit audit(s3tables::table_bucket_arn::parse(bucket).value(),
                        aws::endpoint("https://s3tables.us-east-1.amazonaws.com"),
                        {.with_configuration = with_configuration, .max_tables = tables});
  std::chrono::nanoseconds asking{0}, taking{0}, reading{0};
  std::size_t requests = 0;
  timestamp now{1'767'355'200, 0};
  std::vector<std::pair<std::uint64_t, outcome>> answers;
  for (;;) {
    const auto start = clock::now();
    auto step = audit.next(now);
    asking += clock::now() - start;
    if (step.done) break;
    answers.clear();
    for (const auto& [ticket, request, sign_at] : step.send) {
      http::response response;
      response.status = 200;
      response.body = asked.answer(request.target);
      answers.emplace_back(ticket, std::move(response));
    }
    now = plus_seconds(now, 1);
    const auto middle = clock::now();
    for (const auto& [ticket, answer] : answers) (void)audit.take(ticket, answer, now);
    const auto end = clock::now();
    taking += end - middle;
    for (std::size_t i = 0; i != answers.size(); ++i) read(step.send[i].request, answers[i].second);
    reading += clock::now() - end;
    requests += answers.size();
  }
  answers = {};
  const auto bytes = static_cast<double>(allocations::live - before);
  const auto progress = audit.progress(now);
  if (progress.done != tables || progress.failed != 0) {
    std::fputs("the audit did not find what there is\n", stderr);
    std::exit(1);
  }
  const auto each = [&](std::chrono::nanoseconds all) {
    return static_cast<double>(all.count()) / static_cast<double>(requests);
  };
  std::printf(
      "%-22s %8zu tables %8zu requests; each %5.0f ns to ask, %5.0f ns to take the answer, %.0f of "
      "them to read it; %.0f bytes a table\n",
      with_configuration ? "with the configuration" : "jobs", tables, requests, each(asking),
      each(taking), each(reading), bytes / static_cast<double>(tables));
}

template <class Pacing>
void print_pacing(const char* name, double rate, double burst, throttling::ns latency) {
  throttling::service asked(rate, burst);
  Pacing pacing;
  constexpr double seconds = 300;
  const auto all = throttling::simulate(asked, pacing, {latency}, throttling::ns(0),
                                        throttling::from_seconds(seconds));
  std::printf("  %-10s %5.1f %% / %4.1f %%", name, 100 * all.accepted / (rate * seconds),
              100 * all.wasted());
}

void measure_pacing() {
  std::puts("accepted of what is allowed in 300 s / asked in vain; 32 in flight");
  for (const double rate : {5.0, 200.0}) {
    for (const int latency : {1, 100}) {
      for (const double burst : {rate, rate / 10, 1.0, 0.0}) {
        if (burst != 0 && burst < 1) continue;
        std::printf("%4.0f/s %3d ms %-7s %4.0f", rate, latency, burst == 0 ? "windows" : "burst",
                    burst);
        const throttling::ns span = std::chrono::milliseconds(latency);
        print_pacing<rest_json1::pacer>("pacer", rate, burst, span);
        print_pacing<peers::adaptive>("adaptive", rate, burst, span);
        print_pacing<peers::backoff>("backoff", rate, burst, span);
        print_pacing<peers::no_pacing>("none", rate, burst, span);
        std::puts("");
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t tables = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
  measure_audit(tables, false);
  measure_audit(tables, true);
  if (argc == 1) measure_pacing();
}
