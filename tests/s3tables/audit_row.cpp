// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/audit_row.hpp>, of rows that an audit has made.
#include <sansaws/s3tables/audit_row.hpp>

#include "audit_checks.hpp"

#include <catch.hpp>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace simulated;

}  // namespace

TEST_CASE("an answer about another table is an error in the row") {
  bucket server{.tables = 5};
  auto all = of_bucket({.with_configuration = true});
  transport sender([&](const http::request& request) -> outcome {
    auto changed = request;
    const auto at = changed.target.find("/t3/");
    if (at != std::string::npos) changed.target.replace(at, 4, "/t2/");
    return server.ask(changed);
  });
  sender.run(all);
  const audit_row& row = all.rows()[3];
  REQUIRE(row.error() != nullptr);
  CHECK(row.error()->text ==
        "malformed response with status 200: a member has an impossible value, at /tableARN");
  REQUIRE(row.configuration_error() != nullptr);
  CHECK(row.jobs().empty());
  CHECK(all.progress(sender.now).failed == 1);
  CHECK(all.rows()[2].error() == nullptr);
}

TEST_CASE("a name that cannot be asked for is an error in a row, however long it is") {
  const std::string huge(4'000'000, 'x');
  const std::string table =
      R"(","createdAt":0,"modifiedAt":0},{"namespace":["analytics"],"name":")";
  const std::string head = R"({"tables":[{"namespace":["analytics"],"name":")";
  const std::string tail = R"(","createdAt":0,"modifiedAt":0}]})";
  for (const std::string& name :
       {huge, std::string("../t0"), std::string(), std::string("\\n\\u00e9")}) {
    CAPTURE(name.substr(0, 20));
    bucket server{.tables = 2};
    auto all = of_bucket({.with_configuration = true});
    transport sender([&](const http::request& request) -> outcome {
      if (request.target.find("/maintenance") != std::string::npos) return server.ask(request);
      return answer(200, head + "t0" + table + name + table + "t1" + tail);
    });
    sender.run(all);
    REQUIRE(all.rows().size() == 3);
    const audit_row& row = all.rows()[1];
    CHECK(row.name().size() <= 255 + 3);
    REQUIRE(row.error() != nullptr);
    CHECK(row.error()->text.starts_with("listed by a name that cannot be asked for: name "));
    CHECK(all.progress(sender.now).done == 3);
    CHECK(all.rows()[2].jobs() == bucket::jobs(1));
    const auto again = audit::resume(read(written(all)), endpoint, {.with_configuration = true});
    CHECK(again.value().state() == all.state());
  }
}

TEST_CASE("names that cannot be asked for differ where the service's do, also after a resume") {
  const std::vector<std::string> names{"t\xc3\xa9", "t\xc3\xa8", "t??", R"(t\xc3\xa9)", "T 1"};
  list_tables_output page;
  for (const auto& name : names) {
    table_summary& table = page.tables.emplace_back();
    table.namespace_parts = {"analytics"};
    table.name = name;
  }
  const auto listed = answer(200, json::encode(page));
  const std::set<std::string> shown{R"(t\xc3\xa9)", R"(t\xc3\xa8)", "t??", R"(t\x5cxc3\x5cxa9)",
                                    "T 1"};
  const auto names_of = [](const audit& of) {
    std::set<std::string> found;
    for (const audit_row& row : of.rows()) found.emplace(row.name());
    return found;
  };
  auto all = of_bucket();
  CHECK(all.take(all.next(noon).send.at(0).ticket, listed, noon));
  CHECK(names_of(all) == shown);

  // The list begins again, and finds the same ones.
  auto state = all.state();
  state.listed = false;
  auto resumed = audit::resume(state, endpoint).value();
  CHECK(resumed.take(resumed.next(noon).send.at(0).ticket, listed, noon));
  CHECK(names_of(resumed) == shown);
  CHECK(resumed.state() == all.state());
}

TEST_CASE("an answer that is too large for one table is an error in its row") {
  bucket server{.tables = 3};
  auto all = of_bucket();
  transport sender([&](const http::request& request) -> outcome {
    auto made = server.ask(request);
    if (request.target.find("/t1/") != std::string::npos) made->body.append(70'000, ' ');
    return made;
  });
  sender.run(all);
  REQUIRE(all.rows()[1].error() != nullptr);
  CHECK(all.rows()[1].error()->text.find("body larger than the limit") != std::string::npos);
  CHECK(all.rows()[2].error() == nullptr);
}
