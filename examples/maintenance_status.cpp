// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How a table's maintenance is doing, for people and scripts, over libcurl.
//
//     maintenance_status --table-bucket-arn A --namespace N --name T [--region R]
//                        [--endpoint-url U] [--output table|json]
//
// Exit status: 0 all jobs are well, 1 a job failed or none is reported, 2 bad arguments, 3 an error
// of the service, 4 a malformed answer or none.
#include "support/question.hpp"

#include <curl/curl.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace {

namespace http = sansaws::http;
namespace rest_json1 = sansaws::rest_json1;
namespace s3tables = sansaws::s3tables;
namespace sigv4 = sansaws::sigv4;
using examples::call;
using sansaws::printable;
using outcome = sansaws::result<call::output, rest_json1::response_error>;

constexpr std::string_view usage =
    "usage: maintenance_status --table-bucket-arn ARN --namespace NAMESPACE --name TABLE\n"
    "                          [--region REGION] [--endpoint-url URL] [--output table|json]\n"
    "Asks Amazon S3 Tables how the maintenance of a table is doing. Takes credentials from\n"
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; the region defaults to\n"
    "AWS_REGION, then to that of the ARN. Exit status: 0 all jobs are well, 1 a job failed or\n"
    "none is reported, 2 bad arguments, 3 an error of the service, 4 a malformed answer or none.\n";

/// What libcurl collects of a response.
struct received {
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
};

std::size_t take_header(char* data, std::size_t, std::size_t size, void* user) {
  auto& out = *static_cast<received*>(user);
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) out.fields.clear();  // an interim response came before
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    std::string_view value = line.substr(colon + 1);
    while (value.ends_with('\n') || value.ends_with('\r')) value.remove_suffix(1);
    out.fields.emplace_back(line.substr(0, colon), http::trim(value));
  }
  return size;
}

std::size_t take_body(char* data, std::size_t, std::size_t size, void* user) {
  auto& body = static_cast<received*>(user)->body;
  if (body.size() + size > sansaws::limits{}.max_body) return 0;
  body.append(data, size);
  return size;
}

/// What a failure of libcurl means for a retry.
sansaws::peer_errc meaning_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return sansaws::peer_errc::unknown_host;
    case CURLE_WRITE_ERROR:  // of take_body
      return sansaws::peer_errc::body_too_large;
    case CURLE_PARTIAL_FILE:
      return sansaws::peer_errc::incomplete;
    default:
      return sansaws::peer_errc::no_response;
  }
}

/// A field as libcurl wants it: "name;" is sent as an empty one, while "name:" is not sent.
std::string header_line(const http::field_view& field) {
  const std::string name(field.name);
  return field.value.empty() ? name + ";" : name + ": " + std::string(field.value);
}

/// Sends a signed request as it is, and reads the answer.
class transport {
 public:
  outcome exchange(const sansaws::aws::endpoint& endpoint, const http::request& request) const {
    CURL* const handle = handle_.get();
    const std::string url = endpoint.origin() + request.target;
    curl_slist* lines = nullptr;
    for (const auto field : request.fields) {
      lines = curl_slist_append(lines, header_line(field).c_str());
    }
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> owner(lines, curl_slist_free_all);
    received answer;
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);  // the path is signed byte for byte
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, lines);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answer);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
    char why[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, why);
    const CURLcode code = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK) {
      // A proxy that refuses to connect has answered, too.
      long connect_status = 0;
      curl_easy_getinfo(handle, CURLINFO_HTTP_CONNECTCODE, &connect_status);
      if (connect_status < 300) {
        return rest_json1::transport_error(why[0] == '\0' ? curl_easy_strerror(code) : why,
                                           meaning_of(code));
      }
      status = connect_status;
    }
    return rest_json1::parse_response<call>(static_cast<int>(status), answer.fields, answer.body);
  }

 private:
  std::unique_ptr<CURL, void (*)(CURL*)> handle_{curl_easy_init(), curl_easy_cleanup};
};

/// The outcome of the last attempt, and how many there were.
struct last_attempt {
  outcome answer;
  int number = 1;
};

