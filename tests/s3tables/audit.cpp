// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/audit.hpp>, against a server that is simulated.
#include <sansaws/s3tables/audit.hpp>

#include "audit_checks.hpp"

#include <algorithm>
#include <catch.hpp>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

namespace {

using namespace simulated;
using namespace std::chrono_literals;

}  // namespace

// Its parts point to one another.
static_assert(!std::is_copy_constructible_v<audit> && std::is_move_constructible_v<audit>);

TEST_CASE("all pages are listed, and each table is asked for once") {
  for (const std::size_t page : {1U, 7U, 50U, 1000U}) {
    CAPTURE(page);
    bucket server{.tables = 50, .page = page};
    auto all = of_bucket();
    auto sender = to(server);
    sender.run(all);
    check_rows(all, server);
    CHECK(all_once(server.asked));
    CHECK(server.attempts == 50 + (50 + page - 1) / page);
    CHECK_FALSE(sender.broken_promise);
  }
}

TEST_CASE("pages are asked for that are as long as the service gives them") {
  auto all = of_bucket();
  const auto step = all.next(noon);
  REQUIRE(step.send.size() == 1);
  CHECK(step.send[0].request.target.ends_with("?maxTables=1000"));
}

TEST_CASE("a bucket without tables is done after its list") {
  bucket server{.tables = 0};
  auto all = of_bucket();
  auto sender = to(server);
  sender.run(all);
  check_rows(all, server);
  CHECK(server.attempts == 1);
  CHECK(all.progress(sender.now).left == 0s);
}

TEST_CASE("the first tables are asked for while the next ones are listed") {
  bucket server{.tables = 100, .page = 10};
  auto all = of_bucket();
  auto sender = to(server);
  std::vector<bool> is_list;
  sender.on_send = [&](const audit_request& sent) {
    is_list.push_back(sent.request.target.find("maintenance-job-status") == std::string::npos);
  };
  sender.run(all);
  const auto last_list = std::ranges::find(is_list.rbegin(), is_list.rend(), true).base();
  CHECK(std::count(is_list.begin(), last_list, false) >= 50);
}

TEST_CASE("the list goes before the tables, and what waited longest before what is new") {
  bucket server{.tables = 30, .page = 10};
  auto all = of_bucket({.max_in_flight = 1});
  auto sender = to(server);
  std::size_t lists = 0;
  sender.on_send = [&](const audit_request& sent) {
    if (sent.request.target.find("/maintenance") == std::string::npos) ++lists;
    CHECK((lists == 3 || server.attempts < 3));
  };
  sender.run(all);
  check_rows(all, server);

  auto waiting = of_bucket({.max_in_flight = 2});
  auto step = waiting.next(noon);
  CHECK(waiting.take(step.send.at(0).ticket, server.list(""), noon));
  step = waiting.next(noon);
  REQUIRE(step.send.size() == 2);  // the next page and the first table
  auto refused = error(429, "ThrottlingException");
  refused.fields.append("Retry-After", "4").value();
  CHECK(waiting.take(step.send[0].ticket, refused, noon));
  refused.fields = {};
  refused.fields.append("x-amzn-ErrorType", "ThrottlingException").value();
  refused.fields.append("Retry-After", "2").value();
  CHECK(waiting.take(step.send[1].ticket, refused, noon));
  const auto second = step.send[1].request.target;
  step = waiting.next(plus(noon, 3s));
  REQUIRE_FALSE(step.send.empty());
  CHECK(step.send[0].request.target == second);
}

TEST_CASE("only the namespace and the prefix are listed that were asked for") {
  bucket server;
  auto all = of_bucket({.namespace_name = namespace_name("analytics"), .prefix = name_prefix("t")});
  auto sender = to(server);
  sender.run(all);
  const std::string& listed = server.asked.rbegin()->first;  // '?' is behind '/'
  CHECK(listed.find("namespace=analytics") != std::string::npos);
  CHECK(listed.find("prefix=t") != std::string::npos);
  check_rows(all, server);
}

