// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An S3 Tables endpoint on 127.0.0.1, built on the library's own verifier and encoder, for trying
// clients out without an account.
//
//     loopback_endpoint --port P [--fault NAME]
//
// Accepts the credentials of its environment, or AWS's documentation example pair where none are
// set. Writes its URL as its first line.
#include "support/surroundings.hpp"

#include <sansaws/http/write_response.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/sigv4/verify.hpp>
#include <sansaws/time/http_date.hpp>

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/describe/class.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace examples {

/// The body of an error of the service.
struct error_body {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(error_body, (), (message))

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<examples::error_body>{
    "message"};

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = sansaws::http;
namespace s3tables = sansaws::s3tables;
namespace sigv4 = sansaws::sigv4;
using call = s3tables::get_table_maintenance_job_status;

constexpr std::string_view usage =
    "usage: loopback_endpoint --port PORT [--fault NAME]\n"
    "Serves the maintenance status of a few tables on 127.0.0.1; port 0 picks one. Writes its URL\n"
    "as its first line. Accepts the credentials in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and\n"
    "AWS_SESSION_TOKEN, or where none are set AKIAIOSFODNN7EXAMPLE with\n"
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY.\n"
    "Tables of arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket: sales/orders,\n"
    "sales/returns (a failed job), sales/new_table (nothing has run yet).\n"
    "Faults: throttle, 500, html (a proxy's page), truncated, slow (byte by byte), skew (a clock\n"
    "one hour ahead), bad_request, forbidden, not_found, conflict, internal.\n";

enum class fault { none, service_error, html, truncated, slow, skew };

/// An error as the service words it.
struct service_error {
  int status = 0;
  std::string_view code;
  std::string message;
};

struct named_fault {
  std::string_view name;
  fault kind;
  service_error error = {};
};

const std::array<named_fault, 11>& named_faults() {
  using enum fault;
  static const std::array<named_fault, 11> faults{{
      {"throttle", service_error, {429, "TooManyRequestsException", "Rate exceeded"}},
      {"500", service_error, {500, "InternalServerErrorException", "Internal server error"}},
      {"internal", service_error, {500, "InternalServerErrorException", "Internal server error"}},
      {"bad_request", service_error, {400, "BadRequestException", "The request is not valid."}},
      {"forbidden", service_error, {403, "ForbiddenException", "Access denied."}},
      {"not_found",
       service_error,
       {404, "NotFoundException", "The specified table does not exist."}},
      {"conflict",
       service_error,
       {409, "ConflictException", "The request conflicts with another; try again."}},
      {"html", html},
      {"truncated", truncated},
      {"slow", slow},
      {"skew", skew},
  }};
  return faults;
}

constexpr std::string_view demo_bucket =
    "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket";

/// The tables that are served, by bucket, namespace and name.
using tables = std::map<std::array<std::string, 3>, call::output>;

tables demo_tables(sansaws::timestamp now) {
  using enum s3tables::maintenance_job_type;
  using enum s3tables::maintenance_job_status;
  // A second earlier than said, so that the fraction never makes it less.
  const auto ago = [&](std::int64_t seconds) {
    return sansaws::timestamp{now.seconds - seconds - 1, 678'000'000};
  };
  const auto table = [](std::string_view id, s3tables::maintenance_jobs jobs) {
    return call::output{std::string(demo_bucket) + "/table/" + std::string(id), std::move(jobs)};
  };
  s3tables::maintenance_jobs healthy;
  healthy[iceberg_compaction] = {successful, ago(2 * 3600), std::nullopt};
  healthy[iceberg_snapshot_management] = {successful, ago(7 * 3600), std::nullopt};
  healthy[iceberg_unreferenced_file_removal] = {disabled, std::nullopt, std::nullopt};
  s3tables::maintenance_jobs failing;
  failing[iceberg_compaction] = {successful, ago(3 * 3600), std::nullopt};
  failing[iceberg_snapshot_management] = {
      failed, ago(26 * 3600),
      "Iceberg Snapshot management does not currently support user defined tags or references."};
  failing[iceberg_unreferenced_file_removal] = {successful, ago(20 * 3600), std::nullopt};
  s3tables::maintenance_jobs fresh;
  fresh[iceberg_compaction] = {not_yet_run, std::nullopt, std::nullopt};
  fresh[iceberg_snapshot_management] = {not_yet_run, std::nullopt, std::nullopt};
  fresh[iceberg_unreferenced_file_removal] = {not_yet_run, std::nullopt, std::nullopt};

  const std::string bucket(demo_bucket);
  tables served;
  served[{bucket, "sales", "orders"}] = table("7d2d7e44-8a5c-4a8e-9f63-0e2f0c6a1b01", healthy);
  served[{bucket, "sales", "returns"}] = table("1f0b8a3c-53f7-4c58-8a52-6b7f3a2c9d02", failing);
  served[{bucket, "sales", "new_table"}] = table("c4f5e6d7-1a2b-4c3d-8e9f-a0b1c2d3e403", fresh);
  return served;
}

struct service {
  sigv4::credentials credentials;
  tables served;
  named_fault fault;

  std::chrono::system_clock::time_point now() const {
    return examples::now() + std::chrono::hours(fault.kind == fault::skew ? 1 : 0);
  }
};

/// What is wrong with the signature of a request, in the words of AWS; nothing where it is good.
std::optional<service_error> refuse_signature(const http::request& request,
                                              const service& service) {
  using enum sigv4::verify_errc;
  const auto claims = sigv4::parse_signature(request);
  if (!claims) {
    if (claims.error().code == missing_authentication) {
      return service_error{403, "MissingAuthenticationTokenException",
                           "Missing Authentication Token"};
    }
    return service_error{400, "IncompleteSignatureException", to_string(claims.error())};
  }
  const auto now = service.now();
  const sigv4::signer signer(service.credentials, sansaws::aws::region("us-east-1"),
                             call::service.signing_name, claims->time);
  const auto verdict = sigv4::verify(request, *claims, signer, now);
  if (verdict) return std::nullopt;
  const auto invalid = [](std::string message) {
    return service_error{403, "InvalidSignatureException", std::move(message)};
  };
  const auto date = [](sansaws::timestamp time) {
    const auto text = sansaws::format_amz_date(time);
    return std::string(text.data(), text.size());
  };
  switch (const auto error = verdict.error(); error.code) {
    case wrong_access_key:
    case wrong_token:
      return service_error{403, "UnrecognizedClientException",
                           "The security token included in the request is invalid."};
    case expired:
      return invalid("Signature expired: " + date(claims->time) + " is now earlier than " +
                     date(now - sigv4::default_max_skew) + " (" + date(now) + " - 5 min.)");
    case not_yet_valid:
      return invalid("Signature not yet current: " + date(claims->time) + " is still later than " +
                     date(now + sigv4::default_max_skew) + " (" + date(now) + " + 5 min.)");
    case wrong_scope:
      return invalid("Credential should be scoped to a valid region.");
    case wrong_signature: {
      const auto stages = sigv4::expected_canonical_form(request, *claims, signer);
      std::string message =
          "The request signature we calculated does not match the signature you provided. Check "
          "your AWS Secret Access Key and signing method. Consult the service documentation for "
          "details.";
      if (stages) {
        message += "\n\nThe Canonical String for this request should have been\n'" +
                   stages->canonical_request + "'\n\nThe String-to-Sign should have been\n'" +
                   stages->string_to_sign + "'\n";
      }
      return invalid(std::move(message));
    }
    default:
      return service_error{400, "IncompleteSignatureException", to_string(error)};
  }
}

/// `/tables/{bucket}/{namespace}/{name}/maintenance-job-status`, decoded.
std::optional<std::array<std::string, 3>> table_of(std::string_view target) {
  constexpr std::string_view prefix = "/tables/";
  constexpr std::string_view suffix = "/maintenance-job-status";
  std::string_view path = http::detail::split_target(target).path;
  if (path.size() < prefix.size() + suffix.size() || !path.starts_with(prefix) ||
      !path.ends_with(suffix)) {
    return std::nullopt;
  }
  path.remove_prefix(prefix.size());
  path.remove_suffix(suffix.size());
  std::array<std::string, 3> labels;
  for (std::size_t i = 0; i != labels.size(); ++i) {
    const std::size_t slash = path.find('/');
    if ((slash == std::string_view::npos) != (i + 1 == labels.size())) return std::nullopt;
    auto label = sansaws::http::percent_decode(path.substr(0, slash));
    if (!label) return std::nullopt;
    labels[i] = *std::move(label);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return labels;
}

struct answer {
  int status = 200;
  std::string_view content_type = "application/json";
  std::string_view error_code;
  std::string body;
};

answer answer_with(const service_error& error) {
  return {error.status, "application/json", error.code,
          sansaws::json::encode(examples::error_body{error.message})};
}

answer answer_to(const http::request& request, const service& service) {
  if (service.fault.kind == fault::html) {
    return {502,
            "text/html",
            {},
            "<html><head><title>502 Bad Gateway</title></head><body>"
            "<center><h1>502 Bad Gateway</h1></center></body></html>\n"};
  }
  if (auto error = refuse_signature(request, service)) return answer_with(*error);
  if (service.fault.kind == fault::service_error) return answer_with(service.fault.error);
  const auto table = table_of(request.target);
  if (!table || request.method != http::method::get) {
    return answer_with({404, "UnknownOperationException", "The operation is not known."});
  }
  const auto found = service.served.find(*table);
  if (found != service.served.end()) {
    return {200, "application/json", {}, sansaws::json::encode(found->second)};
  }
  // Nearest thing that exists decides what is missing.
  bool bucket = false;
  bool space = false;
  for (const auto& [key, unused] : service.served) {
    bucket = bucket || key[0] == (*table)[0];
    space = space || (key[0] == (*table)[0] && key[1] == (*table)[1]);
  }
  const std::string_view what = space ? "table" : bucket ? "namespace" : "table bucket";
  return answer_with(
      {404, "NotFoundException", "The specified " + std::string(what) + " does not exist."});
}

/// A request as the library takes it; nothing where it has what the library refuses.
std::optional<http::request> converted(const beast::http::request<beast::http::string_body>& in) {
  http::request out;
  const auto method = http::method::parse({in.method_string().data(), in.method_string().size()});
  if (!method) return std::nullopt;
  out.method = *method;
  out.target.assign(in.target().data(), in.target().size());
  for (const auto& field : in) {
    if (!out.fields.append({field.name_string().data(), field.name_string().size()},
                           {field.value().data(), field.value().size()})) {
      return std::nullopt;
    }
  }
  out.body = in.body();
  return out;
}

std::string request_id() {
  static std::atomic<std::uint32_t> count{0};
  char text[37];
  std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012x", ++count);
  return text;
}

std::string to_bytes(const answer& answer, const service& service, bool keep_alive) {
  http::response response;
  response.status = answer.status;
  response.reason = std::string_view(
      beast::http::obsolete_reason(static_cast<beast::http::status>(answer.status)));
  const std::pair<std::string_view, std::string> fields[] = {
      {"Date", sansaws::format_http_date(service.now())},
      {"Content-Type", std::string(answer.content_type)},
      {"Connection", keep_alive ? "keep-alive" : "close"},
      {"x-amzn-RequestId", request_id()},
      {"x-amzn-ErrorType", std::string(answer.error_code)},
  };
  for (const auto& [name, value] : fields) {
    if (!value.empty()) response.fields.append(name, value).value();
  }
  response.body = answer.body;
  return http::write_response(response).value();
}

void send(asio::ip::tcp::socket& socket, std::string_view bytes, fault fault) {
  if (fault == fault::truncated) bytes = bytes.substr(0, bytes.size() - bytes.size() / 8);
  if (fault != fault::slow) {
    asio::write(socket, asio::buffer(bytes));
    return;
  }
  for (const char& byte : bytes) {
    asio::write(socket, asio::buffer(&byte, 1));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

/// Serves one connection until it closes.
void serve(asio::ip::tcp::socket socket, const service& service) {
  try {
    beast::flat_buffer buffer;
    bool keep_alive = true;
    while (keep_alive) {
      beast::http::request<beast::http::string_body> in;
      beast::http::read(socket, buffer, in);
      keep_alive = in.keep_alive() && service.fault.kind != fault::truncated;
      const auto request = converted(in);
      const answer answer =
          request ? answer_to(*request, service)
                  : answer_with({400, "BadRequestException", "The request is malformed."});
      send(socket, to_bytes(answer, service, keep_alive), service.fault.kind);
    }
  } catch (const boost::system::system_error&) {
    // The client is gone or sent no HTTP; there is nobody left to tell.
  }
}

sigv4::credentials accepted_credentials() {
  if (!examples::environment("AWS_ACCESS_KEY_ID") &&
      !examples::environment("AWS_SECRET_ACCESS_KEY")) {
    return sigv4::credentials::make("AKIAIOSFODNN7EXAMPLE",
                                    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
        .value();
  }
  return examples::credentials_from_environment();
}

named_fault fault_of(const examples::command_line& arguments) {
  const auto name = arguments.value("--fault");
  if (!name) return {"none", fault::none};
  for (const named_fault& each : named_faults()) {
    if (each.name == *name) return each;
  }
  examples::refuse("--fault is not one of those that --help lists");
}

}  // namespace

int main(int argc, char** argv) {
  const examples::command_line arguments(argc, argv, usage, {{"--port"}, {"--fault"}});
  arguments.required("--port");
  const auto port = static_cast<std::uint16_t>(*arguments.number("--port", 0, 65535));
  const service service{accepted_credentials(), demo_tables(examples::now()), fault_of(arguments)};
  try {
    asio::io_context context;
    asio::ip::tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), port});
    std::printf("http://127.0.0.1:%u\n", unsigned{acceptor.local_endpoint().port()});
    std::fflush(stdout);
    while (true) {
      std::thread(serve, acceptor.accept(), std::cref(service)).detach();
    }
  } catch (const boost::system::system_error& error) {
    std::fprintf(stderr, "error: cannot listen on port %u: %s\n", unsigned{port},
                 error.code().message().c_str());
    return 1;
  }
}
