// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A table bucket on a server that does all that servers do to an audit, and a transport between
// them.
#pragma once

#include <sansaws/http/percent_encoding.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/get_table_bucket_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_configuration.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simulated {

using namespace sansaws;
using namespace sansaws::s3tables;
using outcome = result<http::response, rest_json1::response_error>;

inline const table_bucket_arn arn(
    "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket");
inline const aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
inline constexpr timestamp noon{1'767'355'200, 0};  // 2026-01-02T12:00:00Z

inline timestamp plus(timestamp start, std::chrono::milliseconds span) {
  return {start.to<std::chrono::sys_time<std::chrono::milliseconds>>() + span};
}

/// Looks random and is the same every time.
class dice {
 public:
  explicit dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    return static_cast<std::size_t>((state_ >> 33U) % bound);
  }
  bool percent(int chance) { return below(100) < static_cast<std::size_t>(chance); }

 private:
  std::uint64_t state_;
};

inline http::response answer(int status, std::string body) {
  http::response made;
  made.status = status;
  made.body = std::move(body);
  return made;
}
inline http::response error(int status, std::string_view code) {
  auto made = answer(status, R"({"message":"as simulated"})");
  made.fields.append("x-amzn-ErrorType", code).value();
  return made;
}

/// Tables "t0" and so on in the namespace "analytics", each with jobs that tell its number.
struct bucket {
  std::size_t tables = 10;
  std::size_t page = 1000;
  // Of a hundred requests, those that:
  int throttled = 0;                         ///< meet 429, or ThrottlingException at 400
  int lost = 0;                              ///< have no answer
  int failing = 0;                           ///< meet 500
  std::set<std::size_t> denied = {};         ///< tables that always meet 403
  std::set<std::size_t> broken = {};         ///< tables that always meet 500
  std::string token_suffix = {};             ///< tokens without it are refused
  std::map<std::string, int> asked = {};     ///< by target
  std::map<std::string, int> answered = {};  ///< with 200, by target
  std::size_t attempts = 0;
  dice random{7};

  static std::string name(std::size_t number) { return "t" + std::to_string(number); }
  static std::string table_arn(std::size_t number) {
    return std::string(arn.text()) + "/table/00000000-0000-0000-0000-" +
           std::to_string(100'000'000'000 + number);
  }

  static maintenance_jobs jobs(std::size_t number) {
    const auto run = plus_seconds(noon, -static_cast<std::int64_t>(number) * 60);
    maintenance_jobs all;
    using type = maintenance_job_type;
    using status = maintenance_job_status;
    if (number % 5 == 4) return all;
    all[type::iceberg_compaction] = {status::successful, run, {}};
    all[type::iceberg_snapshot_management] = {status::failed, run, "conflict " + name(number)};
    all[type::iceberg_unreferenced_file_removal] = {status::not_yet_run, {}, {}};
    if (number % 5 == 3) {
      all[open_enum<type>("a job of " + name(number))] = {open_enum<status>("Paused"), run, ""};
    }
    return all;
  }
  static table_maintenance_configurations configuration(std::size_t number) {
    table_maintenance_configurations all;
    const auto size = static_cast<std::int64_t>(64 + number % 400);
    using type = table_maintenance_type;
    all[type::iceberg_compaction] = {
        maintenance_status::enabled,
        table_maintenance_settings{compaction_settings{size, compaction_strategy::z_order}, {}}};
    all[type::iceberg_snapshot_management] = {
        maintenance_status::disabled,
        table_maintenance_settings{{}, snapshot_management_settings{2, size}}};
    if (number % 3 == 0) {
      // Its settings are of a kind that is not known; see `answer_to`.
      all[open_enum<type>("another")] = {open_enum<maintenance_status>("on"),
                                         table_maintenance_settings()};
    }
    if (number % 3 == 1) {
      all[type::iceberg_compaction] = {
          std::nullopt, table_maintenance_settings{
                            compaction_settings{{}, open_enum<compaction_strategy>("cube")}, {}}};
      all[type::iceberg_snapshot_management] = {maintenance_status::enabled, {}};
    }
    return all;
  }
  static table_bucket_maintenance_configurations bucket_configuration() {
    table_bucket_maintenance_configurations all;
    all[table_bucket_maintenance_type::iceberg_unreferenced_file_removal] = {
        maintenance_status::enabled,
        table_bucket_maintenance_settings{unreferenced_file_removal_settings{3, 10}}};
    return all;
  }

  /// What the server makes of a request.
  outcome ask(const http::request& request) {
    ++attempts;
    ++asked[request.target];
    if (random.percent(lost)) return rest_json1::transport_error("connection reset");
    if (random.percent(throttled)) {
      return random.percent(50) ? error(429, "TooManyRequestsException")
                                : error(400, "ThrottlingException");
    }
    if (random.percent(failing)) return error(500, "InternalServerErrorException");
    auto made = answer_to(request.target);
    if (made && made->status == 200) ++answered[request.target];
    return made;
  }

  outcome answer_to(std::string_view target) const {
    const std::string path(target.substr(0, target.find('?')));
    if (path.starts_with("/buckets/")) {
      return answer(200, json::encode(get_table_bucket_maintenance_configuration_output{
                             std::string(arn.text()), bucket_configuration()}));
    }
    std::vector<std::string> parts;
    for (std::size_t at = 1; at <= path.size();) {
      const auto end = std::min(path.find('/', at), path.size());
      parts.push_back(path.substr(at, end - at));
      at = end + 1;
    }
    if (parts.size() == 2) return list(target);
    const auto number = static_cast<std::size_t>(std::stoul(parts.at(3).substr(1)));
    if (denied.contains(number)) return error(403, "AccessDeniedException");
    if (broken.contains(number)) return error(500, "InternalServerErrorException");
    if (parts.at(4) == "maintenance-job-status") {
      return answer(200, json::encode(get_table_maintenance_job_status_output{table_arn(number),
                                                                              jobs(number)}));
    }
    auto body = json::encode(
        get_table_maintenance_configuration_output{table_arn(number), configuration(number)});
    constexpr std::string_view unknown = R"("$unknown":{})";
    if (const auto at = body.find(unknown); at != std::string::npos) {
      body.replace(at, unknown.size(), R"("another":{"number":1})");
    }
    return answer(200, body);
  }

  outcome list(std::string_view target) const {
    constexpr std::string_view parameter = "continuationToken=";
    std::size_t first = 0;
    if (const auto at = target.find(parameter); at != std::string_view::npos) {
      auto token = *http::percent_decode(target.substr(at + parameter.size()));
      token = token.substr(0, token.find('&'));
      if (!token.ends_with(token_suffix)) return error(400, "BadRequestException");
      first = static_cast<std::size_t>(std::stoul(token));
    }
    list_tables_output all;
    const auto end = std::min(tables, first + page);
    for (std::size_t i = first; i < end; ++i) {
      table_summary& table = all.tables.emplace_back();
      table.namespace_parts = {"analytics"};
      table.name = name(i);
      table.table_arn = table_arn(i);
    }
    if (end != tables) all.continuation_token = std::to_string(end) + token_suffix;
    return answer(200, json::encode(all));
  }
};

/// Between an audit and whoever answers. Requests take from no time to 200 ms, so that the outcomes
/// come in any order.
class transport {
 public:
  explicit transport(std::function<outcome(const http::request&)> ask, std::uint64_t seed = 1)
      : ask_(std::move(ask)), random_(seed) {}