TEST_CASE("with the configuration each table is asked for twice, and the bucket once") {
  bucket server{.tables = 40, .page = 15};
  auto all = of_bucket({.with_configuration = true});
  auto sender = to(server);
  sender.run(all);
  check_rows(all, server, true);
  CHECK(all.bucket_configuration() == bucket::bucket_configuration());
  CHECK(all_once(server.asked));
  CHECK(server.attempts == 3 + 1 + 80);
}

TEST_CASE("there are never more requests in flight than allowed") {
  for (const std::size_t most : {0U, 1U, 3U, 32U}) {
    CAPTURE(most);
    bucket server{.tables = 200, .page = 20, .throttled = 10, .lost = 5};
    auto all = of_bucket({.with_configuration = true, .max_in_flight = most});
    auto sender = to(server);
    sender.run(all);
    CHECK(sender.most_in_flight == std::max<std::size_t>(most, 1));
    CHECK_FALSE(sender.broken_promise);
    CHECK(all.rows().size() == 200);
  }
}

TEST_CASE("no more requests are sent in a second than allowed") {
  bucket server{.tables = 300};
  auto all = of_bucket({.max_rate = 50});
  auto sender = to(server);
  std::map<std::int64_t, int> sent;
  sender.on_send = [&](const audit_request&) { ++sent[sender.now.seconds]; };
  sender.run(all);
  check_rows(all, server);
  CHECK(sent.size() >= 6);
  CHECK(std::ranges::all_of(sent, [](const auto& each) { return each.second <= 55; }));
}

TEST_CASE("a table that is denied is an error in its row, and stops nothing") {
  bucket server{.tables = 100, .denied = {0, 42, 99}};
  auto all = of_bucket();
  auto sender = to(server);
  sender.run(all);
  CHECK(all.listed());
  check_rows(all, server);
  CHECK(all_once(server.asked));
  CHECK(all.progress(sender.now).failed == 3);
  const audit_error* error = all.rows()[42].error();
  REQUIRE(error != nullptr);
  CHECK(error->http_status == 403);
  CHECK(error->code == "AccessDeniedException");
  CHECK(error->text == "403 AccessDeniedException: as simulated");
  CHECK_FALSE(error->retryable);
}

TEST_CASE("what is throttled is asked for again until it is not, and costs no attempt") {
  for (const int chance : {5, 50, 90}) {
    CAPTURE(chance);
    bucket server{.tables = 60, .page = 25, .throttled = chance};
    auto all = of_bucket({.with_configuration = true, .retry = {.max_attempts = 1}});
    auto sender = to(server);
    sender.run(all);
    check_rows(all, server, true);
    CHECK(all_once(server.answered));
    const auto progress = all.progress(sender.now);
    CHECK(progress.requests == server.attempts);
    CHECK(progress.throttled == server.attempts - 3 - 1 - 120);
    CHECK_FALSE(sender.broken_promise);
  }
}

