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
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>

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

/// How much there is to serve, and what is wrong with it.
class scale_options {
 public:
  explicit scale_options(CLI::App& app)
      : tables_(count(app, "--tables", 100'000,
                      "More tables in amzn-s3-demo-bucket: namespace_0001/table_000001 and so on")),
        namespaces_(
            count(app, "--namespaces", 10'000, "Namespaces that these are spread over, or one")),
        buckets_(count(app, "--buckets", 10'000, "More table buckets")),
        tables_each_(count(app, "--tables-each", 1000, "Tables in each of these buckets")),
        fail_(share(app, "--fail-rate", "of which a job has failed")),
        stale_(share(app, "--stale-rate", "of which a job has not run for five days or more")),
        deny_(share(app, "--deny-rate", "that nobody may ask about")) {}

  examples::demo_scale value() const {
    const examples::demo_scale scale{number(tables_),      number(namespaces_), number(buckets_),
                                     number(tables_each_), part(fail_),         part(stale_),
                                     part(deny_)};
    if (scale.fail_rate + scale.stale_rate + scale.deny_rate > 1) {
      examples::refuse("--fail-rate, --stale-rate and --deny-rate are more than 1 together");
    }
    return scale;
  }

 private:
  static CLI::Option* count(CLI::App& app, const char* name, std::uint32_t most,
                            const std::string& what) {
    const std::string text = what + ", from 0 to " + std::to_string(most) + ".";
    return app.add_option(name, text)
        ->type_name("N")
        ->default_str("0")
        ->transform(examples::number(0, most));
  }
  static CLI::Option* share(CLI::App& app, const char* name, const std::string& which) {
    const std::string text =
        "The share of these tables " + which + ", from 0 to 1. Their names decide which.";
    return app.add_option(name, text)
        ->type_name("P")
        ->default_str("0")
        ->check(CLI::Validator(not_a_share, ""));
  }
  static std::string not_a_share(const std::string& text) {
    const bool decimal = text.find_first_not_of("0123456789.") == std::string::npos &&
                         text.find_first_of("0123456789") != std::string::npos &&
                         text.find('.') == text.rfind('.');
    if (decimal && std::strtod(text.c_str(), nullptr) <= 1) return {};
    return "not a number from 0 to 1";
  }
  static std::uint32_t number(const CLI::Option* option) { return option->as<std::uint32_t>(); }
  static double part(const CLI::Option* option) {
    return std::strtod(option->as<std::string>().c_str(), nullptr);
  }

  const CLI::Option* tables_;
  const CLI::Option* namespaces_;
  const CLI::Option* buckets_;
  const CLI::Option* tables_each_;
  const CLI::Option* fail_;
  const CLI::Option* stale_;
  const CLI::Option* deny_;
};

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
      "Serves, on 127.0.0.1, the lists of S3 Tables, the status of maintenance and of\n"
      "record expiration, and the configuration of maintenance, which can be put, to\n"
      "requests that are signed well for us-east-1. Its first line is its URL. The\n"
      "tables of arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket are\n"
      "sales/orders, sales/returns (a job has failed) and sales/new_table (no job has\n"
      "run yet), and those that --tables asks for.\n",
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
  const scale_options scale(app);
  const auto* const throttle =
      app.add_option(
             "--throttle",
             "How many requests a second are answered, from 1 to 1000000, and a tenth of that "
             "at once; the others are refused with 429. Default: all.")
          ->type_name("R")
          ->transform(examples::number(1, 1'000'000));
  const auto* const slow =
      app.add_option("--slow-ms", "How many milliseconds late each answer is, from 0 to 60000.")
          ->type_name("M")
          ->default_str("0")
          ->transform(examples::number(0, 60'000));
  app.footer(footer);
  examples::parse(app, argc, argv);

  const auto port = port_option->as<std::uint16_t>();
  const std::chrono::seconds timeout(timeout_option->as<std::uint32_t>());
  examples::demo_options options{fault_of(fault), scale.value()};
  if (throttle->count() != 0) options.throttle = throttle->as<std::uint32_t>();
  options.delay = std::chrono::milliseconds(slow->as<std::uint32_t>());
  examples::service service(accepted_credentials(), std::move(options));
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