  timestamp now = noon;
  std::size_t most_in_flight = 0;
  std::size_t steps = 0;
  bool broken_promise = false;  ///< whether the audit did what it must not do
  std::function<void(const audit_request&)> on_send = [](const audit_request&) {};

  /// One step: what the audit wants, and then the next outcome or the time that it waits for.
  /// Returns whether it is done.
  bool step(audit& of) {
    ++steps;
    auto wanted = of.next(now);
    for (auto& request : wanted.send) {
      on_send(request);
      if (!tickets_.insert(request.ticket).second) broken_promise = true;
      const auto arrives = plus(now, std::chrono::milliseconds(random_.below(200)));
      flying_.emplace(arrives, std::pair(request.ticket, ask_(request.request)));
    }
    most_in_flight = std::max(most_in_flight, flying_.size());
    if (of.progress(now).in_flight != flying_.size()) broken_promise = true;
    if (wanted.done) {
      if (!flying_.empty() || wanted.wait_until) broken_promise = true;
      return true;
    }
    if (flying_.empty() && !wanted.wait_until) {
      broken_promise = true;  // it is stuck
      return true;
    }
    if (wanted.wait_until && *wanted.wait_until <= now) broken_promise = true;
    if (flying_.empty() || (wanted.wait_until && *wanted.wait_until < flying_.begin()->first)) {
      now = *wanted.wait_until;
      return false;
    }
    const auto first = flying_.begin();
    now = std::max(now, first->first);
    if (!of.take(first->second.first, first->second.second, now)) broken_promise = true;
    flying_.erase(first);
    return false;
  }

  void run(audit& of) {
    while (steps < 10'000'000 && !step(of)) {
    }
  }
  /// The clock is set: what is in flight takes as long as it would.
  void set_clock(std::int64_t seconds) {
    now = plus_seconds(now, seconds);
    auto flying = std::exchange(flying_, {});
    for (auto& [arrives, answer] : flying) {
      flying_.emplace(plus_seconds(arrives, seconds), std::move(answer));
    }
  }

 private:
  std::function<outcome(const http::request&)> ask_;
  dice random_;
  std::set<std::uint64_t> tickets_;
  std::multimap<timestamp, std::pair<std::uint64_t, outcome>> flying_;
};

}  // namespace simulated
