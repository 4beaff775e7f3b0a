// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An S3 Tables endpoint on 127.0.0.1, built on the library's own verifier and encoder, for trying
// clients out without an account.
#include "support/command_line.hpp"
#include "support/demo_server.hpp"
#include "support/surroundings.hpp"

#include <boost/system/system_error.hpp>
#include <chrono>
#include <cstdint>
#include <exception>
#include <string>

namespace {

sansaws::sigv4::credentials accepted_credentials() {
  if (!examples::environment("AWS_ACCESS_KEY_ID") &&
      !examples::environment("AWS_SECRET_ACCESS_KEY")) {
    return sansaws::sigv4::credentials::make("AKIAIOSFODNN7EXAMPLE",
                                             "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
        .value();
  }
  return examples::credentials_from_environment();
}

examples::named_fault fault_of(const CLI::Option* option) {
  const auto name = option->as<std::string>();
  for (const examples::named_fault& each : examples::named_faults()) {
    if (each.name == name) return each;
  }
  examples::refuse("--fault is not one of those that --help lists");
}

constexpr const char* footer =
    "Faults:\n"
    "  throttle, bad_request, forbidden, not_found, conflict, internal (or 500)\n"
    "      What the service answers to a request that is signed well.\n"
    "  html       A proxy's page, with the status 502.\n"
    "  truncated  An answer that ends too early.\n"
    "  slow       An answer that comes byte by byte.\n"
    "  skew       A clock that is one hour ahead.\n"
    "\nEnvironment:\n"
    "  AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN\n"
    "      The credentials that are accepted. Where none are set: the key id\n"
    "      AKIAIOSFODNN7EXAMPLE and wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY.\n"
    "\nExit status:\n"
    "  0  A signal, SIGINT or SIGTERM, has ended it.\n"
    "  1  It cannot listen on the port, or cannot go on.\n"
    "  2  An argument or a credential is wrong.\n"
    "  5  Standard output cannot be written.\n"
    "\nExample:\n"
    "    loopback_endpoint --port 8080 &\n"
    "    export AWS_ENDPOINT_URL=http://127.0.0.1:8080\n"
    "    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n"
    "    export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
    "    maintenance_status --namespace sales --name orders --table-bucket-arn \\\n"
    "      arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket\n";

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "an endpoint of S3 Tables on this machine, to try clients out\n\n"
      "Serves the maintenance status of a few tables on 127.0.0.1, to requests that are\n"
      "signed well for us-east-1, and writes its URL as its first line. The tables of\n"
      "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket are\n"
      "sales/orders, sales/returns (a job has failed) and sales/new_table (no job has\n"
      "run yet).\n",
      "loopback_endpoint");
  const auto* const port_option =
      app.add_option("--port", "The port to listen on. 0 picks one that is free.")
          ->required()
          ->type_name("PORT")
          ->transform(examples::number(0, 65'535));
  const auto* const fault = app.add_option("--fault", "A fault to have, one of those below.")
                                ->type_name("NAME")
                                ->default_str("none");
  const auto* const timeout_option =
      app.add_option("--timeout",
                     "How long a request may take to arrive, and its answer to be taken, from 1 to "
                     "3600.")
          ->type_name("SECONDS")
          ->default_str("30")
          ->transform(examples::number(1, 3600));
  app.footer(footer);
  examples::parse(app, argc, argv);

  const auto port = port_option->as<std::uint16_t>();
  const std::chrono::seconds timeout(timeout_option->as<std::uint32_t>());
  examples::service service(accepted_credentials(), fault_of(fault));
  try {
    examples::server server(port, service, timeout);
    examples::print("http://127.0.0.1:" + std::to_string(server.port()) + "\n");
    server.run();
  } catch (const boost::system::system_error& error) {
    examples::tell("error: cannot listen on port " + std::to_string(port) + ": " +
                   error.code().message());
    return 1;
  } catch (const std::exception& error) {
    examples::tell("error: cannot go on: " + std::string(error.what()));
    return 1;
  }
}
