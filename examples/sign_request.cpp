// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Writes the signed request for a table's maintenance status, byte for byte as it has to be sent.
//
//     sign_request --table-bucket-arn A --namespace N --name T [--region R] [--endpoint-url U]
//                  [--time YYYYMMDDTHHMMSSZ] [--content-sha256] [--fips] [--dual-stack]
//                  [--presign SECONDS] [--stages]
#include "support/question.hpp"

#include <cstdio>
#include <string>
#include <string_view>

namespace {

namespace sigv4 = sansaws::sigv4;
using examples::value_or_refuse;

constexpr std::string_view usage =
    "usage: sign_request --table-bucket-arn ARN --namespace NAMESPACE --name TABLE\n"
    "                    [--region REGION] [--endpoint-url URL] [--time YYYYMMDDTHHMMSSZ]\n"
    "                    [--content-sha256] [--fips] [--dual-stack] [--presign SECONDS]\n"
    "                    [--stages]\n"
    "Writes the signed HTTP/1.1 request for the table's maintenance status. Takes credentials "
    "from\n"
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. The region defaults to\n"
    "AWS_REGION, then to that of the ARN; the time to now. --stages writes how the signature\n"
    "came about instead.\n";

}  // namespace

int main(int argc, char** argv) {
  using enum examples::takes;
  const examples::command_line arguments(argc, argv, usage,
                                         {{"--table-bucket-arn"},
                                          {"--namespace"},
                                          {"--name"},
                                          {"--region"},
                                          {"--endpoint-url"},
                                          {"--time"},
                                          {"--content-sha256", nothing},
                                          {"--fips", nothing},
                                          {"--dual-stack", nothing},
                                          {"--presign"},
                                          {"--stages", nothing}});
  const auto [input, where] = examples::question_of(arguments);
  const auto time = examples::time_of(arguments);
  const auto seconds = arguments.number("--presign", 1, 604'800);
  sigv4::options options;
  if (arguments.has("--content-sha256"))
    options.payload_checksum_header = sigv4::payload_checksum_header::add;

  const sigv4::signer signer(examples::credentials_from_environment(), where.signing_region,
                             examples::call::service.signing_name, time);
  auto request = sansaws::rest_json1::make_request<examples::call>(input, where.endpoint);
  std::string out;
  if (seconds) {
    const std::chrono::seconds expires_in(*seconds);
    out =
        arguments.has("--stages")
            ? to_string(value_or_refuse(presign_stages(request, signer, time, expires_in, options)))
            : value_or_refuse(sansaws::http::write_request(
                  value_or_refuse(presign(request, signer, time, expires_in, options))));
  } else {
    out = arguments.has("--stages")
              ? to_string(value_or_refuse(sign_stages(request, signer, time, options)))
              : value_or_refuse(sansaws::http::write_request(
                    value_or_refuse(sign(request, signer, time, options))));
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}