TEST_CASE("a service that throttles is asked at its rate, and hardly in vain") {
  // Fifty requests a second, by a bucket of ten tokens.
  bucket server{.tables = 10'000};
  double tokens = 10;
  timestamp last = noon;
  std::size_t refused = 0;
  auto all = of_bucket();
  transport* clock = nullptr;
  transport sender([&](const http::request& request) -> outcome {
    const auto now = clock->now;
    tokens = std::min(10.0, tokens + 50 * (static_cast<double>(now.seconds - last.seconds) +
                                           1e-9 * (now.nanoseconds - last.nanoseconds)));
    last = now;
    if (tokens < 1) {
      ++refused;
      return error(429, "ThrottlingException");
    }
    --tokens;
    return server.ask(request);
  });
  clock = &sender;
  sender.run(all);
  check_rows(all, server);
  CHECK(static_cast<double>(sender.now.seconds - noon.seconds) <= 10'000 / (0.95 * 50));
  CHECK(static_cast<double>(refused) <= 0.03 * 10'000);
}

TEST_CASE("what is lost or fails is tried again, and the policy says how often") {
  bucket server{.tables = 30, .broken = {7}};
  auto all = of_bucket({.retry = {.max_attempts = 4}});
  auto sender = to(server);
  sender.run(all);
  check_rows(all, server);
  for (const auto& [target, count] : server.asked) {
    CAPTURE(target);
    CHECK(count == (target.find("/t7/") != std::string::npos ? 4 : 1));
  }
  CHECK(all.rows()[7].error()->http_status == 500);
  CHECK(all.rows()[7].error()->retryable);

  bucket lossy{.tables = 300, .page = 30, .lost = 20, .failing = 10};
  auto patient = of_bucket({.retry = {.max_attempts = 30, .quota = 1'000'000}});
  auto other = to(lossy);
  other.run(patient);
  check_rows(patient, lossy);
  CHECK(all_once(lossy.answered));
  CHECK_FALSE(other.broken_promise);
}

TEST_CASE("what a retry costs comes back when it succeeds, and all calls share it") {
  bucket server{.tables = 20};
  std::set<std::string> failed;
  transport sender([&](const http::request& request) -> outcome {
    if (failed.insert(request.target).second) return error(500, "InternalServerErrorException");
    return server.ask(request);
  });
  // Enough for one retry at a time, which is due before the next request.
  auto all = of_bucket({.max_in_flight = 1, .max_rate = 4, .retry = {.quota = 14}});
  sender.run(all);
  check_rows(all, server);

  bucket broken{.tables = 20};
  for (std::size_t i = 0; i != 20; ++i) broken.broken.insert(i);
  auto none_left = of_bucket({.max_in_flight = 1, .retry = {.quota = 3 * 14}});
  auto other = to(broken);
  other.run(none_left);
  check_rows(none_left, broken);
  CHECK(broken.attempts == 1 + 20 + 3);
}

TEST_CASE("where no connection is possible the audit ends, and says why") {
  bucket server{.lost = 100};
  auto all = of_bucket({.with_configuration = true});
  auto sender = to(server);
  sender.run(all);
  CHECK(server.attempts == 6);  // three for the list, three for the bucket
  CHECK_FALSE(all.listed());
  REQUIRE(all.listing_error());
  CHECK(all.listing_error()->text == "there was no response: connection reset");
  CHECK(all.bucket_configuration_error() == all.listing_error());
  CHECK_FALSE(sender.broken_promise);
}

TEST_CASE("where all is throttled for too long the rest is given up, and can be resumed") {
  bucket server{.tables = 20, .page = 10};
  auto all = of_bucket({.with_configuration = true, .give_up_after = 60s});
  transport sender([&](const http::request& request) -> outcome {
    if (server.attempts >= 5) return error(429, "ThrottlingException");
    return server.ask(request);
  });
  sender.run(all);
  CHECK_FALSE(sender.broken_promise);
  CHECK(sender.now.seconds - noon.seconds >= 60);
  CHECK(sender.now.seconds - noon.seconds <= 70);
  CHECK(all.progress(sender.now).done == all.rows().size());
  CHECK(all.progress(sender.now).throttled < 200);
  std::size_t errors = 0;
  for (const auto& row : all.rows()) {
    if (row.error() != nullptr) {
      ++errors;
      CHECK(row.error()->http_status == 429);
      CHECK(row.error()->retryable);
    }
  }
  CHECK(errors > 0);

  bucket healthy{.tables = 20, .page = 10};
  auto resumed = audit::resume(read(written(all)), endpoint, {.with_configuration = true}).value();
  auto other = to(healthy);
  other.run(resumed);
  check_rows(resumed, healthy, true);
  for (const auto& [target, count] : healthy.answered)
    CHECK_FALSE(server.answered.contains(target));
}

TEST_CASE("a page that arrives after all was given up is given up, too") {
  bucket server{.tables = 3, .page = 1};
  auto all = of_bucket({.max_in_flight = 2, .give_up_after = 10s});
  auto step = all.next(noon);
  CHECK(all.take(step.send.at(0).ticket, server.list(""), noon));
  step = all.next(noon);
  REQUIRE(step.send.size() == 2);
  const auto page = step.send[0];
  auto table = step.send[1].ticket;
  auto now = noon;
  for (int i = 0; i != 20 && !all.rows()[0].known(); ++i) {
    CHECK(all.take(table, error(429, "ThrottlingException"), now));
    now = plus(now, 2s);
    for (const auto& again : all.next(now).send) table = again.ticket;
  }
  REQUIRE(all.rows()[0].error() != nullptr);
  CHECK_FALSE(all.next(now).done);  // the page is in flight
  CHECK(all.take(page.ticket, server.list(page.request.target), now));
  CHECK(all.next(now).done);
  CHECK(all.rows().size() == 2);
  CHECK(all.progress(now).done == 2);
  REQUIRE(all.listing_error());
  CHECK(all.listing_error()->http_status == 429);
}

TEST_CASE("the wish of a service that throttles is heard, up to what the policy allows") {
  for (const auto& [wish, waited] : {std::pair("3", 3), std::pair("3600", 5)}) {
    CAPTURE(wish);
    auto all = of_bucket();
    auto step = all.next(noon);
    REQUIRE(step.send.size() == 1);
    auto refused = error(429, "ThrottlingException");
    refused.fields.append("Retry-After", wish).value();
    CHECK(all.take(step.send[0].ticket, refused, plus(noon, 1s)));
    step = all.next(plus(noon, 1s));
    CHECK(step.send.empty());
    CHECK(step.wait_until == plus(noon, 1s + std::chrono::seconds(waited)));
    CHECK(all.next(plus(noon, 1s + std::chrono::seconds(waited))).send.size() == 1);
  }
}

TEST_CASE("a date to wait for is one of the service's clock") {
  auto all = of_bucket();
  auto step = all.next(noon);
  auto refused = error(403, "RequestTimeTooSkewed");
  refused.fields.append("Date", "Fri, 02 Jan 2026 12:10:00 GMT").value();  // ten minutes later
  CHECK(all.take(step.send.at(0).ticket, refused, noon));
  step = all.next(plus(noon, 1s));
  auto throttled = error(429, "ThrottlingException");
  throttled.fields.append("Retry-After", "Fri, 02 Jan 2026 12:10:05 GMT").value();
  CHECK(all.take(step.send.at(0).ticket, throttled, plus(noon, 2s)));
  step = all.next(plus(noon, 2s));
  CHECK(step.send.empty());
  CHECK(step.wait_until == plus(noon, 5s));
}

TEST_CASE("nothing is sent before the time to wait for, and something at it") {
  auto all = of_bucket({.max_rate = 1});
  auto step = all.next(noon);
  REQUIRE(step.send.size() == 1);
  bucket server{.tables = 3};
  CHECK(all.take(step.send[0].ticket, server.ask(step.send[0].request), plus(noon, 10ms)));
  step = all.next(plus(noon, 10ms));
  CHECK(step.send.empty());
  REQUIRE(step.wait_until == plus(noon, 1s));
  CHECK(all.next(plus(noon, 999ms)).send.empty());
  CHECK(all.next(*step.wait_until).send.size() == 1);
}

TEST_CASE("a ticket that is not in flight, or comes twice, changes nothing") {
  bucket server{.tables = 3};
  auto all = of_bucket();
  auto step = all.next(noon);
  REQUIRE(step.send.size() == 1);
  const auto ticket = step.send[0].ticket;
  const auto page = server.ask(step.send[0].request);
  for (const std::uint64_t other : {std::uint64_t{0}, ticket + 1, ticket + 32, ~std::uint64_t{0}}) {
    CHECK_FALSE(all.take(other, page, noon));
  }
  CHECK(all.rows().empty());
  CHECK(all.take(ticket, page, noon));
  CHECK_FALSE(all.take(ticket, page, noon));
  CHECK_FALSE(all.take(0, page, noon));
  CHECK(all.rows().size() == 3);
  step = all.next(noon);
  CHECK(step.send.size() == 3);
  CHECK_FALSE(all.take(ticket, page, noon));
  CHECK(all.progress(noon).in_flight == 3);
}

TEST_CASE("requests are signed for the service's time once that is known") {
  auto all = of_bucket();
  auto step = all.next(noon);
  REQUIRE(step.send.size() == 1);
  CHECK(step.send[0].sign_at == noon);
  auto refused = error(403, "RequestTimeTooSkewed");
  refused.fields.append("Date", "Fri, 02 Jan 2026 12:10:00 GMT").value();  // ten minutes later
  CHECK(all.take(step.send[0].ticket, refused, noon));
  step = all.next(plus(noon, 1s));
  REQUIRE(step.send.size() == 1);
  CHECK(step.send[0].sign_at == plus(noon, 601s));
  bucket server{.tables = 2};
  CHECK(all.take(step.send[0].ticket, server.ask(step.send[0].request), plus(noon, 2s)));
  step = all.next(plus(noon, 2s));
  REQUIRE(step.send.size() == 2);
  CHECK(step.send[1].sign_at == plus(noon, 602s));
}

TEST_CASE("a wrong clock is corrected once for all calls, however many were sent by it") {
  bucket server{.tables = 200, .page = 200};
  auto listing = of_bucket();
  const auto first = listing.next(noon);
  REQUIRE(first.send.size() == 1);
  CHECK(listing.take(first.send[0].ticket, server.ask(first.send[0].request), noon));
  auto all = audit::resume(listing.state(), endpoint, {.max_in_flight = 200}).value();
  auto refused = error(403, "RequestTimeTooSkewed");
  refused.fields.append("Date", "Fri, 02 Jan 2026 12:10:00 GMT").value();
  auto step = all.next(noon);
  REQUIRE(step.send.size() == 200);
  for (const auto& sent : step.send) all.take(sent.ticket, refused, noon);
  step = all.next(plus(noon, 1s));
  REQUIRE(step.send.size() == 200);
  bool right = true;
  for (const auto& sent : step.send) {
    right = right && sent.sign_at == plus(noon, 601s);
    all.take(sent.ticket, server.ask(sent.request), plus(noon, 1s));
  }
  CHECK(right);
  check_rows(all, server);
}

TEST_CASE("a service whose clock is never right is asked twice") {
  std::size_t asked = 0;
  transport sender([&](const http::request&) -> outcome {
    auto refused = error(403, "RequestTimeTooSkewed");
    const std::string minute = std::to_string(10 * ++asked);
    refused.fields.append("Date", "Fri, 02 Jan 2026 13:" + minute + ":00 GMT").value();
    return refused;
  });
  auto all = of_bucket();
  sender.run(all);
  CHECK(asked == 2);
  REQUIRE(all.listing_error());
  CHECK(all.listing_error()->code == "RequestTimeTooSkewed");
}

TEST_CASE("a server that lists pages for ever is left after so many") {
  std::size_t page = 0;
  auto all = of_bucket({.max_pages = 25});
  transport sender([&](const http::request&) -> outcome {
    return answer(200, R"({"tables":[],"continuationToken":")" + std::to_string(++page) + "\"}");
  });
  sender.run(all);
  CHECK(page == 25);
  CHECK_FALSE(all.listed());
  REQUIRE(all.listing_error());
  CHECK(all.listing_error()->text == "the list has more pages than the audit takes: 25");
}

TEST_CASE("a server that repeats a token is told so, and what it listed is asked for") {
  bucket server{.tables = 2};
  auto all = of_bucket();
  transport sender([&](const http::request& request) -> outcome {
    if (request.target.find("maintenance") != std::string::npos) return server.ask(request);
    return answer(
        200, R"({"tables":[{"namespace":["analytics"],"name":"t)" +
                 std::to_string(request.target.find("continuationToken") != std::string::npos) +
                 R"(","createdAt":0,"modifiedAt":0}],"continuationToken":"x"})");
  });
  sender.run(all);
  REQUIRE(all.listing_error());
  CHECK(all.listing_error()->text.find("the next page of the list is the same page again") !=
        std::string::npos);
  CHECK(all.rows().size() == 2);
  CHECK(all.rows()[1].jobs() == bucket::jobs(1));
}

