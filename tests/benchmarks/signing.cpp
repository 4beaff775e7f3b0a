// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// From parameters to signed requests.
#include "cases.hpp"
#include "floors.hpp"
#include "samples.hpp"

#include <sansaws/aws/region.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/rest_json1/write_signed_request.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/verify.hpp>

#include <array>
#include <string>
#include <string_view>

using namespace sansaws;
using samples::operation;

namespace samples {

const std::string& session_token() {
  static const std::string token = [] {
    std::string made;
    while (made.size() != 335) made += "IQoJb3JpZ2luX2VjEXAMPLEtoken"[made.size() % 28];
    return made;
  }();
  return token;
}
sigv4::credentials credentials() {
  return sigv4::credentials::make(access_key_id, secret_access_key, session_token()).value();
}
sigv4::signer signer() {
  return {credentials(), aws::region::parse(region).value(), operation::service.signing_name, time};
}
const operation::input& input() {
  static const operation::input made{s3tables::table_bucket_arn::parse(arn).value(),
                                     s3tables::namespace_name::parse(table_namespace).value(),
                                     s3tables::table_name::parse(table).value()};
  return made;
}
const aws::endpoint& endpoint() {
  static const aws::endpoint made = aws::endpoint::parse("https://" + std::string(host)).value();
  return made;
}

}  // namespace samples

namespace cases {

namespace {

/// What all cases need, made once.
struct setting {
  sigv4::signer signer = samples::signer();
  sigv4::credentials credentials = samples::credentials();
  http::request unsigned_request =
      rest_json1::make_request<operation>(samples::input(), samples::endpoint());
  http::request signed_request = sigv4::sign(unsigned_request, signer, samples::time).value();
  std::string bytes = http::write_request(signed_request).value();
  std::array<char, 2048> buffer{};
  floors::keyed key = derived_key();

  static floors::keyed derived_key() {
    return floors::derived_key(samples::secret_access_key, "20260102", samples::region, "s3tables");
  }
};

setting& the() {
  static setting made;
  return made;
}

std::string_view write_signed() {
  return rest_json1::write_signed_request<operation>(
             the().buffer, samples::input(), samples::endpoint(), the().signer, samples::time)
      .value();
}
bool verify() {
  const auto find_signer = [](const sigv4::signature_claims&) { return &the().signer; };
  return sigv4::verify(the().signed_request, find_signer, samples::time).has_value();
}

void require_all_the_same() {
  const std::string& expected = the().bytes;
  require(write_signed() == expected, "sign");
  const std::size_t size = floors::write_signed_request(the().buffer.data(), the().key);
  require(std::string_view(the().buffer.data(), size) == expected, "floor_cached_key");
  require(verify(), "verify");
  const auto stages = sigv4::sign_stages(the().unsigned_request, the().signer, samples::time);
  require(stages->canonical_request.size() == 684, "the canonical request's size");
}

}  // namespace

void add_signing(std::vector<bench::bench_case>& all) {
  require_all_the_same();
  all.push_back({"floor_cached_key", "", [] {
                   bench::keep(floors::write_signed_request(the().buffer.data(), the().key));
                 }});
  all.push_back({"floor_cold_key", "", [] {
                   const auto key = setting::derived_key();
                   bench::keep(floors::write_signed_request(the().buffer.data(), key));
                 }});
  all.push_back({"floor_first_call", "",
                 [] { bench::keep(floors::write_signed_request(the().buffer.data(), the().key)); },
                 1, bench::caches::evicted});
  all.push_back({"sign", "floor_cached_key", [] { bench::keep(write_signed()); }});
  all.push_back({"sign_value", "floor_cached_key", [] {
                   bench::keep(sigv4::sign(
                       rest_json1::make_request<operation>(samples::input(), samples::endpoint()),
                       the().signer, samples::time));
                 }});
  all.push_back({"sign_cold", "floor_cold_key", [] {
                   const sigv4::signer signer(the().credentials, aws::region("us-east-1"),
                                              operation::service.signing_name, samples::time);
                   bench::keep(rest_json1::write_signed_request<operation>(
                       the().buffer, samples::input(), samples::endpoint(), signer, samples::time));
                 }});
  all.push_back({"sign_first_call", "floor_first_call", [] { bench::keep(write_signed()); }, 1,
                 bench::caches::evicted});
  all.push_back({"verify", "sign", [] { bench::keep(verify()); }});
}

}  // namespace cases
