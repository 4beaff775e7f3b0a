// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reads the raw bytes of an HTTP/1.1 response to GetTableMaintenanceJobStatus, from a file or from
// standard input, and says what they mean as one JSON object.
//
//     read_response [FILE | -]
//
// Exit status: 0 a status, 2 bad arguments, 3 an error of the service, 4 a malformed or unfinished
// response.
#include "support/command_line.hpp"

#include <sansaws/s3tables.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace {

using call = sansaws::s3tables::get_table_maintenance_job_status;

constexpr std::string_view usage =
    "usage: read_response [FILE | -]\n"
    "Reads the bytes of an HTTP/1.1 response from FILE, or without one or with - from standard\n"
    "input, and writes the outcome as one JSON object. Exit status: 0 a status, 2 bad arguments,\n"
    "3 an error of the service, 4 a malformed or unfinished response.\n";

}  // namespace

namespace examples {

/// An error as this program writes it; what is absent is left out.
struct error_report {
  std::string fault;
  std::string kind;
  std::optional<std::string> code;
  std::optional<std::string> message;
  std::optional<std::int64_t> http_status;
  std::optional<std::string> request_id;
  // Of an answer that may not be the service's.
  std::optional<std::string> content_type;
  std::optional<std::string> location;
  std::optional<std::string> body;
  bool retryable = false;
};
BOOST_DESCRIBE_STRUCT(error_report, (),
                      (fault, kind, code, message, http_status, request_id, content_type, location,
                       body, retryable))

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 10> sansaws::wire_names<examples::error_report>{
    "fault",     "kind",        "code",     "message", "httpStatus",
    "requestId", "contentType", "location", "body",    "retryable"};

namespace {

std::optional<std::string> unless_empty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

examples::error_report report(const sansaws::rest_json1::response_error& error) {
  examples::error_report out;
  if (error.malformed()) {
    const auto code = static_cast<sansaws::peer_errc>(error.code.value());
    out.fault = "peer";
    out.kind = boost::describe::enum_to_string(code, "unknown");
    out.message = error.pointer.empty()
                      ? to_string(sansaws::http::framing_error{code, error.position, error.field})
                      : std::string(message(code)) + ", at " + error.pointer;
  } else {
    out.fault = "service";
    out.kind = boost::describe::enum_to_string(
        static_cast<sansaws::s3tables::service_errc>(error.code.value()), "unmodelled");
    out.code = unless_empty(error.service_code);
    out.message = unless_empty(error.message);
  }
  if (error.http_status != 0) out.http_status = error.http_status;
  out.request_id = unless_empty(error.request_id);
  if (error.is(sansaws::rest_json1::condition::foreign)) {
    out.content_type = unless_empty(error.content_type);
    out.location = unless_empty(sansaws::http::mask_target(error.location));
    out.body = unless_empty(body_start(error));
  }
  out.retryable = error.is(sansaws::rest_json1::condition::retryable);
  return out;
}

std::string read_all(const examples::command_line& arguments) {
  if (arguments.operands().empty() || arguments.operands()[0] == "-") {
    return {std::istreambuf_iterator<char>(std::cin), {}};
  }
  const std::string name(arguments.operands()[0]);
  std::ifstream file(name, std::ios::binary);
  std::string bytes;
  while (file) {
    char buffer[4096];
    file.read(buffer, sizeof buffer);
    bytes.append(buffer, static_cast<std::size_t>(file.gcount()));
  }
  // What opens need not be readable: a directory is not.
  if (!file.eof()) examples::refuse("cannot read the file '" + sansaws::printable(name) + "'");
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const examples::command_line arguments(argc, argv, usage, {}, 1);
  const std::string bytes = read_all(arguments);
  const auto outcome = sansaws::rest_json1::parse_response_bytes<call>(bytes);
  if (outcome) {
    const std::string status = sansaws::json::encode(*outcome);
    std::cout << R"({"ok":true,)" << status.substr(1) << '\n';
    return 0;
  }
  const auto& error = outcome.error();
  std::cout << R"({"ok":false,"error":)" << sansaws::json::encode(report(error)) << "}\n";
  return error.malformed() ? 4 : 3;
}