TEST_CASE("a table that is listed twice is asked for once, and counts once") {
  bucket server{.tables = 12, .page = 4};
  auto all = of_bucket({.max_tables = 12});
  transport sender([&](const http::request& request) -> outcome {
    auto made = server.ask(request);
    if (request.target.find("maintenance") != std::string::npos) return made;
    auto page = json::decode<list_tables_output>(made->body).value();
    const auto once = page.tables;
    page.tables.insert(page.tables.end(), once.rbegin(), once.rend());
    page.tables.push_back(once.front());
    page.tables.push_back(json::decode<list_tables_output>(server.list("")->body)->tables.front());
    return answer(200, json::encode(page));
  });
  sender.run(all);
  check_rows(all, server);
  CHECK(all_once(server.asked));
}

TEST_CASE(
    "a bucket with more tables than allowed ends with an error, and the first are asked for") {
  bucket server{.tables = 100, .page = 30};
  auto all = of_bucket({.max_tables = 70});
  auto sender = to(server);
  sender.run(all);
  CHECK(all.rows().size() == 70);
  CHECK(all.progress(sender.now).done == 70);
  REQUIRE(all.listing_error());
  CHECK(all.listing_error()->text == "the list has more tables than the audit takes: 70");
  // With a greater limit the list goes on where it was.
  auto resumed = audit::resume(all.state(), endpoint).value();
  auto other = to(server);
  other.run(resumed);
  check_rows(resumed, server);
}

