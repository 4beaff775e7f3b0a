// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The least that an audit over libcurl costs: sends once more what an audit has sent, signed
// already, and does not look at the answers.
//
//     audit_floor URL CONCURRENCY
//
// Prints what that took, and what the audit before it took, as one object of JSON.
#include "../../examples/support/curl_multi_transport.hpp"
#include "../../examples/support/output.hpp"
#include "../../examples/support/surroundings.hpp"

#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/service.hpp>
#include <sansaws/sigv4/sign.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace sansaws;

namespace {

using outcome = examples::curl_multi_transport::outcome;
using clock = std::chrono::steady_clock;
constexpr std::chrono::seconds timeout{30};
constexpr std::chrono::milliseconds patience{100};

/// What an audit of the bucket sends, signed.
std::vector<http::request> requests_of_audit(const aws::endpoint& endpoint, std::size_t in_flight) {
  const sigv4::signer signer(examples::credentials_from_environment(),
                             aws::region::parse("us-east-1").value(),
                             s3tables::service.signing_name, examples::now());
  s3tables::audit audit(s3tables::table_bucket_arn::parse(
                            "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket")
                            .value(),
                        endpoint, {.max_in_flight = in_flight});
  examples::curl_multi_transport transport(endpoint, in_flight, timeout);
  std::vector<http::request> sent;
  for (;;) {
    const auto step = audit.next(examples::now());
    if (step.done) return sent;
    for (const auto& [ticket, request, sign_at] : step.send) {
      sent.push_back(sigv4::sign(request, signer, sign_at).value());
      transport.send(ticket, sent.back());
    }
    transport.run(patience, [&](std::uint64_t ticket, const outcome& came) {
      audit.take(ticket, came, examples::now());
    });
  }
}

/// Sends them all. Returns how many got an answer that is none of an error.
std::size_t send_again(const std::vector<http::request>& requests, const aws::endpoint& endpoint,
                       std::size_t in_flight) {
  examples::curl_multi_transport transport(endpoint, in_flight, timeout);
  std::size_t sent = 0, ended = 0, answers = 0;
  while (ended != requests.size()) {
    for (; sent != requests.size() && sent - ended < in_flight; ++sent) {
      transport.send(sent, requests[sent]);
    }
    transport.run(patience, [&](std::uint64_t, const outcome& came) {
      ++ended;
      if (came && came->status == 200) ++answers;
    });
  }
  return answers;
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

struct cost {
  double seconds, cpu;
};

/// What `work` costs the process.
template <class Work>
cost measure(Work work) {
  const auto cpu = [] {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  };
  const double before = cpu();
  const auto begin = clock::now();
  work();
  const std::chrono::duration<double> seconds = clock::now() - begin;
  return {seconds.count(), cpu() - before};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) examples::refuse("usage: audit_floor URL CONCURRENCY");
  const auto endpoint = examples::value_or_refuse(aws::endpoint::parse(argv[1]));
  const auto in_flight = static_cast<std::size_t>(std::atoi(argv[2]));
  if (in_flight < 1 || in_flight > 1000) examples::refuse("CONCURRENCY is from 1 to 1000");
  std::vector<http::request> requests;
  std::size_t answers = 0;
  const cost audit = measure([&] { requests = requests_of_audit(endpoint, in_flight); });
  const cost floor = measure([&] { answers = send_again(requests, endpoint, in_flight); });
  std::printf(
      "{\"requests\": %zu, \"answers\": %zu, \"seconds\": %.6f, \"cpu\": %.6f, "
      "\"audit_seconds\": %.6f, \"audit_cpu\": %.6f}\n",
      requests.size(), answers, floor.seconds, floor.cpu, audit.seconds, audit.cpu);
}
