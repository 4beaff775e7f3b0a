// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads the raw bytes of an HTTP/1.1 response to GetTableMaintenanceJobStatus, from a file or from
// standard input, and says what they mean as one JSON object.
#include "support/command_line.hpp"
#include "support/error_report.hpp"
#include "support/input.hpp"

#include <sansaws/s3tables.hpp>

#include <string>

namespace {

using call = sansaws::s3tables::get_table_maintenance_job_status;

constexpr const char* footer =
    "Exit status:\n"
    "  0  The response is a status.\n"
    "  2  An argument is wrong, or the input cannot be read.\n"
    "  3  The response is an error of the service.\n"
    "  4  The response is malformed or ends too early.\n"
    "  5  Standard output cannot be written.\n"
    "\nExamples:\n"
    "  What an answer means that was captured:\n"
    "    read_response answer.http\n"
    "  The job that failed, by jq:\n"
    "    read_response answer.http |\n"
    "      jq '.status | to_entries[] | select(.value.status == \"Failed\")'\n";

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "says what the bytes of a response mean\n\n"
      "Reads an HTTP/1.1 response to GetTableMaintenanceJobStatus of Amazon S3 Tables\n"
      "as it came, head and body, and writes one JSON object: {\"ok\": true, \"status\":\n"
      "..., \"tableARN\": ...}, or {\"ok\": false, \"error\": {...}} with the members fault\n"
      "(service or peer), kind, code, message, httpStatus, requestId, retryable and, of\n"
      "an answer that may be a proxy's, contentType, location and body. What is absent\n"
      "is left out.\n",
      "read_response");
  const auto* const file =
      app.add_option("FILE", "The file to read; - is standard input.")->default_str("-");
  app.footer(footer);
  examples::parse(app, argc, argv);
  const std::string bytes = examples::read_all(file->as<std::string>());
  const auto outcome = sansaws::rest_json1::parse_response_bytes<call>(bytes);
  if (outcome) {
    const std::string status = sansaws::json::encode(*outcome);
    examples::print(R"({"ok":true,)" + status.substr(1) + "\n");
    return 0;
  }
  const auto& error = outcome.error();
  examples::print(R"({"ok":false,"error":)" + sansaws::json::encode(examples::report(error)) +
                  "}\n");
  return error.malformed() ? 4 : 3;
}
