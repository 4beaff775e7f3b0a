// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The state of an audit as JSON, cut or edited, and at the end the seed of a server and a network
// that do what they like. The audit comes to its end, keeps its limits, and what it then knows is
// what the server has said.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>
#include <sansaws/s3tables/audit.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws;
using namespace sansaws::s3tables;

namespace {

using outcome = result<http::response, rest_json1::response_error>;

constexpr timestamp noon{1'767'355'200, 0};

std::string numbered(std::string_view letter, std::size_t number) {
  return std::string(letter) + std::to_string(number);
}

/// Answers by chance.
class server {
 public:
  explicit server(fuzz::dice& dice) : dice_(dice), kindness_(1 + dice.below(12)) {}

  outcome answer(std::string_view target) {
    switch (dice_.below(kindness_ + 6)) {
      case 0:
        return rest_json1::transport_error(
            "lost", dice_.flag() ? peer_errc::no_response : peer_errc::unknown_host);
      case 1:
        return response(dice_.flag() ? 429 : 400, R"({"code":"ThrottlingException"})");
      case 2:
        return response(403, R"({"code":"AccessDeniedException"})");
      case 3:
        return response(dice_.flag() ? 400 : 404, R"({"code":"NotFoundException"})");
      case 4:
        return response(500 + static_cast<int>(dice_.below(500)), "");
      case 5:
        return response(200, dice_.flag() ? "{" : R"({"tables":[{}]})");
      default:
        return success(target);
    }
  }

  /// What it last said about a table or the bucket, by target.
  const std::map<std::string, std::string>& said() const { return said_; }

 private:
  static http::response response(int status, std::string body) {
    http::response made;
    made.status = status;
    made.body = std::move(body);
    return made;
  }

  outcome success(std::string_view target) {
    if (target.find("/maintenance") != std::string_view::npos) {
      const std::string end =
          dice_.flag() ? "{}" : "{\"" + numbered("j", dice_.below(9)) + R"(":{"status":"Failed"}})";
      const auto body = R"({"tableARN":"","tableBucketARN":"",")" +
                        std::string(target.ends_with("-status") ? "status" : "configuration") +
                        "\":" + end + "}";
      said_.insert_or_assign(std::string(target), body);
      return response(200, body);
    }
    list_tables_output page;
    const auto most = dice_.below(12);
    for (std::size_t i = 0; i != most; ++i) {
      table_summary& table = page.tables.emplace_back();
      table.namespace_parts = {numbered("n", dice_.below(3))};
      table.name = dice_.below(20) == 0 ? "../x" : numbered("t", dice_.below(30));
    }
    if (dice_.below(4) != 0) page.continuation_token = numbered("p", dice_.below(6));
    return response(200, json::encode(page));
  }

  fuzz::dice& dice_;
  std::size_t kindness_;
  std::map<std::string, std::string> said_;
};

/// One audit, as long as it lives in one process.
class run {
 public:
  run(audit& of, fuzz::dice& dice, std::size_t max_in_flight, bool with_configuration)
      : audit_(of),
        dice_(dice),
        server_(dice),
        max_in_flight_(max_in_flight),
        with_configuration_(with_configuration) {}

  /// Returns whether it is done; or not, after that many steps.
  bool go(std::size_t steps) {
    for (std::size_t i = 0; i != steps; ++i) {
      if (step()) return true;
    }
    return false;
  }

 private:
  bool step() {
    const auto step = audit_.next(now_);
    for (const auto& sent : step.send) {
      fuzz::promise(tickets_.insert(sent.ticket).second, "no ticket is given twice");
      fuzz::promise(!known(sent.request.target), "nothing is asked that is known");
      flying_.emplace_back(sent.ticket, sent.request.target);
    }
    fuzz::promise(flying_.size() <= max_in_flight_, "no more is in flight than allowed");
    const auto progress = audit_.progress(now_);
    fuzz::promise(progress.in_flight == flying_.size(), "what is in flight is known");
    fuzz::promise(progress.found == audit_.rows().size() && progress.found >= progress.asked &&
                      progress.found >= progress.done && progress.found >= found_,
                  "progress adds up");
    found_ = progress.found;
    if (step.done) {
      fuzz::promise(flying_.empty() && !step.wait_until, "nothing is left when it is done");
      check_done();
      return true;
    }
    fuzz::promise(!flying_.empty() || step.wait_until.has_value(), "it is never stuck");
    fuzz::promise(!step.wait_until || *step.wait_until > now_, "what can be sent now is sent");

    if (dice_.below(16) == 0) lie();
    if (dice_.below(64) == 0) now_ = plus_seconds(now_, dice_.flag() ? 5000 : -5000);
    if (flying_.empty() || (step.wait_until && dice_.below(4) == 0)) {
      now_ = std::max(now_, step.wait_until.value_or(now_));
      return false;
    }
    const auto which = dice_.below(flying_.size());
    std::swap(flying_[which], flying_.back());
    const auto [ticket, target] = flying_.back();
    flying_.pop_back();
    if (dice_.flag()) now_ = plus_seconds(now_, 1);
    fuzz::promise(audit_.take(ticket, server_.answer(target), now_),
                  "the outcome of what is in flight is taken");
    return false;
  }

