// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How the maintenance of all tables of a bucket is doing, for people and scripts, over libcurl.
#include "support/audit_csv.hpp"
#include "support/audit_html.hpp"
#include "support/audit_loop.hpp"
#include "support/audit_progress.hpp"
#include "support/audit_prometheus.hpp"
#include "support/audit_settings.hpp"
#include "support/audit_state_file.hpp"
#include "support/audit_table.hpp"
#include "support/curl_multi_transport.hpp"

#include <sansaws/s3tables.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/make_audit_report.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace s3tables = sansaws::s3tables;
namespace sigv4 = sansaws::sigv4;
using examples::is_given;
using examples::shown;
using examples::tell;
using std::chrono::seconds;

/// A new audit, or one that goes on from the file.
s3tables::audit begin(const examples::audit_arguments& arguments,
                      const s3tables::table_bucket_arn& bucket,
                      const sansaws::aws::endpoint& endpoint,
                      const std::optional<examples::audit_state_file>& file) {
  auto options = audit_options_of(arguments);
  auto state = file ? file->read() : std::nullopt;
  if (!state) return {bucket, endpoint, std::move(options)};
  const examples::setting source{file->name(), "--state"};
  if (state->table_bucket_arn != bucket.text()) {
    examples::refuse("--state: the file is about another bucket");
  }
  auto resumed =
      value_or_refuse(s3tables::audit::resume(*state, endpoint, std::move(options)), source);
  const auto at = resumed.progress(examples::now());
  if (!is_given(arguments.quiet)) {
    tell("going on from the file of --state: " + std::to_string(at.done) + " of " +
         std::to_string(at.found) + (at.listed ? "" : "+") + " tables are known");
  }
  return resumed;
}

void print(const s3tables::audit_report& report, const examples::audit_arguments& arguments) {
  const auto output = arguments.output->as<std::string>();
  if (output == "table") {
    return examples::print(examples::table_of(report, is_given(arguments.with_configuration)));
  }
  if (output == "json") return examples::print(sansaws::json::encode(report) + "\n");
  if (output == "html") return examples::print(examples::html_of(report));
  if (output == "prometheus") return examples::print(examples::prometheus_of(report));
  std::string out = examples::csv_head();
  for (const auto& table : report.tables) out += examples::csv_row(table);
  examples::print(out);
}

/// Says what is missing, and why; and returns the exit status.
int conclude(bool complete, const s3tables::audit& audit, const s3tables::audit_report& report,
             const examples::place& place, const std::optional<examples::audit_state_file>& file) {
  if (!complete) {
    tell("interrupted: what is printed is not all");
    tell(file ? "to go on, give the same command again: its --state holds what is known"
              : "hint: with --state FILE it could go on from here");
    return 130;
  }
  if (const auto& error = report.listing_error) {
    tell("error: the tables cannot be listed: " + shown(*error));
    const bool no_answer = error->http_status == 0;
    tell_hints(place, no_answer, !no_answer && !error->retryable);
  } else if (const auto& bucket_error = audit.bucket_configuration_error()) {
    tell("warning: the configuration of the bucket is not known: " + shown(*bucket_error));
  }
  return examples::exit_status_of(report);
}

std::string footer() {
  return "Environment:\n" + std::string(examples::credentials_help) +
         std::string(examples::endpoint_help) +
         "  AWS_CA_BUNDLE\n"
         "      A file with the certificates to trust, in place of those of the system.\n"
         "  http_proxy, https_proxy, no_proxy\n"
         "      As curl knows them.\n"
         "  NO_COLOR, TERM, COLUMNS\n"
         "      No colours if NO_COLOR is set, or if TERM is dumb; the terminal's width.\n"
         "\nGroups, the worst first; a table is in the worst one of its jobs:\n"
         "  failed         The last run of a job failed.\n"
         "  stale          The last success is older than --stale-after.\n"
         "  unreadable     The service does not say how it is; the reason is told.\n"
         "  disabled       A job is switched off.\n"
         "  neverRun       A job waits for its first run.\n"
         "  noJobReported  The service reports no job.\n"
         "  pending        Not asked yet: the audit was cut off.\n"
         "  healthy        All is well.\n"
         "\nProgress:\n"
         "  Standard error shows it, with a bar on a terminal. Requests that the service\n"
         "  throttles are sent again, and all are sent at the rate that it accepts.\n"
         "  Ctrl-C prints what is known so far. A second one ends the program at once.\n"
         "  The file of --state is replaced every second, by way of a file beside it whose\n"
         "  name ends in .new. It always holds a whole state, whenever the program ends.\n"
         "\nExit status:\n"
         "  0    No job has failed or is stale, and all tables could be read.\n"
         "  1    A job has failed or is stale, or a table could not be read.\n"
         "  2    An argument, a variable, a credential or the file of --state is wrong.\n"
         "  3    The service, or a proxy, has refused to list the tables, or the rest.\n"
         "  4    The answer to that is malformed, or there is none.\n"
         "  5    Standard output cannot be written.\n"
         "  130  SIGINT or SIGTERM has come before all was known.\n"
         "\nExamples:\n"
         "  maintenance_audit --only failed,stale --state audit.json --table-bucket-arn \\\n"
         "    arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket\n"
         "  The same against an endpoint on this machine: add\n"
         "    --endpoint-url http://127.0.0.1:8080\n"
         "  For the textfile collector of Prometheus' node exporter:\n"
         "    maintenance_audit ... --quiet --output prometheus > new.prom;\n"
         "    mv new.prom /var/lib/prometheus/node-exporter/s3tables.prom\n";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "says how the maintenance of all tables of a bucket is doing\n\n"
      "Lists the tables of a table bucket of Amazon S3 Tables and asks for the status\n"
      "of the maintenance jobs of each. What needs care comes first.\n",
      "maintenance_audit");
  const examples::audit_arguments arguments(app);
  app.footer(footer());
  examples::parse(app, argc, argv);

  const auto bucket = examples::identifier_of<s3tables::table_bucket_arn>(
      arguments.table_bucket_arn, arguments.place);
  const auto place = place_of(arguments.place, std::string(bucket.region()));
  std::vector<s3tables::audit_group> only;
  if (is_given(arguments.only)) only = examples::groups_of(arguments.only->as<std::string>());
  s3tables::audit_report_options report_options;
  report_options.stale_after = seconds(arguments.stale_after->as<std::int64_t>());
  const sigv4::signer signer(examples::credentials_from_environment(), place.where.signing_region,
                             s3tables::service.signing_name, examples::now());

  std::optional<examples::audit_state_file> file;
  if (is_given(arguments.state)) file.emplace(arguments.state->as<std::string>());
  auto audit = begin(arguments, bucket, place.where.endpoint, file);
  std::optional<examples::audit_saver> saver;
  if (file) saver.emplace(*file, audit);

  examples::end_on_interrupt();
  examples::curl_multi_transport transport(place.where.endpoint,
                                           arguments.concurrency->as<std::uint32_t>(),
                                           seconds(arguments.timeout->as<std::uint32_t>()));
  examples::audit_progress_display progress(is_given(arguments.quiet));
  const bool complete = run(audit, transport, signer, progress, saver);
  progress.finish(audit.progress(examples::now()));

  auto report = make_audit_report(audit.state(), examples::now(), report_options);
  if (!only.empty()) {
    std::erase_if(report.tables, [&](const s3tables::table_report& table) {
      return std::ranges::none_of(only, [&](auto group) { return table.group == group; });
    });
  }
  print(report, arguments);
  return conclude(complete, audit, report, place, file);
}
