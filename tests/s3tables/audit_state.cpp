// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/audit_state.hpp>, and of audits that go on from a state.
#include <sansaws/s3tables/audit_state.hpp>

#include "audit_checks.hpp"

#include <sansaws/json/decode.hpp>

#include <catch.hpp>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace {

using namespace simulated;

}  // namespace

TEST_CASE("an audit that is cut off anywhere goes on, and asks nothing twice that was answered") {
  for (const bool with_configuration : {false, true}) {
    // Until each step of it, and then to the end.
    for (std::size_t cut = 0; cut < 200; ++cut) {
      CAPTURE(cut, with_configuration);
      bucket server{.tables = 25, .page = 6, .throttled = 10, .lost = 5, .denied = {3, 19}};
      const audit_options options{.with_configuration = with_configuration,
                                  .max_in_flight = 4,
                                  .retry = {.max_attempts = 50, .quota = 100'000}};
      auto all = of_bucket(options);
      auto sender = to(server, cut);
      for (std::size_t i = 0; i != cut && !sender.step(all); ++i) {
      }
      std::set<std::string> known;
      for (const audit_row& row : all.rows()) {
        const auto path = "/" + std::string(row.name()) + "/maintenance";
        if (row.known()) known.insert(path + "-job-status");
        if (row.configuration_known()) known.insert(path);
      }
      const auto text = written(all);
      auto resumed = audit::resume(read(text), endpoint, options).value();
      REQUIRE(written(resumed) == text);
      const auto progress = resumed.progress(noon);
      REQUIRE(progress.found >= progress.asked);
      REQUIRE(progress.asked >= progress.done);
      auto other = to(server, cut + 1000);
      bool repeated = false;
      other.on_send = [&](const audit_request& sent) {
        for (const auto& path : known) repeated = repeated || sent.request.target.ends_with(path);
      };
      other.run(resumed);
      REQUIRE_FALSE(repeated);
      REQUIRE_FALSE(sender.broken_promise);
      REQUIRE_FALSE(other.broken_promise);
      check_rows(resumed, server, with_configuration);
      if (with_configuration) REQUIRE(resumed.bucket_configuration());
    }
  }
}

TEST_CASE("a state that was written and read is the same, and so is the audit of it") {
  bucket server{.tables = 60, .page = 20, .denied = {1, 2}, .broken = {5}};
  auto all = of_bucket({.namespace_name = namespace_name("analytics"),
                        .prefix = name_prefix("t"),
                        .with_configuration = true});
  auto sender = to(server);
  sender.run(all);
  const auto state = all.state();
  CHECK(read(written(all)) == state);
  // But for the error that may pass.
  const auto resumed = audit::resume(state, endpoint, {.with_configuration = true}).value();
  auto expected = state;
  expected.tables[5].error.reset();
  expected.tables[5].configuration_error.reset();
  CHECK(resumed.state() == expected);
}

TEST_CASE("settings of a kind that is not known stay so in a state that is written and read") {
  auto state = of_bucket({.with_configuration = true}).state();
  state.listed = true;
  state.bucket_configuration
      .emplace()[table_bucket_maintenance_type::iceberg_unreferenced_file_removal] = {
      maintenance_status::enabled, table_bucket_maintenance_settings()};
  audit_table_state& table = state.tables.emplace_back();
  table.namespace_name = "analytics";
  table.name = "t1";
  table.jobs.emplace();
  table.configuration.emplace()[table_maintenance_type::iceberg_compaction] = {
      maintenance_status::enabled, table_maintenance_settings()};
  const auto resumed = audit::resume(state, endpoint, {.with_configuration = true}).value();
  CHECK(resumed.state() == state);
  CHECK(read(written(resumed)) == state);
}

TEST_CASE("what is resumed with the configuration asks for that alone") {
  bucket server{.tables = 20};
  auto all = of_bucket();
  auto sender = to(server);
  sender.run(all);
  auto resumed = audit::resume(all.state(), endpoint, {.with_configuration = true}).value();
  bucket again{.tables = 20};
  auto other = to(again);
  other.run(resumed);
  check_rows(resumed, server, true);
  CHECK(again.attempts == 21);
  CHECK(all_once(again.asked));
}

TEST_CASE("a page token that is refused after a resume starts the list anew, once") {
  bucket server{.tables = 40, .page = 10};
  auto all = of_bucket({.max_in_flight = 2});
  auto sender = to(server);
  while (all.rows().size() < 20) sender.step(all);
  const auto state = all.state();
  REQUIRE(state.continuation_token);

  bucket later{.tables = 40, .page = 10, .token_suffix = "-later"};
  auto resumed = audit::resume(state, endpoint).value();
  auto other = to(later);
  other.run(resumed);
  check_rows(resumed, later);
  CHECK_FALSE(other.broken_promise);

  // Where it is not the token that is wrong, that is the end of it.
  auto refused = audit::resume(state, endpoint).value();
  std::size_t lists = 0;
  transport refusing([&](const http::request& request) -> outcome {
    if (request.target.find("/maintenance") != std::string::npos) return later.ask(request);
    ++lists;
    return error(404, "NotFoundException");
  });
  refusing.run(refused);
  CHECK(lists == 2);
  REQUIRE(refused.listing_error());
  CHECK(refused.listing_error()->http_status == 404);
}

TEST_CASE("a page that may be refused for something else than its token keeps the token") {
  bucket server{.tables = 40, .page = 10};
  auto all = of_bucket({.max_in_flight = 2});
  auto sender = to(server);
  while (all.rows().size() < 20) sender.step(all);
  auto resumed = audit::resume(all.state(), endpoint, {.give_up_after = std::chrono::seconds(5)});
  transport throttling([](const http::request&) { return error(400, "ThrottlingException"); });
  throttling.run(resumed.value());
  REQUIRE(resumed->listing_error());
  CHECK(resumed->state().continuation_token == all.state().continuation_token);
}

TEST_CASE("a token that is refused without a resume ends the list") {
  bucket server{.tables = 40, .page = 10};
  std::size_t lists = 0;
  auto all = of_bucket();
  transport sender([&](const http::request& request) -> outcome {
    if (request.target.find("/maintenance") == std::string::npos && ++lists == 3) {
      return error(400, "BadRequestException");
    }
    return server.ask(request);
  });
  sender.run(all);
  CHECK(lists == 3);
  CHECK(all.rows().size() == 20);
  REQUIRE(all.listing_error());
  CHECK(all.listing_error()->http_status == 400);
}

TEST_CASE("a state of another bucket, namespace or prefix is refused with its name") {
  const auto why = [](const audit_state& state, audit_options options = {}) {
    return to_string(audit::resume(state, endpoint, std::move(options)).error());
  };
  audit_state state = of_bucket().state();
  CHECK(audit::resume(state, endpoint).has_value());
  CHECK(why(state, {.namespace_name = namespace_name("a")}) ==
        "namespace conflicts with that of the state");
  CHECK(why(state, {.prefix = name_prefix("a")}) == "prefix conflicts with that of the state");
  state.namespace_name = "b";
  state.prefix = "b";
  const auto taken = audit::resume(state, endpoint).value().state();
  CHECK(taken == state);
  CHECK(why(state, {.namespace_name = namespace_name("a")}) ==
        "namespace conflicts with that of the state");
  CHECK(why(state, {.prefix = name_prefix("a")}) == "prefix conflicts with that of the state");
  state.namespace_name = "";
  CHECK(why(state) == "namespace is required");
  state.namespace_name.reset();
  state.prefix = "";
  CHECK(why(state) == "prefix is required");
  state.prefix.reset();
  state.tables.resize(3);
  CHECK(why(state, {.max_tables = 2}) == "tables is out of range (allowed: at most max_tables)");
  state.table_bucket_arn = "arn";
  CHECK(why(state).starts_with("table_bucket_arn "));
}

TEST_CASE("a state that was edited is an error or an audit that ends") {
  bucket server{.tables = 12, .page = 5};
  auto all = of_bucket({.max_in_flight = 3});
  auto sender = to(server);
  while (all.rows().size() < 10) sender.step(all);
  const auto text = written(all);
  dice random(3);
  std::size_t read_back = 0;
  for (int i = 0; i != 3000; ++i) {
    auto edited = text;
    const auto at = random.below(edited.size());
    if (i % 3 == 0) edited.resize(at);
    if (i % 3 == 1) edited[at] = static_cast<char>(random.below(128));
    if (i % 3 == 2) edited.erase(at, random.below(40));
    const auto state = json::decode<audit_state>(edited, audit_state_limits);
    if (!state) continue;
    auto resumed = audit::resume(*state, endpoint);
    if (!resumed) continue;
    ++read_back;
    transport other([&](const http::request& request) -> outcome {
      const bool about_table = request.target.find("/maintenance") != std::string::npos;
      if (about_table) return error(404, "NotFoundException");
      return answer(200, R"({"tables":[]})");
    });
    other.run(*resumed);
    CHECK_FALSE(other.broken_promise);
    CHECK(resumed->progress(other.now).done == resumed->rows().size());
  }
  CHECK(read_back > 300);
}
