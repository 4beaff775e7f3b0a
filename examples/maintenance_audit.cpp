// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How the maintenance of all tables of a bucket is doing, for people and scripts, over libcurl.
#include "support/audit_groups.hpp"
#include "support/audit_output.hpp"
#include "support/audit_progress.hpp"
#include "support/audit_settings.hpp"
#include "support/audit_state_file.hpp"
#include "support/audited_buckets.hpp"
#include "support/bucket_list.hpp"
#include "support/bucket_loop.hpp"
#include "support/curl_multi_transport.hpp"
#include "support/current_signer.hpp"
#include "support/interrupt.hpp"
#include "support/signing_place.hpp"

#include <sansaws/s3tables.hpp>
#include <sansaws/s3tables/audit.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace s3tables = sansaws::s3tables;
using examples::is_given;
using examples::shown;
using examples::tell;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// Finds the buckets, where they are not known yet, and audits them. Returns whether all is known.
bool audit(examples::audited_buckets& buckets, const examples::audit_arguments& arguments,
           const examples::place& place, examples::current_signer& signers,
           examples::audit_progress_display& progress,
           std::optional<examples::audit_saver>& saver) {
  const auto& endpoint = place.where.endpoint;
  examples::curl_multi_transport transport(endpoint, arguments.concurrency->as<std::uint32_t>(),
                                           seconds(arguments.timeout->as<std::uint32_t>()));
  milliseconds pause(0);
  if (is_given(arguments.rate)) {
    const auto rate = arguments.rate->as<std::uint32_t>();
    pause = milliseconds((999 + rate) / rate);
  }
  bool complete = true;
  if (!buckets.listed) {
    complete = list(buckets, transport, signers, endpoint, arguments, progress);
  }
  complete = complete && run(buckets, transport, signers, progress, saver, pause);
  if (saver) saver->save();

  s3tables::audit_progress sum;
  for (const auto& each : buckets.audits) {
    const auto at = each.progress(examples::now());
    sum.found += at.found;
    sum.done += at.done;
    sum.requests += at.requests;
    sum.throttled += at.throttled;
  }
  progress.set_place(buckets.all ? examples::counted(buckets.audits.size(), "table bucket") + ", "
                                 : "");
  progress.finish(sum);
  return complete;
}

/// Takes the tables of other groups out, where `--only` names some.
void keep_only(examples::reports_of_buckets& reports,
               const std::vector<s3tables::audit_group>& only) {
  if (only.empty()) return;
  for (auto& report : reports.buckets) {
    std::erase_if(report.tables, [&](const s3tables::table_report& table) {
      return std::ranges::none_of(only, [&](auto group) { return table.group == group; });
    });
  }
}

/// Says what is missing of a bucket, and why; and returns the exit status for it alone. `who` is
/// which bucket that is, where there may be several.
int conclude(const s3tables::audit_report& report, const std::string& who) {
  if (const auto& error = report.listing_error) {
    tell("error: " + who + "the tables cannot be listed: " + shown(*error));
  } else if (const auto& configuration_error = report.bucket_configuration_error) {
    tell("warning: " + who +
         "the configuration of the bucket is not known: " + shown(*configuration_error));
  }
  return examples::exit_status_of(report);
}