  /// An outcome of something that is not in flight.
  void lie() {
    auto ticket = dice_.below(1000);
    if (!tickets_.empty() && dice_.flag()) ticket = *tickets_.begin();
    for (const auto& [flying, target] : flying_) {
      if (flying == ticket) return;
    }
    fuzz::promise(!audit_.take(ticket, server_.answer("/tables/x"), now_),
                  "the outcome of what is not in flight is not taken");
  }

  const audit_row* row_of(std::string_view target) const {
    for (const auto& row : audit_.rows()) {
      const std::string path =
          "/" + std::string(row.namespace_name()) + "/" + std::string(row.name()) + "/maintenance";
      if (target.find(path) != std::string_view::npos) return &row;
    }
    return nullptr;
  }
  bool known(std::string_view target) const {
    const audit_row* row = row_of(target);
    if (row == nullptr) return false;
    return target.ends_with("-status") ? row->known() : row->configuration_known();
  }

  void check_done() const {
    std::set<std::pair<std::string, std::string>> names;
    for (const auto& row : audit_.rows()) {
      fuzz::promise(names.emplace(row.namespace_name(), row.name()).second,
                    "no table is found twice");
      fuzz::promise(row.known() && (!with_configuration_ || row.configuration_known()),
                    "done means that all is known");
      fuzz::promise(row.error() == nullptr || row.jobs().empty(), "an error has no jobs");
    }
    for (const auto& [target, body] : server_.said()) {
      const audit_row* row = row_of(target);
      if (row == nullptr) continue;  // it is about the bucket
      const bool about_jobs = target.ends_with("-status");
      fuzz::promise(
          about_jobs
              ? row->jobs() == json::decode<get_table_maintenance_job_status_output>(body)->status
              : row->configuration() ==
                    json::decode<get_table_maintenance_configuration_output>(body)->configuration,
          "what is known of a table is what the server has said");
    }
    fuzz::promise(audit_.listed() || audit_.listing_error().has_value(),
                  "the list is complete, or it is said why not");
    const auto progress = audit_.progress(now_);
    fuzz::promise(progress.done == audit_.rows().size(), "all tables are done");
  }

  audit& audit_;
  fuzz::dice& dice_;
  server server_;
  std::size_t max_in_flight_;
  bool with_configuration_;
  timestamp now_ = noon;
  std::size_t found_ = 0;
  std::set<std::uint64_t> tickets_;
  std::vector<std::pair<std::uint64_t, std::string>> flying_;
};

/// Whether an answer or an error that may not pass is still there, and nothing else.
bool is_kept(bool known_before, const audit_error* before, bool known_after,
             const audit_error* after) {
  const bool kept = known_before && (before == nullptr || !before->retryable);
  if (known_after != kept) return false;
  if (!kept || before == nullptr) return after == nullptr;
  return after != nullptr && *after == *before;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  const auto seed = in.number();
  const auto text = in.text();
  fuzz::dice dice(seed ^ fuzz::seed_of(text));

  const aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  audit_options options;
  options.with_configuration = dice.flag();
  options.max_in_flight = 1 + dice.below(5);
  options.max_tables = 40;
  options.max_pages = 20;
  options.give_up_after = std::chrono::seconds(30);
  options.seed = seed;

  auto one = [&]() -> audit {
    const auto state = json::decode<audit_state>(text, audit_state_limits);
    if (state) {
      if (auto resumed = audit::resume(*state, endpoint, options)) return *std::move(resumed);
    }
    return audit(
        table_bucket_arn("arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket"),
        endpoint, options);
  }();

  // A while; then what is known is written and read by another audit, which goes on.
  run first(one, dice, options.max_in_flight, options.with_configuration);
  (void)first.go(dice.below(100));
  const auto written = one.state();
  const auto read = json::decode<audit_state>(json::encode(written), audit_state_limits);
  fuzz::promise(read.has_value() && *read == written, "a state is read as it was written");
  auto other = audit::resume(*read, endpoint, options);
  fuzz::promise(other.has_value(), "a state that an audit has written can be resumed");
  fuzz::promise(other->rows().size() == one.rows().size(), "what was found is not lost");
  for (std::size_t i = 0; i != one.rows().size(); ++i) {
    const audit_row& before = one.rows()[i];
    const audit_row& after = other->rows()[i];
    fuzz::promise(is_kept(before.known(), before.error(), after.known(), after.error()) &&
                      (!after.known() || after.jobs() == before.jobs()),
                  "what was answered about jobs is not lost");
    if (!options.with_configuration) continue;
    fuzz::promise(
        is_kept(before.configuration_known(), before.configuration_error(),
                after.configuration_known(), after.configuration_error()) &&
            (!after.configuration_known() || after.configuration() == before.configuration()),
        "what was answered about the configuration is not lost");
  }
  run last(*other, dice, options.max_in_flight, options.with_configuration);
  fuzz::promise(last.go(20'000), "every audit comes to its end");
  return 0;
}
