// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What is audited, how hard, and what is printed of it: the command line of `maintenance_audit`.
#pragma once

#include "command_line.hpp"
#include "duration.hpp"
#include "found_credentials.hpp"
#include "place.hpp"

#include <sansaws/core/open_enum.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/core/wire_names.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/make_audit_report.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace examples {

/// The options, as they are on the command line.
struct audit_arguments {
  CLI::Option *table_bucket_arn, *all_buckets, *table_namespace, *prefix, *profile;
  place_options place;
  CLI::Option *with_configuration, *stale_after, *concurrency, *rate, *timeout, *max_attempts,
      *state, *output, *only, *quiet;

  explicit audit_arguments(CLI::App& app)
      : table_bucket_arn(app.add_option("--table-bucket-arn",
                                        "The bucket whose tables are asked about. Required, unless "
                                        "--all-buckets is given.")),
        all_buckets(
            app.add_flag("--all-buckets")
                ->description("Ask about the tables of all table buckets of the account in the "
                              "region, one bucket after the other. Default: no.")),
        table_namespace(
            app.add_option("--namespace", "Only the tables of this namespace. Default: all.")),
        prefix(app.add_option("--prefix",
                              "Only the tables whose names begin with this. Default: all.")),
        profile(add_profile(app)),
        place(app),
        with_configuration(
            app.add_flag("--with-configuration")
                ->description("Ask for the configuration of each table, too, to say when deleted "
                              "data is gone. Twice the requests. Default: no.")),
        stale_after(
            app.add_option("--stale-after",
                           "A job is stale if its last success is longer ago, such as 36h or 3d; "
                           "with the name of a job before it, such as icebergCompaction=1d, that "
                           "is for this job. May be repeated.")),
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
            "was answered is asked again. One file is for one bucket, or for all. Delete it to "
            "start again. Default: no.")),
        output(app.add_option(
            "--output",
            "table is for people, and html, a page to sort and filter; json, one object, csv, a "
            "line a table, and prometheus, metrics, are for programs. With --all-buckets, that of "
            "json has the objects of the buckets in its member buckets.")),
        only(
            app.add_option("--only",
                           "Print only the tables of these groups, with commas between them: "
                           "failed, stale, unreadable, disabled, neverRun, noJobReported, pending, "
                           "healthy. Totals and exit status stay those of all. Default: all.")),
        quiet(app.add_flag("--quiet")->description(
            "Say nothing on standard error but errors. Default: no.")) {
    table_bucket_arn->type_name("ARN");
    table_namespace->type_name("NAMESPACE");
    prefix->type_name("PREFIX");
    stale_after->type_name("[JOB=]TIME")->default_str("3d")->take_all();
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

/// The bucket that is audited, or nothing for all of them; or the end of the program.
inline std::optional<sansaws::s3tables::table_bucket_arn> bucket_of(
    const audit_arguments& arguments) {
  const bool one = is_given(arguments.table_bucket_arn);
  const bool all = is_given(arguments.all_buckets);
  if (one && all) refuse("--table-bucket-arn and --all-buckets do not go together");
  if (!one && !all) refuse("--table-bucket-arn or --all-buckets is required");
  if (all) return std::nullopt;
  return identifier_of<sansaws::s3tables::table_bucket_arn>(arguments.table_bucket_arn,
                                                            arguments.place);
}

/// What `--stale-after` says, or the end of the program.
inline sansaws::s3tables::audit_report_options report_options_of(const audit_arguments& arguments) {
  using sansaws::s3tables::maintenance_job_type;
  sansaws::s3tables::audit_report_options options;
  bool for_all = false;
  for (const std::string& text : arguments.stale_after->results()) {
    const std::string_view all = text;
    const std::size_t equals = std::min(text.find('='), text.size());
    const bool by_job = equals != text.size();
    const std::string name = sansaws::printable(by_job ? all.substr(0, equals) : "", 60);
    const std::string what = "--stale-after" + (by_job ? ": " + name : "");
    const auto job = sansaws::from_wire<maintenance_job_type>(name);
    if (by_job && !job) {
      std::string known;
      for (const auto each : sansaws::wire_names<maintenance_job_type>) {
        known.append(known.empty() ? "" : ", ").append(each);
      }
      refuse("--stale-after: '" + name + "' is no job; there are " + known);
    }
    if (by_job ? options.stale_after_of.find(*job) != nullptr : for_all) {
      refuse(what + " is given twice");
    }
    const auto span = duration_of(by_job ? all.substr(equals + 1) : all);
    if (!span) refuse(what + ": not a number with s, m, h or d behind it, from 1s to 10000d");
    (by_job ? options.stale_after_of[*job] : options.stale_after) = *span;
    for_all = for_all || !by_job;
  }
  return options;
}

/// What the audits are told, or the end of the program.
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