/// The same of all of them. One bucket whose tables cannot be listed is like one table that cannot
/// be read, unless there is no other.
int conclude(const examples::reports_of_buckets& reports, bool all, const examples::place& place) {
  const auto ended = [&](const s3tables::audit_error& error) {
    const bool no_answer = error.http_status == 0;
    tell_hints(place, no_answer, error.http_status >= 300 && !error.retryable);
    return examples::exit_status_of(error);
  };
  int worst = 0;
  bool any_listed = reports.buckets.empty();
  for (const auto& report : reports.buckets) {
    const std::string who = all ? sansaws::printable(report.table_bucket_arn) + ": " : "";
    worst = std::max(worst, conclude(report, who));
    any_listed = any_listed || !report.listing_error;
  }
  if (reports.listing_error) {
    tell("error: the table buckets cannot be listed: " + shown(*reports.listing_error));
    return ended(*reports.listing_error);
  }
  if (!any_listed) return ended(*reports.buckets.front().listing_error);
  return std::min(worst, 1);
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
         "\nCredentials that end:\n"
         "  Newer ones are looked for some minutes before they end, and the audit goes on\n"
         "  with them; nothing is sent meanwhile. Where there are none, it goes on until\n"
         "  the end. Those of an instance stay in use even then, with a warning, as AWS\n"
         "  may have trouble to make new ones. With others the audit is cut off, so that\n"
         "  no table counts as unreadable for that; with --state it goes on later.\n"
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
         "  throttles are sent again, and all are sent at the rate that it accepts, which\n"
         "  is found for each bucket.\n"
         "  Ctrl-C prints what is known so far. A second one ends the program at once.\n"
         "  The file of --state is replaced every second, by way of a file beside it whose\n"
         "  name ends in .new. It always holds a whole state, whenever the program ends.\n"
         "\nExit status:\n"
         "  0    No job has failed or is stale, and all tables could be read.\n"
         "  1    A job has failed or is stale, or a table could not be read.\n"
         "  2    An argument, a variable, a credential or the file of --state is wrong; or\n"
         "       the credentials have expired before all was known, and there are no newer\n"
         "       ones. Then what is known so far is printed, as with 130.\n"
         "  3    The service, or a proxy, has refused to list the tables, or the rest.\n"
         "  4    The answer to that is malformed, the list is too long, or there is none.\n"
         "       With --all-buckets, 3 and 4 are about the list of the buckets, or about\n"
         "       the tables of every bucket. Where only some buckets refuse to list their\n"
         "       tables, the others are audited, and the status is 1.\n"
         "  5    Standard output cannot be written.\n"
         "  130  SIGINT or SIGTERM has come before all was known.\n"
         "\nExamples:\n"
         "  maintenance_audit --all-buckets --region us-east-1 --stale-after 3d \\\n"
         "    --stale-after icebergCompaction=1d\n"
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
      "Lists the tables of a table bucket of Amazon S3 Tables, or of all, and asks for\n"
      "the status of the maintenance jobs of each. What needs care comes first.\n",
      "maintenance_audit");
  const examples::audit_arguments arguments(app);
  app.footer(footer());
  examples::parse(app, argc, argv);

  const auto bucket = examples::bucket_of(arguments);
  std::vector<s3tables::audit_group> only;
  if (is_given(arguments.only)) only = examples::groups_of(arguments.only->as<std::string>());
  const auto report_options = examples::report_options_of(arguments);
  static_cast<void>(examples::audit_options_of(arguments));  // or the end, before anybody is asked
  const auto finder = examples::finder_of(arguments.profile);
  const auto place =
      signing_place_of(arguments.place, std::string(bucket ? bucket->region() : ""), finder);
  examples::audit_progress_display progress(is_given(arguments.quiet));
  examples::current_signer signers(finder, place.chain, place.where.signing_region,
                                   s3tables::service.signing_name, [&] { progress.clear(); });

  std::optional<examples::audit_state_file> file;
  if (is_given(arguments.state)) file.emplace(arguments.state->as<std::string>());
  auto buckets = examples::begin(arguments, bucket, place.where.endpoint, file);
  std::optional<examples::audit_saver> saver;
  if (file) saver.emplace(*file, buckets);

  examples::end_on_interrupt();
  const bool complete = audit(buckets, arguments, place, signers, progress, saver);

  const auto now = examples::now();
  auto reports = buckets.reports(now, report_options);
  keep_only(reports, only);
  print(reports, now, arguments);
  if (complete) return conclude(reports, buckets.all, place);
  tell(std::string(signers.ended() ? "cut off" : "interrupted") + ": what is printed is not all");
  tell(file ? "to go on, give the same command again: its --state holds what is known"
            : "hint: with --state FILE it could go on from here");
  return signers.ended() ? 2 : 130;
}
