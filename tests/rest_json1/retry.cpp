// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The numbers are those of the AWS SDKs' standard retry mode.
#include <sansaws/rest_json1/detail/service_error.hpp>
#include <sansaws/rest_json1/retry.hpp>

#include "weather_operation.hpp"

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <catch.hpp>
#include <chrono>
#include <cstdint>
#include <limits>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::rest_json1;
using sansaws::peer_errc;
using sansaws::timestamp;

namespace {

using ms = std::chrono::milliseconds;

constexpr timestamp noon{1'767'355'200, 0};  // 2026-01-02T12:00:00Z
constexpr exchange_times now{noon, noon};
constexpr double almost_one = 0x1.fffffffffffffp-1;
constexpr auto longest_time = std::numeric_limits<std::int64_t>::max();

response_error failed(int status, std::string_view code = {}) {
  response_error error;
  error.code = weather::get_forecast::error_from_code(code);
  error.http_status = status;
  error.service_code = code;
  return error;
}

response_error refused_for_its_time(std::int64_t skew) {
  auto error = failed(403, "RequestTimeTooSkewed");
  error.server_time = timestamp{noon.seconds + skew, 0};
  return error;
}

std::int64_t delay(int attempt, const response_error& error, double random) {
  retry_policy patient;
  patient.max_attempts = std::numeric_limits<int>::max();
  retry_state state;
  state.attempt = attempt;
  const auto decision = plan_retry(patient, state, error, random, now);
  REQUIRE(decision.again());
  return decision.delay.count();
}

}  // namespace

TEST_CASE("each reason to stop has a text of its own") {
  std::set<std::string_view> texts;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<stop_reason>>(
      [&](auto each) { CHECK(texts.insert(message(each.value)).second); });
  CHECK(texts.size() == 4);
  CHECK(message(static_cast<stop_reason>(99)) == "the call is over");
  CHECK(message(stop_reason::not_retryable) == "the same request would fail again");
}

TEST_CASE("the backoff doubles from 50 milliseconds up to 20 seconds, times the random number") {
  const auto error = failed(500);
  const std::array<std::int64_t, 11> full{50,    100,   200,    400,    800,   1'600,
                                          3'200, 6'400, 12'800, 20'000, 20'000};
  for (int attempt = 1; attempt <= 11; ++attempt) {
    CAPTURE(attempt);
    const auto most = full[static_cast<std::size_t>(attempt - 1)];
    CHECK(delay(attempt, error, 0) == 0);
    CHECK(delay(attempt, error, 0.5) == most / 2);
    CHECK(delay(attempt, error, almost_one) == most - 1);
  }
}

TEST_CASE("the backoff of a throttled request starts at one second") {
  const auto error = failed(429);
  CHECK(delay(1, error, 0.5) == 500);
  CHECK(delay(2, error, 0.5) == 1'000);
  CHECK(delay(5, error, 0.5) == 8'000);
  CHECK(delay(6, error, 0.5) == 10'000);
  CHECK(delay(1, failed(503, "SlowDown"), 0.5) == 500);
}

TEST_CASE("the backoff of any attempt, random number and setting is defined") {
  constexpr int last = std::numeric_limits<int>::max();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), last, almost_one) == ms(19'999));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), 0, 0.5) == ms(25));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), std::numeric_limits<int>::min(), 0.5) == ms(25));
  STATIC_REQUIRE(backoff(ms(0), ms(20'000), last, 0.5) == ms(0));
  STATIC_REQUIRE(backoff(ms(-50), ms(20'000), last, 0.5) == ms(0));
  STATIC_REQUIRE(backoff(ms(50), ms(-1), last, 0.5) == ms(0));
  STATIC_REQUIRE(backoff(ms(50), ms(20), 1, 0.5) == ms(10));
  STATIC_REQUIRE(backoff(ms(1), ms(longest_time), last, almost_one) < ms(longest_time));
  STATIC_REQUIRE(backoff(ms(longest_time), ms(longest_time), 2, 0.5) == ms((longest_time / 2) + 1));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), 1, 1) == ms(49));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), 1, 7.5) == ms(49));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), 1, infinity) == ms(49));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), 1, -0.5) == ms(0));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), 1, -infinity) == ms(0));
  STATIC_REQUIRE(backoff(ms(50), ms(20'000), 1, not_a_number) == ms(0));
}

TEST_CASE("a call is attempted three times") {
  auto decision = plan_retry({}, {}, failed(500), 0, now);
  REQUIRE(decision.again());
  CHECK(decision.state.attempt == 2);
  decision = plan_retry({}, decision.state, failed(503), 0, now);
  REQUIRE(decision.again());
  CHECK(decision.state.attempt == 3);
  decision = plan_retry({}, decision.state, failed(500), 0, now);
  CHECK(decision.stop == stop_reason::attempts_exhausted);
  CHECK(decision.delay == ms(0));
}

TEST_CASE("a policy of one attempt or fewer never tries again") {
  for (const int attempts : {1, 0, -1, std::numeric_limits<int>::min()}) {
    retry_policy once;
    once.max_attempts = attempts;
    CHECK(plan_retry(once, {}, failed(500), 0, now).stop == stop_reason::attempts_exhausted);
  }
}

TEST_CASE("what would fail again is not tried again") {
  for (const auto& [status, code] :
       std::initializer_list<std::pair<int, std::string_view>>{{400, "BadRequestException"},
                                                               {403, "ForbiddenException"},
                                                               {404, "NotFoundException"},
                                                               {408, ""},
                                                               {409, "ConflictException"},
                                                               {501, ""},
                                                               {301, ""},
                                                               {307, ""}}) {
    CAPTURE(status, code);
    const auto decision = plan_retry({}, {}, failed(status, code), 0.5, now);
    CHECK(decision.stop == stop_reason::not_retryable);
    CHECK(decision.state == retry_state{});
  }
  response_error malformed;
  malformed.code = peer_errc::not_json;
  malformed.http_status = 200;
  CHECK(plan_retry({}, {}, malformed, 0.5, now).stop == stop_reason::not_retryable);
  malformed.code = peer_errc::incomplete;
  CHECK(plan_retry({}, {}, malformed, 0.5, now).again());
}

TEST_CASE("a conflict is tried again only where the policy says so") {
  retry_policy policy;
  policy.conflict = on_conflict::retry;
  const auto conflict = failed(409, "ConflictException");
  CHECK(plan_retry({}, {}, conflict, 0.5, now).stop == stop_reason::not_retryable);
  const auto decision = plan_retry(policy, {}, conflict, 0.5, now);
  REQUIRE(decision.again());
  CHECK(decision.delay == ms(25));
  CHECK(decision.state.tokens == 486);
}

TEST_CASE("a retry costs 14 tokens, a throttled one 5") {
  CHECK(plan_retry({}, {}, failed(500), 0, now).state.tokens == 486);
  CHECK(plan_retry({}, {}, failed(429), 0, now).state.tokens == 495);
}

TEST_CASE("where the tokens do not suffice the call stops and keeps them") {
  retry_state state;
  for (const auto& [tokens, status, again] : std::initializer_list<std::tuple<int, int, bool>>{
           {14, 500, true}, {13, 500, false}, {5, 429, true}, {4, 429, false}, {-1, 429, false}}) {
    CAPTURE(tokens, status);
    state.tokens = tokens;
    const auto decision = plan_retry({}, state, failed(status), 0, now);
    CHECK(decision.again() == again);
    if (again) {
      CHECK(decision.state.tokens == 0);
    } else {
      CHECK(decision.stop == stop_reason::quota_exhausted);
      CHECK(decision.state.tokens == tokens);
    }
  }
}

TEST_CASE("a client of which every call fails stops retrying after 35 retries") {
  retry_state state;
  int retries = 0;
  retry_plan decision;
  do {
    decision = plan_retry({}, state, failed(500), 0, now);
    retries += decision.again();
    state = decision.state;
  } while (decision.stop != stop_reason::quota_exhausted);
  CHECK(retries == 500 / 14);
}

TEST_CASE("a success at the first attempt gives one token back, up to the quota") {
  retry_state state;
  state.tokens = 498;
  auto decision = plan_after_success({}, state);
  CHECK(decision.stop == stop_reason::success);
  CHECK(decision.state.tokens == 499);
  decision = plan_after_success({}, decision.state);
  CHECK(decision.state.tokens == 500);
  decision = plan_after_success({}, decision.state);
  CHECK(decision.state.tokens == 500);
}

TEST_CASE("a success after retries gives back what the last of them cost") {
  auto state = plan_retry({}, {}, failed(500), 0, now).state;
  CHECK(plan_after_success({}, state).state.tokens == 500);
  state = plan_retry({}, state, failed(429), 0, now).state;
  CHECK(state.tokens == 481);
  CHECK(plan_after_success({}, state).state.tokens == 486);
}

TEST_CASE("after a stop the state is that for the client's next call") {
  auto state = plan_retry({}, {}, failed(500), 0, now).state;
  const auto success = plan_after_success({}, state).state;
  const auto failure = plan_retry({}, state, failed(404), 0, now).state;
  CHECK(success.attempt == 1);
  CHECK(failure.attempt == 1);
  CHECK(failure.last_cost == 0);
  CHECK(failure.tokens == 486);
}

TEST_CASE("an outcome is decided as what it holds") {
  using outcome = sansaws::result<weather::get_forecast::output, response_error>;
  retry_state state;
  state.tokens = 100;
  const outcome success = weather::get_forecast::output{};
  CHECK(plan_retry({}, state, success, 0.5, now) == plan_after_success({}, state));
  const outcome failure = failed(500);
  CHECK(plan_retry({}, state, failure, 0.5, now) == plan_retry({}, state, failed(500), 0.5, now));
}

TEST_CASE("the service's wish is heard between the backoff and five seconds more") {
  for (const auto& [asked, given] : std::initializer_list<std::pair<std::int64_t, std::int64_t>>{
           {0, 25},
           {24, 25},
           {25, 25},
           {26, 26},
           {3'000, 3'000},
           {5'025, 5'025},
           {5'026, 5'025},
           {longest_time, 5'025},
           {-1, 25},
           {std::numeric_limits<std::int64_t>::min(), 25}}) {
    CAPTURE(asked);
    auto error = failed(503);
    error.retry_after = ms(asked);
    CHECK(plan_retry({}, {}, error, 0.5, now).delay == ms(given));
  }
}

TEST_CASE("a date to come back at is counted from the service's own clock") {
  auto error = failed(503);
  error.retry_at = timestamp{noon.seconds + 3'603, 0};
  error.server_time = timestamp{noon.seconds + 3'600, 0};
  CHECK(plan_retry({}, {}, error, 0.5, now).delay == ms(3'000));
  // Without a date of the answer, from the caller's clock as corrected so far.
  error.server_time.reset();
  CHECK(plan_retry({}, {}, error, 0.5, now).delay == ms(5'025));
  retry_state corrected;
  corrected.offset = std::chrono::seconds(3'601);
  CHECK(plan_retry({}, corrected, error, 0.5, now).delay == ms(2'000));
  error.retry_at = noon;
  CHECK(plan_retry({}, corrected, error, 0.5, now).delay == ms(25));
}

TEST_CASE("no wish and no setting overflows the delay") {
  retry_policy policy;
  policy.base = policy.max_backoff = policy.max_extra_wait = ms(longest_time);
  auto error = failed(503);
  error.retry_after = ms(longest_time);
  CHECK(plan_retry(policy, {}, error, almost_one, now).delay == ms(longest_time));
  policy.max_extra_wait = ms(-1);
  CHECK(plan_retry(policy, {}, error, 0, now).delay == ms(0));
  error.retry_after.reset();
  error.retry_at = timestamp{longest_time, 0};
  error.server_time = timestamp{std::numeric_limits<std::int64_t>::min(), 0};
  CHECK(plan_retry({}, {}, error, 0.5, now).delay == ms(5'025));
}

TEST_CASE("a request refused for its time is signed with the service's clock and tried again") {
  for (const std::int64_t skew : {240, -240, 900, -86'400}) {
    const auto decision = plan_retry({}, {}, refused_for_its_time(skew), 0.5, now);
    REQUIRE(decision.again());
    CHECK(decision.state.offset == std::chrono::seconds(skew));
    CHECK(decision.delay == ms(25));
    CHECK(decision.state.tokens == 486);
  }
}

TEST_CASE("clocks that agree are not the reason of a refusal") {
  for (const std::int64_t skew : {0, 239, -239}) {
    const auto decision = plan_retry({}, {}, refused_for_its_time(skew), 0.5, now);
    CHECK(decision.stop == stop_reason::not_retryable);
    CHECK(decision.state.offset == std::chrono::seconds(0));
  }
}

TEST_CASE("a refusal that has nothing to do with time changes no clock") {
  auto error = failed(403, "ForbiddenException");
  error.server_time = timestamp{noon.seconds + 3'600, 0};
  CHECK(plan_retry({}, {}, error, 0.5, now).stop == stop_reason::not_retryable);
  CHECK(plan_retry({}, {}, error, 0.5, now).state.offset == std::chrono::seconds(0));
  error = failed(500);
  error.server_time = timestamp{noon.seconds + 3'600, 0};
  CHECK(plan_retry({}, {}, error, 0.5, now).state.offset == std::chrono::seconds(0));
}

TEST_CASE("no clock is corrected without a date, or after an exchange of over 900 seconds") {
  auto error = refused_for_its_time(3'600);
  const exchange_times slow{{noon.seconds - 901, 0}, noon};
  CHECK(plan_retry({}, {}, error, 0.5, slow).stop == stop_reason::not_retryable);
  error.server_time.reset();
  CHECK(plan_retry({}, {}, error, 0.5, now).stop == stop_reason::not_retryable);
}

TEST_CASE("an offset that is applied already and did not help is not tried again") {
  retry_state state;
  state.offset = std::chrono::seconds(3'600);
  for (const std::int64_t skew : {3'600, 3'361, 3'839}) {
    const auto decision = plan_retry({}, state, refused_for_its_time(skew), 0.5, now);
    CHECK(decision.stop == stop_reason::not_retryable);
    CHECK(decision.state.offset == std::chrono::seconds(3'600));
  }
  CHECK(plan_retry({}, state, refused_for_its_time(0), 0.5, now).state.offset ==
        std::chrono::seconds(0));
}

TEST_CASE(
    "a server that spells the members of its errors in capitals is tried again like any other") {
  using fields = std::vector<std::pair<std::string_view, std::string_view>>;
  const auto error = [](int status, std::string_view body) {
    return detail::service_error<weather::get_forecast>(
        status, fields{{"Date", "Fri, 02 Jan 2026 13:00:00 GMT"}}, body);
  };
  CHECK(plan_retry({}, {}, error(400, R"({"Code":"ThrottlingException"})"), 0, now).again());
  const auto skewed = plan_retry({}, {}, error(403, R"({"CODE":"RequestTimeTooSkewed"})"), 0, now);
  CHECK(skewed.again());
  CHECK(skewed.state.offset == std::chrono::hours(1));
}

TEST_CASE("what no repetition can mend is not tried again") {
  CHECK(plan_retry({}, {}, failed(407), 0, now).stop == stop_reason::not_retryable);
  const auto too_large = transport_error("over the limit", peer_errc::body_too_large);
  CHECK(plan_retry({}, {}, too_large, 0, now).stop == stop_reason::not_retryable);
  const auto untrusted = transport_error("self-signed certificate", peer_errc::tls_failed);
  CHECK(plan_retry({}, {}, untrusted, 0, now).stop == stop_reason::not_retryable);
  const auto unknown = transport_error("nowhere.invalid", peer_errc::unknown_host);
  const auto first = plan_retry({}, {}, unknown, 0, now);
  CHECK(first.again());
  CHECK(plan_retry({}, first.state, unknown, 0, now).stop == stop_reason::not_retryable);
  // A connection that fails may be mended at any attempt.
  CHECK(plan_retry({}, first.state, transport_error("refused"), 0, now).again());
}

TEST_CASE("a clock is corrected once a call, whatever dates the service invents") {
  const auto first = plan_retry({}, {}, refused_for_its_time(1'000), 0, now);
  REQUIRE(first.again());
  const auto second = plan_retry({}, first.state, refused_for_its_time(9'000), 0, now);
  CHECK(second.stop == stop_reason::not_retryable);
  CHECK(second.state.offset == std::chrono::seconds(1'000));
  // The next call may be corrected again.
  CHECK(plan_retry({}, second.state, refused_for_its_time(9'000), 0, now).again());
}

TEST_CASE("an offset learned at the last attempt serves the next call") {
  retry_state state;
  state.attempt = 3;
  auto decision = plan_retry({}, state, refused_for_its_time(3'600), 0, now);
  CHECK(decision.stop == stop_reason::attempts_exhausted);
  CHECK(decision.state.offset == std::chrono::seconds(3'600));
  state = {};
  state.tokens = 0;
  decision = plan_retry({}, state, refused_for_its_time(3'600), 0, now);
  CHECK(decision.stop == stop_reason::quota_exhausted);
  CHECK(decision.state.offset == std::chrono::seconds(3'600));
}

TEST_CASE("the offset outlives a success") {
  const auto corrected = plan_retry({}, {}, refused_for_its_time(3'600), 0, now).state;
  const auto success = plan_after_success({}, corrected);
  CHECK(success.state.offset == std::chrono::seconds(3'600));
  CHECK_FALSE(success.state.corrected);
}

TEST_CASE("no state and no policy that a caller makes up is undefined") {
  constexpr auto most = std::numeric_limits<int>::max();
  constexpr auto least = std::numeric_limits<int>::min();
  for (const int number : {most, least, 0, -1, 1}) {
    retry_policy policy;
    policy.max_attempts = most;
    policy.quota = policy.retry_cost = policy.throttled_retry_cost = number;
    policy.first_success_refund = number;
    for (const int value : {most, least, 0}) {
      retry_state state;
      state.tokens = state.attempt = state.last_cost = value;
      state.offset = std::chrono::seconds::min();
      const auto failure = plan_retry(policy, state, refused_for_its_time(0), 0.5, now);
      CHECK(failure.state.tokens <= value);
      const auto success = plan_after_success(policy, state);
      CHECK(success.state.tokens <= (number < 0 ? 0 : number));
    }
  }
}
