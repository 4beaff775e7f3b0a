// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signed requests written at once. Expectation: what `sign` and `http::write_request` make of the
// same request in two steps.
#include <sansaws/sigv4/write_signed_request.hpp>

#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"
#include "sigv4/vector_requests.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::sigv4;
using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::method;

namespace {

sansaws::result<std::string> written(const sansaws::http::request& request, const signer& signer,
                                     sansaws::timestamp time, const options& options = {}) {
  std::vector<char> out(16'384);
  const auto bytes = write_signed_request(out, request, signer, time, options);
  if (!bytes) return bytes.error();
  return std::string(*bytes);
}
sansaws::result<std::string> in_two_steps(const sansaws::http::request& request,
                                          const signer& signer, sansaws::timestamp time,
                                          const options& options = {}) {
  const auto made = sign(request, signer, time, options);
  if (!made) return made.error();
  return sansaws::http::write_request(*made);
}

const auto now = [] { return samples::at(samples::suite_date); };

}  // namespace

TEST_CASE("what is written at once is what is signed and then written") {
  for (const auto& folder : vectors::cases("sigv4", vectors::least_cases)) {
    INFO(folder);
    const vectors::signing_case one(folder);
    if (one.given.has("expires_in")) continue;
    const auto signer = vectors::signer_of(one.given);
    const auto time = vectors::time_of(one.given);
    const auto expected = in_two_steps(one.request, signer, time, one.options);
    const auto made = written(one.request, signer, time, one.options);
    REQUIRE(made.has_value() == !one.given.has("raw_target"));
    REQUIRE(made.has_value() == expected.has_value());
    if (!made) continue;
    CHECK(*made == *expected);
    CHECK(made->find("Signature=" + vectors::read(folder + "/signature.txt")) != std::string::npos);
  }
}

TEST_CASE("random requests are written so too, with bodies, queries and fields of any case") {
  samples::random_numbers random(31);
  const std::array methods{method::get, method::put, method::post, method::delete_};
  for (int round = 0; round != 200; ++round) {
    const auto request = samples::request(
        "/" + random.text("ab/%.?&=", random.below(300)),
        {{"X-Amz-Meta", random.text("ab \t", random.below(60))},
         {"x-aMZ-" + random.text("abcXYZ-", 1 + random.below(40)), random.text("ab", 3)}},
        random.bytes(random.below(99)), methods[random.below(methods.size())]);
    const auto signer = samples::signer(random.text("t/+=", random.below(2000)));
    const auto made = written(request, signer, now());
    const auto expected = in_two_steps(request, signer, now());
    REQUIRE(expected.has_value());
    REQUIRE(made.has_value());
    CHECK((*made == *expected));
  }
}

TEST_CASE("a buffer that is too small is refused with the size that is needed") {
  const auto request = samples::request("/a?b", {}, "body", method::put);
  const auto signer = samples::signer("TOKEN");
  const std::string expected = in_two_steps(request, signer, now()).value();
  for (std::size_t size = 0; size != expected.size(); ++size) {
    std::vector<char> out(size);
    CHECK(write_signed_request(out, request, signer, now()).error() ==
          caller_error{caller_errc::buffer_too_small, "buffer", expected.size()});
  }
  std::vector<char> out(expected.size());
  CHECK(write_signed_request(out, request, signer, now()).value() == expected);
}

TEST_CASE("what cannot be signed or written is refused") {
  const auto signer = samples::signer();
  CHECK(written(samples::request("/", {{"X-Amz-Date", "mine"}}), signer, now()).error() ==
        caller_error{caller_errc::reserved, "x-amz-date", 0});
  CHECK(written(samples::request("/a b"), signer, now()).error() ==
        sign(samples::request("/a b"), signer, now()).error());
  CHECK(written(samples::request("/?X-Amz-Date=d"), signer, now()).error() ==
        caller_error{caller_errc::reserved, "X-Amz-Date", 0});
  CHECK(written(samples::request("/", {{"Content-Length", "7"}}, "body"), signer, now()).error() ==
        caller_error{caller_errc::conflict, "content-length", 0, "the size of the body"});
}
