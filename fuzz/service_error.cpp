// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A line with a status, field lines, an empty line and the body of an error. The error keeps its
// promises and takes its code from where it must; what retrying makes of it stays within the
// policy.
#include "input.hpp"
#include "messages.hpp"
#include "oracles/outcome.hpp"
#include "promise.hpp"

#include <sansaws/rest_json1/detail/service_error.hpp>
#include <sansaws/rest_json1/retry.hpp>
#include <sansaws/s3tables/get_table_maintenance_job_status.hpp>

#include <string>
#include <string_view>

using namespace sansaws;

namespace {

using call = s3tables::get_table_maintenance_job_status;

/// The first three digits that stand together: "HTTP/1.1 404 Not Found" is 404. Else 0.
int read_status(std::string_view line) {
  int status = 0;
  int digits = 0;
  for (const char c : line) {
    const bool digit = '0' <= c && c <= '9';
    status = digit ? status * 10 + (c - '0') : 0;
    digits = digit ? digits + 1 : 0;
    if (digits == 3) return status;
  }
  return 0;
}

/// The short form by the words of the specification, letter by letter.
std::string short_form(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (c == ':') break;
    if (c == '#') {
      name.clear();
    } else {
      name += c;
    }
  }
  return name;
}

void check_code(const rest_json1::response_error& error, const http::fields& fields) {
  if (const auto type = fields.find("x-amzn-errortype"); type && !short_form(*type).empty()) {
    fuzz::promise(error.service_code == short_form(*type),
                  "the field's code goes before the body's");
  }
  const bool modelled = error.code != s3tables::service_errc::unmodelled;
  fuzz::promise(!modelled || !error.service_code.empty(), "a modelled error has a code");
  fuzz::promise(error.code == s3tables::service_errc_of(error.service_code),
                "the code is that of the service's text");
}

void check_retries(const rest_json1::response_error& error, std::uint64_t seed) {
  fuzz::dice dice(seed);
  const rest_json1::retry_policy policy;
  rest_json1::retry_state state;
  const timestamp now{1'767'323'045, 0};
  for (int attempt = 1;; ++attempt) {
    const double random = static_cast<double>(dice.below(1000)) / 1000;
    const auto decision = rest_json1::plan_retry(policy, state, error, random, {now, now});
    fuzz::promise(attempt <= policy.max_attempts, "there are no more attempts than allowed");
    fuzz::promise(decision.state.tokens >= 0 && decision.state.tokens <= state.tokens,
                  "a retry is paid for out of what is there");
    const auto longest = policy.max_backoff + policy.max_extra_wait;
    fuzz::promise(decision.delay.count() >= 0 && decision.delay <= longest,
                  "no service can make a caller wait longer than the policy allows");
    if (!decision.again()) {
      fuzz::promise(decision.stop != rest_json1::stop_reason::success, "an error is no success");
      return;
    }
    state = decision.state;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in(data, size);
  const int status = read_status(in.line());
  const auto fields = fuzz::read_fields(in);
  const auto body = in.text();
  constexpr limits tight{.max_body = 40, .max_depth = 1, .max_error_body = 7};

  for (const auto& bounds : {limits(), tight}) {
    const auto error = rest_json1::detail::service_error<call>(status, fields, body, bounds);
    fuzz::promise(oracles::check_error(error, bounds));
    fuzz::promise(!error.malformed(), "an answer of the service is not malformed");
    fuzz::promise(error.http_status == status, "an error keeps the status");
    fuzz::promise(body.starts_with(error.raw_body), "an error keeps the beginning of the body");
    check_code(error, fields);
    check_retries(error, fuzz::seed_of(body));

    const auto outcome = rest_json1::parse_response<call>(status, fields, body, bounds);
    fuzz::promise(oracles::check_outcome<call>(outcome, bounds));
    if (status >= 100 && (status < 200 || status > 299)) {
      fuzz::promise(outcome.has_error() && outcome.error() == error,
                    "outside 2xx the outcome is the service's error");
    }
  }
  return 0;
}
