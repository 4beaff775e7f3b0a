// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What `loopback_endpoint` serves: verifies a request with the library, and answers it or refuses
// it in the words of AWS. No sockets here.
#pragma once

#include "demo_tables.hpp"

#include <sansaws/http/write_response.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/sigv4/verify.hpp>
#include <sansaws/time/http_date.hpp>

#include <algorithm>
#include <array>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/describe/class.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace examples {

namespace http = sansaws::http;
namespace sigv4 = sansaws::sigv4;
using received = boost::beast::http::request<boost::beast::http::string_body>;

/// The body of an error of the service.
struct error_body {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(error_body, (), (message))

}  // namespace examples

template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<examples::error_body>{
    "message"};

namespace examples {

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

inline const std::array<named_fault, 12>& named_faults() {
  using enum fault;
  static const std::array<named_fault, 12> faults{{
      {"none", none},
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

/// `/tables/{bucket}/{namespace}/{name}/maintenance-job-status`, decoded.
inline std::optional<std::array<std::string, 3>> table_of(std::string_view path) {
  constexpr std::string_view prefix = "/tables/";
  constexpr std::string_view suffix = "/maintenance-job-status";
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
    auto label = http::percent_decode(path.substr(0, slash));
    if (!label) return std::nullopt;
    labels[i] = *std::move(label);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return labels;
}

/// An answer without the fields that every answer has.
struct answer {
  int status = 200;
  std::string_view content_type = "application/json";
  std::string_view error_code;
  std::string body;
};

inline answer answer_with(const service_error& error) {
  return {error.status, "application/json", error.code,
          sansaws::json::encode(error_body{error.message})};
}

/// A target in absolute form becomes one in origin form, and its authority the Host (RFC 9112
/// section 3.2.2).
inline void take_absolute_form(received& request) {
  const std::string target(request.target());
  const std::size_t scheme = target.find("://");
  if (target.starts_with('/') || scheme == std::string::npos) return;
  const std::size_t begin = scheme + 3;
  const std::size_t end = std::min(target.find_first_of("/?", begin), target.size());
  const std::string rest = target.substr(end);
  request.set(boost::beast::http::field::host, target.substr(begin, end - begin));
  request.target(rest.starts_with('/') ? rest : "/" + rest);
}

class service {
 public:
  service(sigv4::credentials identity, named_fault fault)
      : fault_(std::move(fault)),
        tables_(demo_tables(now())),
        signer_(std::move(identity), sansaws::aws::region("us-east-1"), call::service.signing_name,
                now()) {}

  fault kind() const { return fault_.kind; }

  /// The bytes of the answer to a request.
  std::string serve(received& request, bool keep_alive) {
    take_absolute_form(request);
    const bool to_head = request.method() == boost::beast::http::verb::head;
    return to_bytes(answer_to(request), keep_alive, to_head ? http::method::head : call::method);
  }

  /// The bytes of the answer to what could not be read as a request.
  std::string refuse(const service_error& error) {
    return to_bytes(answer_with(error), false, call::method);
  }

 private:
  std::chrono::system_clock::time_point now() const {
    return std::chrono::system_clock::now() +
           std::chrono::hours(fault_.kind == fault::skew ? 1 : 0);
  }

  answer answer_to(const received& in) const {
    if (fault_.kind == fault::html) {
      return {502,
              "text/html",
              {},
              "<html><head><title>502 Bad Gateway</title></head><body>"
              "<center><h1>502 Bad Gateway</h1></center></body></html>\n"};
    }
    const sigv4::received_request request(in.method_string(), in.target(), in, in.body());
    const auto find_signer = [this](const sigv4::signature_claims& claims) {
      return claims.access_key_id == signer_.identity().access_key_id() ? &signer_ : nullptr;
    };
    const auto claims = sigv4::verify(request, find_signer, now());
    if (!claims) return answer_with(worded(claims.error(), request));
    if (fault_.kind == fault::service_error) return answer_with(fault_.error);
    const auto table = table_of(sigv4::normalized_path(request.target()));
    if (!table || request.method() != "GET") {
      return answer_with({404, "UnknownOperationException", "The operation is not known."});
    }
    return answer_about(*table);
  }

  static service_error worded(const sigv4::verify_error& error,
                              const sigv4::received_request& request) {
    std::string message = sigv4::aws_message(error);
    if (error.code == sigv4::verify_errc::wrong_signature) {
      const auto expected = sigv4::expected_canonical_form(request).value();
      message += "\n\nThe Canonical String for this request should have been\n'" +
                 expected.canonical_request + "'\n\nThe String-to-Sign should have been\n'" +
                 expected.string_to_sign + "'\n";
    }
    return {sigv4::http_status(error.code), sigv4::aws_error_code(error.code), std::move(message)};
  }

  answer answer_about(const std::array<std::string, 3>& table) const {
    const auto found = tables_.find(table);
    if (found != tables_.end()) {
      return {200, "application/json", {}, sansaws::json::encode(found->second)};
    }
    // Nearest thing that exists decides what is missing.
    bool bucket = false;
    bool space = false;
    for (const auto& [key, unused] : tables_) {
      bucket = bucket || key[0] == table[0];
      space = space || (key[0] == table[0] && key[1] == table[1]);
    }
    const std::string_view what = space ? "table" : bucket ? "namespace" : "table bucket";
    return answer_with(
        {404, "NotFoundException", "The specified " + std::string(what) + " does not exist."});
  }

  std::string to_bytes(const answer& answer, bool keep_alive, http::method asked) {
    char id[37];
    std::snprintf(id, sizeof id, "00000000-0000-4000-8000-%012x", ++answers_);
    http::response response;
    response.status = answer.status;
    response.reason = std::string_view(boost::beast::http::obsolete_reason(
        static_cast<boost::beast::http::status>(answer.status)));
    const std::pair<std::string_view, std::string> fields[] = {
        {"Date", sansaws::format_http_date(now())},
        {"Content-Type", std::string(answer.content_type)},
        {"Connection", keep_alive ? "keep-alive" : "close"},
        {"x-amzn-RequestId", id},
        {"x-amzn-ErrorType", std::string(answer.error_code)},
    };
    for (const auto& [name, value] : fields) {
      if (!value.empty()) response.fields.append(name, value).value();
    }
    response.body = answer.body;
    return http::write_response(response, asked).value();
  }

  named_fault fault_;
  tables tables_;
  sigv4::signer signer_;
  std::uint32_t answers_ = 0;
};

}  // namespace examples