/// Asks until there is an answer, or no reason to ask again.
last_attempt ask(const examples::question& question, const sigv4::credentials& credentials) {
  const transport transport;
  const rest_json1::retry_policy policy;
  rest_json1::retry_state state;
  std::minstd_rand generator(std::random_device{}());
  std::uniform_real_distribution<double> random(0, 1);
  const auto request = rest_json1::make_request<call>(question.input, question.where.endpoint);
  const sigv4::signer signer(credentials, question.where.signing_region, call::service.signing_name,
                             examples::now());
  while (true) {
    const auto sent = examples::now();
    const auto time = sent + state.offset;
    auto answer = transport.exchange(question.where.endpoint,
                                     examples::value_or_refuse(sigv4::sign(request, signer, time)));
    const auto decision =
        plan_retry(policy, state, answer, random(generator), {sent, examples::now()});
    if (!decision.again()) return {std::move(answer), state.attempt};
    std::this_thread::sleep_for(decision.delay);
    state = decision.state;
  }
}

/// Why there is no status, in one line.
std::string describe(const rest_json1::response_error& error, int attempts) {
  std::string why = to_string(error);
  if (attempts != 1) why += ", after " + std::to_string(attempts) + " attempts";
  return why;
}

std::string in_words(std::int64_t seconds) {
  if (seconds < 0) return "in the future";
  if (seconds < 120) return std::to_string(seconds) + " s ago";
  if (seconds < 2 * 3600) return std::to_string(seconds / 60) + " min ago";
  if (seconds < 48 * 3600) return std::to_string(seconds / 3600) + " h ago";
  return std::to_string(seconds / 86400) + " days ago";
}

std::string_view colour_of(const sansaws::open_enum<s3tables::maintenance_job_status>& status) {
  switch (s3tables::severity(status)) {
    case 0:
      return "\x1b[32m";
    case 1:
    case 2:
      return "\x1b[2m";
    case 3:
      return "\x1b[33m";
    default:
      return "\x1b[31m";
  }
}

std::string remark(const s3tables::maintenance_job_record& record) {
  if (!record.failure_message) return {};
  std::string text = printable(*record.failure_message);
  if (const auto reason = reason_of_failure(record)) {
    if (retried_by_service(*reason)) text += " (the service retries this by itself)";
  }
  return text;
}

void print_table(const call::output& output) {
  const bool colours = isatty(STDOUT_FILENO) == 1 && !examples::environment("NO_COLOR");
  std::printf("%s\n\n", printable(output.table_arn).c_str());
  if (!any_reported(output.status)) {
    std::printf("The service reports no job.\n");
    return;
  }
  std::printf("%-34s %-12s %-25s %s\n", "JOB", "STATUS", "LAST RUN", "AGE");
  for (const auto& [type, record] : output.status) {
    const std::string last_run = record.last_run_timestamp
                                     ? sansaws::format_rfc3339(*record.last_run_timestamp)
                                     : std::string("-");
    const auto age = age_of_last_run(record, examples::now());
    char status[64];
    std::snprintf(status, sizeof status, "%-12s", printable(record.status.text()).c_str());
    std::printf(
        "%-34s %s%s%s %-25s %s\n", printable(type.text()).c_str(),
        colours ? std::string(colour_of(record.status)).c_str() : "", status,
        colours ? "\x1b[0m" : "", last_run.c_str(),
        age ? in_words(std::chrono::floor<std::chrono::seconds>(*age).count()).c_str() : "-");
    const std::string text = remark(record);
    if (!text.empty()) std::printf("    %s\n", text.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const examples::command_line arguments(argc, argv, usage,
                                         {{"--table-bucket-arn"},
                                          {"--namespace"},
                                          {"--name"},
                                          {"--region"},
                                          {"--endpoint-url"},
                                          {"--output"}});
  const std::string_view output = arguments.value("--output").value_or("table");
  if (output != "table" && output != "json") examples::refuse("--output is not table or json");
  const auto question = examples::question_of(arguments);
  const auto credentials = examples::credentials_from_environment();

  curl_global_init(CURL_GLOBAL_DEFAULT);
  const auto [answer, attempts] = ask(question, credentials);
  curl_global_cleanup();
  if (!answer) {
    const auto& error = answer.error();
    std::fprintf(stderr, "error: %s\n", describe(error, attempts).c_str());
    return error.malformed() ? 4 : 3;
  }
  if (output == "json") {
    std::printf("%s\n", sansaws::json::encode(*answer).c_str());
  } else {
    print_table(*answer);
  }
  return any_failed(answer->status) || !any_reported(answer->status) ? 1 : 0;
}
