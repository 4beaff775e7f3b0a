// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signs many requests: one in JSON on each line of the standard input; on each line of the output
// its canonical request and signature, or the error. What is signed is verified, too.
#include <sansaws/sigv4.hpp>

#include <boost/json.hpp>
#include <boost/json/src.hpp>
#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

using namespace sansaws;

namespace {

namespace dom = boost::json;

std::string text_of(const dom::object& from, std::string_view name) {
  const dom::value* const found = from.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

http::request request_of(const dom::object& given) {
  http::request request;
  request.method = http::method::parse(text_of(given, "method")).value();
  request.target = text_of(given, "target");
  for (const dom::value& field : given.at("fields").as_array()) {
    const dom::array& pair = field.as_array();
    request.fields.append(pair[0].as_string(), pair[1].as_string()).value();
  }
  request.body = text_of(given, "body");
  return request;
}

sigv4::options options_of(const dom::object& given) {
  auto options = text_of(given, "service") == "s3" ? sigv4::options::s3() : sigv4::options();
  if (given.at("content_sha256").as_bool()) {
    options.payload_checksum_header = sigv4::payload_checksum_header::add;
  }
  options.additional_signed_headers = sigv4::field_names::all_but({});
  return options;
}

dom::object refusal(std::string_view what) {
  return {{"error", what}};
}

dom::object answer(const dom::object& given) {
  const auto request = request_of(given);
  const auto options = options_of(given);
  const auto time = parse_amz_date(text_of(given, "time")).value();
  const sigv4::signer signer(
      sigv4::credentials::make(text_of(given, "access_key_id"), text_of(given, "secret_access_key"),
                               text_of(given, "session_token"))
          .value(),
      aws::region::parse(text_of(given, "region")).value(),
      aws::service_name::parse(text_of(given, "service")).value(), time);
  const dom::value* const seconds = given.if_contains("expires_in");
  const std::chrono::seconds expires_in(seconds != nullptr ? seconds->as_int64() : 0);
  const auto stages = seconds != nullptr
                          ? presign_stages(request, signer, time, expires_in, options)
                          : sign_stages(request, signer, time, options);
  if (!stages) return refusal(to_string(stages.error()));
  const auto made = seconds != nullptr ? presign(request, signer, time, expires_in, options)
                                       : sign(request, signer, time, options);
  const auto find_signer = [&](const sigv4::signature_claims&) { return &signer; };
  const auto claims = sigv4::verify(made.value(), find_signer, time, options);
  if (!claims) return refusal(to_string(claims.error()));
  return {{"canonical", stages->canonical_request}, {"signature", claims->signature}};
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << dom::serialize(answer(dom::parse(line).as_object())) << '\n';
  }
  return std::cout.flush() ? 0 : 1;
}