TEST_CASE("progress says how far it is") {
  bucket server{.tables = 400, .page = 100, .denied = {1}};
  auto all = of_bucket({.max_in_flight = 8, .max_rate = 20});
  auto sender = to(server);
  CHECK_FALSE(all.progress(noon).left);
  std::size_t most_done = 0;
  bool left_was_right = true;
  std::size_t lefts = 0;
  std::vector<std::pair<timestamp, std::chrono::seconds>> ends;
  while (!sender.step(all)) {
    const auto progress = all.progress(sender.now);
    CHECK(progress.found >= progress.asked);
    CHECK(progress.asked >= progress.done);
    CHECK(progress.done >= most_done);
    most_done = progress.done;
    CHECK(progress.found == all.rows().size());
    CHECK(progress.in_flight <= 8);
    if (progress.left && sender.now.seconds > noon.seconds + 3) {
      ++lefts;
      ends.emplace_back(sender.now, *progress.left);
    }
  }
  for (const auto& [at, left] : ends) {
    const auto end = at.seconds + left.count();
    left_was_right =
        left_was_right && end >= sender.now.seconds - 6 && end <= sender.now.seconds + 6;
  }
  CHECK(left_was_right);
  CHECK(lefts > 100);
  const auto progress = all.progress(sender.now);
  CHECK(progress.listed);
  CHECK(progress.done == 400);
  CHECK(progress.failed == 1);
  CHECK(progress.in_flight == 0);
  CHECK(progress.requests == 404);
  CHECK(progress.left == 0s);
}

