// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How a table's maintenance is doing, for people and scripts, over libcurl.
#include "support/curl_transport.hpp"
#include "support/current_signer.hpp"
#include "support/error_report.hpp"
#include "support/job_table.hpp"
#include "support/question.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace examples {

/// What `--output json` writes where there is no status.
struct failure {
  error_report error;
};
BOOST_DESCRIBE_STRUCT(failure, (), (error))

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<examples::failure>{"error"};

namespace {

namespace rest_json1 = sansaws::rest_json1;
namespace sigv4 = sansaws::sigv4;
using examples::call;
using examples::tell;
using std::chrono::milliseconds;
using std::chrono::seconds;
using outcome = sansaws::result<call::output, rest_json1::response_error>;

/// A wait that is shorter is not spoken of.
constexpr seconds patience{2};

struct limits {
  seconds timeout;
  int max_attempts;
};

/// "1.2"
std::string tenths(milliseconds time) {
  const auto count = time.count() / 100;
  return std::to_string(count / 10) + "." + std::to_string(count % 10);
}

/// The outcome of the last attempt, and how many there were.
struct last_attempt {
  outcome answer;
  int number = 1;
};

/// Asks until there is an answer, or no reason to ask again.
last_attempt ask(const examples::question& question, examples::current_signer& signers,
                 const limits& limits) {
  const auto& endpoint = question.where.endpoint;
  bool told = false;
  const auto tell_of_silence = [&](seconds silent) {
    if (told || silent < patience) return;
    told = true;
    tell("waiting for " + std::string(endpoint.authority()) + ", for " +
         std::to_string(limits.timeout.count()) + " s at most");
  };
  examples::curl_transport transport({limits.timeout, tell_of_silence});
  rest_json1::retry_policy policy;
  policy.max_attempts = limits.max_attempts;
  rest_json1::retry_state state;
  std::minstd_rand generator(std::random_device{}());
  std::uniform_real_distribution<double> random(0, 1);
  const auto request = rest_json1::make_request<call>(question.input, endpoint);
  const auto exchange = [&](sansaws::timestamp time) -> outcome {
    const auto* const signer = signers.at(time);
    if (signer == nullptr) std::exit(2);
    const auto in = transport.exchange(
        endpoint, examples::value_or_refuse(sigv4::sign(request, *signer, time)));
    if (!in) return in.error();
    return rest_json1::parse_response<call>(in->status, in->fields, in->body);
  };
  const auto begin = examples::now();
  while (true) {
    told = false;
    const auto sent = examples::now();
    auto answer = exchange(sent + state.offset);
    const auto decision =
        plan_retry(policy, state, answer, random(generator), {sent, examples::now()});
    if (!decision.again()) return {std::move(answer), state.attempt};
    state = decision.state;
    if (examples::now() - begin + decision.delay >= patience) {
      tell("attempt " + std::to_string(state.attempt) + " of " +
           std::to_string(policy.max_attempts) + " in " + tenths(decision.delay) +
           " s: " + to_string(answer.error()));
    }
    std::this_thread::sleep_for(decision.delay);
  }
}

/// Says on stderr why there is no status, and what the cause may be.
void explain(const rest_json1::response_error& error, int attempts,
             const examples::question& question) {
  std::string why = to_string(error);
  if (attempts != 1) why += ", after " + std::to_string(attempts) + " attempts";
  tell("error: " + why);
  const bool nobody_there = error.malformed() && error.http_status == 0;
  const bool refused = !error.malformed() && !error.is(rest_json1::condition::retryable);
  tell_hints(question, nobody_there, refused);
}

std::string footer() {
  return "Environment:\n" + std::string(examples::credentials_help) +
         std::string(examples::endpoint_help) +
         "  AWS_CA_BUNDLE\n"
         "      A regular file with the certificates to trust, in place of those of the\n"
         "      system.\n"
         "  http_proxy, https_proxy, no_proxy\n"
         "      As curl knows them.\n"
         "  NO_COLOR, TERM, COLUMNS\n"
         "      No colours if NO_COLOR is set, or if TERM is dumb; the terminal's width.\n"
         "\nErrors:\n"
         "  A line on standard error that begins with error: says what is wrong; hint:\n"
         "  lines may follow. With --output json, standard output also has\n"
         "  {\"error\": {...}} with the members fault (service or peer),\n"
         "  kind, code, message, httpStatus, requestId and retryable, and of an answer\n"
         "  that may be a proxy's contentType, location and body; what is absent is left\n"
         "  out. A wrong argument (status 2) has the line alone.\n"
         "  What passes by itself is tried again: no answer, a connection that is lost,\n"
         "  throttling, a failure of the service, and once a clock that is wrong or a name\n"
         "  that does not resolve; a host that is not trusted is not. Pauses before it are\n"
         "  of 25 seconds at most, and mostly of less than one; with the defaults all is\n"
         "  over in less than 2 minutes. Standard error tells of what takes more than 2\n"
         "  seconds.\n"
         "\nExit status:\n"
         "  0  No job has failed, and at least one is reported.\n"
         "  1  A job has failed, or none is reported.\n"
         "  2  An argument, a variable or a credential is wrong.\n"
         "  3  The service, or a proxy, has answered with an error.\n"
         "  4  The answer is malformed, or there is none.\n"
         "  5  Standard output cannot be written.\n"
         "\nExamples:\n"
         "  maintenance_status --namespace sales --name orders --table-bucket-arn \\\n"
         "    arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket\n"
         "  The same against an endpoint on this machine: add\n"
         "    --endpoint-url http://127.0.0.1:8080\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "says how the maintenance of a table is doing\n\n"
      "Asks Amazon S3 Tables for the status of the maintenance jobs of one table:\n"
      "compaction, snapshot management, removal of unreferenced files.\n",
      "maintenance_status");
  const examples::table_options table(app);
  const auto* const timeout =
      app.add_option("--timeout", "How long one attempt may take, from 1 to 3600.")
          ->type_name("SECONDS")
          ->default_str("30")
          ->transform(examples::number(1, 3600));
  const auto* const max_attempts =
      app.add_option("--max-attempts", "How often to ask, the first time included, from 1 to 30.")
          ->type_name("N")
          ->default_str("3")
          ->transform(examples::number(1, 30));
  const auto* const output =
      app.add_option("--output",
                     "table is for people, json for scripts: the service's answer, in which no "
                     "time is rounded.")
          ->type_name("table|json")
          ->default_str("table")
          ->check(CLI::IsMember({"table", "json"}).description(""));
  app.footer(footer());
  examples::parse(app, argc, argv);

  const bool json = output->as<std::string>() == "json";
  const auto finder = examples::finder_of(table.profile);
  const auto question = examples::question_of(table, finder);
  const limits limits{seconds(timeout->as<std::uint32_t>()), max_attempts->as<int>()};
  examples::current_signer signers(finder, question.chain, question.where.signing_region,
                                   call::service.signing_name);
  const auto [answer, attempts] = ask(question, signers, limits);
  if (!answer) {
    explain(answer.error(), attempts, question);
    if (json) {
      examples::print(sansaws::json::encode(examples::failure{examples::report(answer.error())}) +
                      "\n");
    }
    return answer.error().malformed() ? 4 : 3;
  }
  examples::print(json ? sansaws::json::encode(*answer) + "\n"
                       : examples::job_table(*answer, examples::now(), examples::terminal_width(),
                                             examples::colours_wanted()));
  return any_failed(answer->status) || !any_reported(answer->status) ? 1 : 0;
}
