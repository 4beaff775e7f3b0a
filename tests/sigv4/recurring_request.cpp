// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A request that is signed again and again. Expectation: what `sign` makes of it each time.
#include <sansaws/sigv4/recurring_request.hpp>

#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/counting_hash.hpp"
#include "sigv4/samples.hpp"
#include "sigv4/vector_requests.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::sigv4;
using sansaws::caller_errc;
using sansaws::caller_error;

namespace {

template <class Hash>
std::string written(const recurring_request<Hash>& recurring, sansaws::encoding::timestamp time) {
  std::vector<char> out(recurring.size());
  const auto bytes = recurring.write(out, time);
  REQUIRE(bytes.has_value());
  CHECK(bytes->size() == recurring.size());
  return std::string(*bytes);
}

}  // namespace

TEST_CASE("a recurring request is at any time of the day what signing it then would give") {
  const auto signer = samples::signer("TOKEN", "20260102T120000Z");
  const auto request = samples::request("/a%2Fb?c=d", {{"X-Amz-Meta", "m"}, {"x-amz-zone", "z"}},
                                        "body", sansaws::http::method::put);
  const auto recurring = make_recurring(request, signer).value();
  for (const std::string_view date : {"20260102T000000Z", "20260102T030405Z", "20260102T235959Z"}) {
    const auto expected =
        sansaws::http::write_request(sign(request, signer, samples::at(date)).value());
    CHECK(written(recurring, samples::at(date)) == expected.value());
  }
}

TEST_CASE("a recurring request has the AWS SDK's signatures, case by case") {
  for (const auto& folder : vectors::cases("sigv4", vectors::least_cases)) {
    INFO(folder);
    const vectors::signing_case one(folder);
    if (one.given.has("expires_in")) continue;
    const auto signer = vectors::signer_of(one.given);
    const auto recurring = make_recurring(one.request, signer, one.options);
    if (!recurring) continue;  // some of the targets can be signed, but not written
    CHECK(written(*recurring, vectors::time_of(one.given))
              .find("Signature=" + vectors::read(folder + "/signature.txt")) != std::string::npos);
  }
}

TEST_CASE("a text that looks like the date or the signature is not taken for it") {
  const auto signer = samples::signer();
  const auto request = samples::request(
      "/x-amz-date:%20x?x-amz-date:", {{"X-Amz-A", "x-amz-date: y, Signature=z"}},
      "\r\nx-amz-date: 1\r\nauthorization: , Signature=", sansaws::http::method::post);
  const auto time = samples::at(samples::suite_date);
  CHECK(written(make_recurring(request, signer).value(), time) ==
        sansaws::http::write_request(sign(request, signer, time).value()).value());
}

TEST_CASE("another day is refused, and a buffer that is too small") {
  const auto signer = samples::signer();
  const auto recurring = make_recurring(samples::request(), signer).value();
  std::vector<char> out(recurring.size());
  CHECK(recurring.write(out, samples::at("20150831T000000Z")).error() ==
        caller_error{caller_errc::conflict, "time", 0, "the day of the signing key"});
  out.pop_back();
  CHECK(recurring.write(out, samples::at(samples::suite_date)).error() ==
        caller_error{caller_errc::no_room, "buffer", recurring.size()});
}

TEST_CASE("what cannot be signed or written does not recur") {
  CHECK(
      make_recurring(samples::request("/", {{"Authorization", "a"}}), samples::signer()).error() ==
      caller_error{caller_errc::reserved, "authorization", 0});
  CHECK(make_recurring(samples::request("/a b"), samples::signer()).error() ==
        caller_error{caller_errc::bad_character, "target", 2});
}

TEST_CASE("what stands before the date is not hashed again") {
  const auto signer = samples::signer<samples::counting_hash>();
  const auto time = samples::at(samples::suite_date);
  const auto request = samples::request("/" + std::string(10'000, 'a'));
  const auto recurring = make_recurring(request, signer).value();
  samples::counting_hash::blocks = 0;
  CHECK(written(recurring, time) ==
        sansaws::http::write_request(sign(request, samples::signer(), time).value()).value());
  CHECK(samples::counting_hash::blocks <= 3 + 3 + 1);
}