TEST_CASE("however often a clock leaps, time goes on") {
  auto all = of_bucket();
  const auto step = all.next(noon);
  for (int i = 0; i != 300'000; ++i) {  // which is more than three centuries
    (void)all.next(plus_seconds(noon, i % 2 == 0 ? 86'400 : 0));
  }
  CHECK(all.take(step.send.at(0).ticket, error(500, "InternalServerErrorException"), noon));
  const auto waiting = all.next(noon);
  REQUIRE(waiting.wait_until);
  CHECK(*waiting.wait_until <= plus(noon, 1s));
  CHECK(all.next(*waiting.wait_until).send.size() == 1);
}

TEST_CASE("a clock that is set back or ahead delays nothing for long") {
  for (const auto leap : {-3600 * 24 * 365 * 10LL, -3600LL, 3600LL, 3600 * 24 * 365 * 10LL}) {
    CAPTURE(leap);
    bucket server{.tables = 200, .page = 50, .throttled = 20, .lost = 10};
    auto all = of_bucket({.retry = {.max_attempts = 30, .quota = 1'000'000}});
    auto sender = to(server);
    for (int i = 0; i != 100; ++i) sender.step(all);
    const auto before = sender.now.seconds;
    sender.set_clock(leap);
    sender.run(all);
    check_rows(all, server);
    CHECK(sender.now.seconds - leap - before < 120);
    CHECK(sender.now.seconds - leap >= before);
  }
}
