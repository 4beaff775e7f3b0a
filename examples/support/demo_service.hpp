// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What `loopback_endpoint` serves: verifies a request with the library, and answers it or refuses
// it in the words of AWS. No sockets here.
#pragma once

#include "demo_faults.hpp"
#include "demo_routes.hpp"
#include "demo_tables.hpp"

#include <sansaws/http/write_response.hpp>
#include <sansaws/s3tables/service.hpp>
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

/// Lets `rate` requests a second pass, and up to a tenth of that at once.
class token_bucket {
 public:
  explicit token_bucket(std::uint32_t rate)
      : rate_(rate), burst_(std::max(rate / 10.0, 1.0)), tokens_(burst_) {}

  bool take(std::chrono::steady_clock::time_point now) {
    const std::chrono::duration<double> since = now - last_;
    tokens_ = std::min(burst_, tokens_ + rate_ * since.count());
    last_ = now;
    if (tokens_ < 1) return false;
    tokens_ -= 1;
    return true;
  }

 private:
  double rate_;
  double burst_;
  double tokens_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// What the command line asks for.
struct demo_options {
  named_fault fault = {"none", fault::none};
  demo_scale scale = {};
  std::optional<std::uint32_t> throttle = {};  ///< requests a second
  std::chrono::milliseconds delay{0};          ///< of each answer
};

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
  service(sigv4::credentials identity, demo_options options)
      : options_(std::move(options)),
        account_(now(), options_.scale),
        signer_(std::move(identity), sansaws::aws::region("us-east-1"),
                s3tables::service.signing_name, now()) {
    if (options_.throttle) throttle_.emplace(*options_.throttle);
  }

  fault kind() const { return options_.fault.kind; }
  std::chrono::milliseconds delay() const { return options_.delay; }

  /// The bytes of the answer to a request.
  std::string serve(received& request, bool keep_alive) {
    take_absolute_form(request);
    const bool to_head = request.method() == boost::beast::http::verb::head;
    return to_bytes(answer_to(request), keep_alive,
                    to_head ? http::method::head : http::method::get);
  }

  /// The bytes of the answer to what could not be read as a request.
  std::string refuse(const service_error& error) {
    return to_bytes(answer_with(error), false, http::method::get);
  }

 private:
  std::chrono::system_clock::time_point now() const {
    return std::chrono::system_clock::now() +
           std::chrono::hours(options_.fault.kind == fault::skew ? 1 : 0);
  }

  answer answer_to(const received& in) {
    if (options_.fault.kind == fault::html) {
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
    if (options_.fault.kind == fault::service_error) return answer_with(options_.fault.error);
    if (throttle_ && !throttle_->take(std::chrono::steady_clock::now())) {
      return answer_with(rate_exceeded());
    }
    std::string_view query = request.target();
    take_part(query, '?');
    return answer_by_route(account_, request.method(), sigv4::normalized_path(request.target()),
                           query, request.body());
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

  std::string to_bytes(answer answer, bool keep_alive, http::method asked) {
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
    response.body = std::move(answer.body);
    return http::write_response(response, asked).value();
  }

  demo_options options_;
  account account_;
  sigv4::signer signer_;
  std::optional<token_bucket> throttle_;
  std::uint32_t answers_ = 0;
};

}  // namespace examples
