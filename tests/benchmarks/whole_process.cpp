// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Our part in the comparison with signers in other languages: see `signers/measure`.
#include "cases.hpp"
#include "floors.hpp"
#include "samples.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace cases {

namespace {

/// The question for all, and the answer that is expected.
void print_sample() {
  std::array<char, 2048> buffer{};
  const auto key =
      floors::derived_key(samples::secret_access_key, "20260102", samples::region, "s3tables");
  const std::string_view written(buffer.data(), floors::write_signed_request(buffer.data(), key));
  constexpr std::string_view before_signature = "Signature=";
  const auto signature = written.substr(written.find(before_signature) + before_signature.size());

  const auto print = [](const char* name, std::string_view value, const char* end) {
    std::printf("\"%s\": \"%.*s\"%s", name, static_cast<int>(value.size()), value.data(), end);
  };
  std::printf("{");
  print("access_key_id", samples::access_key_id, ", ");
  print("secret_access_key", samples::secret_access_key, ", ");
  print("session_token", samples::session_token(), ", ");
  print("region", samples::region, ", ");
  print("service", "s3tables", ", ");
  print("host", samples::host, ", ");
  print("arn", samples::arn, ", ");
  print("namespace", samples::table_namespace, ", ");
  print("name", samples::table, ", ");
  print("time", "20260102T030405Z", ", ");
  print("signature", signature.substr(0, 64), "}\n");
  std::fflush(stdout);
}

}  // namespace

void run_as_told(const bench::bench_case& chosen) {
  using clock = std::chrono::steady_clock;
  print_sample();
  for (unsigned long times = 0; std::scanf("%lu", &times) == 1;) {
    const auto start = clock::now();
    for (unsigned long i = 0; i != times; ++i) chosen.run();
    const std::chrono::duration<double, std::nano> taken = clock::now() - start;
    std::printf("%.0f\n", taken.count());
    std::fflush(stdout);
  }
}

}  // namespace cases
