// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What is audited, how hard, and what is printed of it: the command line of `maintenance_audit`.
#pragma once

#include "command_line.hpp"
#include "duration.hpp"
#include "place.hpp"

#include <sansaws/s3tables/audit.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace examples {

/// The options, as they are on the command line.
struct audit_arguments {
  CLI::Option *table_bucket_arn, *table_namespace, *prefix;
  place_options place;
  CLI::Option *with_configuration, *stale_after, *concurrency, *rate, *timeout, *max_attempts,
      *state, *output, *only, *quiet;

  explicit audit_arguments(CLI::App& app)
      : table_bucket_arn(
            app.add_option("--table-bucket-arn", "The bucket whose tables are asked about.")),
        table_namespace(
            app.add_option("--namespace", "Only the tables of this namespace. Default: all.")),
        prefix(app.add_option("--prefix",
                              "Only the tables whose names begin with this. Default: all.")),
        place(app),
        with_configuration(
            app.add_flag("--with-configuration")
                ->description("Ask for the configuration of each table, too, to say when deleted "
                              "data is gone. Twice the requests. Default: no.")),
        stale_after(
            app.add_option("--stale-after",
                           "A job is stale if its last success is longer ago, such as 36h or 3d.")),
        concurrency(app.add_option("--concurrency",
                                   "How many requests are in flight at a time, from 1 to 1000.")),
        rate(app.add_option("--rate",
                            "How many requests a second are sent at most, from 1 to 1000000. "
                            "Default: as many as the service accepts.")),
        timeout(app.add_option("--timeout", "How long one attempt may take, from 1 to 3600.")),
        max_attempts(app.add_option("--max-attempts",
                                    "How often to ask what fails, the first time included, from 1 "
                                    "to 30. What is throttled is asked again in any case.")),
        state(app.add_option(
            "--state",
            "Keep what is known in this file, and go on from there where it exists: nothing that "
            "was answered is asked again. Delete it to begin anew. Default: no.")),
        output(app.add_option(
            "--output",
            "table is for people, and html, a page to sort and filter; json, one object, csv, a "
            "line a table, and prometheus, metrics, are for programs.")),
        only(
            app.add_option("--only",
                           "Print only the tables of these groups, with commas between them: "
                           "failed, stale, unreadable, disabled, neverRun, noJobReported, pending, "
                           "healthy. Totals and exit status stay those of all. Default: all.")),
        quiet(app.add_flag("--quiet")->description(
            "Say nothing on standard error but errors. Default: no.")) {
    table_bucket_arn->required()->type_name("ARN");
    table_namespace->type_name("NAMESPACE");
    prefix->type_name("PREFIX");
    stale_after->type_name("TIME")->default_str("3d")->transform(duration());
    concurrency->type_name("N")->default_str("32")->transform(number(1, 1000));
    rate->type_name("R")->transform(number(1, 1'000'000));
    timeout->type_name("SECONDS")->default_str("30")->transform(number(1, 3600));
    max_attempts->type_name("N")->default_str("3")->transform(number(1, 30));
    state->type_name("FILE");
    output->type_name("table|json|csv|prometheus|html")
        ->default_str("table")
        ->check(CLI::IsMember({"table", "json", "csv", "prometheus", "html"}).description(""));
    only->type_name("GROUPS");
  }
};

/// What the audit is told of it, or the end of the program.
inline sansaws::s3tables::audit_options audit_options_of(const audit_arguments& arguments) {
  namespace s3tables = sansaws::s3tables;
  s3tables::audit_options options;
  if (is_given(arguments.table_namespace)) {
    options.namespace_name =
        identifier_of<s3tables::namespace_name>(arguments.table_namespace, arguments.place);
  }
  if (is_given(arguments.prefix)) {
    options.prefix = parsed(arguments.prefix, &s3tables::name_prefix::parse);
  }
  options.with_configuration = is_given(arguments.with_configuration);
  options.max_in_flight = arguments.concurrency->as<std::uint32_t>();
  if (is_given(arguments.rate)) options.max_rate = arguments.rate->as<std::uint32_t>();
  options.retry.max_attempts = arguments.max_attempts->as<int>();
  std::random_device random;
  options.seed = std::uint64_t{random()} << 32U | random();
  return options;
}

}  // namespace examples
