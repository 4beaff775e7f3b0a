// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Credentials with a key of their own.
#include <sansaws/sigv4/signer.hpp>

#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/verify.hpp>

#include "catch.hpp"
#include "sigv4/counting_hash.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using namespace sansaws::sigv4;

namespace {

template <class T>
concept gives_parts = requires(T object) {
  std::forward<T>(object).scope();
};
template <class T>
concept gives_identity = requires(T object) {
  std::forward<T>(object).identity();
};
template <class T>
concept gives_key = requires(T object) {
  std::forward<T>(object).key();
};
static_assert(gives_parts<signer&> && gives_identity<signer&> && gives_key<signer&>);
static_assert(!gives_parts<signer> && !gives_identity<signer> && !gives_key<signer>,
              "no view of a temporary");

/// A signer is a member like any other: no template argument.
struct client {
  signer member;
};
static_assert(std::is_same_v<decltype(client::member), basic_signer<sansaws::crypto::sha256>>);

detail::dated_signer<> dated(const signer& by, std::string_view date) {
  return {by, samples::at(date)};
}

}  // namespace

TEST_CASE("a signer knows its scope and writes its credential") {
  const auto signer = samples::signer("TOKEN", "20260102T030405Z");
  CHECK(signer.scope() == credential_scope{"20260102", "us-east-1", "service"});
  CHECK(signer.identity() == samples::credentials("TOKEN"));
  std::string credential;
  dated(signer, "20260102T030405Z").append_credential(credential);
  CHECK(credential == "AKIDEXAMPLE/20260102/us-east-1/service/aws4_request");
}

TEST_CASE("a signer signs on any day as one that was made on that day") {
  const auto signer = samples::signer("TOKEN", "20260102T120000Z");
  for (const std::string_view date :
       {"20260101T235959Z", "20260102T000000Z", "20260102T235959Z", "20260103T000000Z",
        "20240229T120000Z", "00000101T000000Z", "99991231T235959Z"}) {
    CAPTURE(date);
    const auto time = samples::at(date);
    const auto of_that_day = samples::signer("TOKEN", date);
    const auto request = samples::request("/a?b=c");
    CHECK(sign(request, signer, time).value() == sign(request, of_that_day, time).value());
    CHECK(sign_stages(request, signer, time).value() ==
          sign_stages(request, of_that_day, time).value());
    const std::chrono::seconds minute(60);
    CHECK(presign(request, signer, time, minute).value() ==
          presign(request, of_that_day, time, minute).value());
    const auto signed_request = sign(request, signer, time).value();
    const auto claims = parse_signature(signed_request).value();
    CHECK(claims.day == date.substr(0, 8));
    CHECK(verify(signed_request, samples::only(of_that_day), time).value() == claims);
    CHECK(verify(signed_request, samples::only(signer), time).value() == claims);
  }
}

TEST_CASE("many threads share a signer on any days") {
  const auto signer = samples::signer("TOKEN", "20260102T120000Z");
  const auto request = samples::request();
  const std::array<std::string_view, 4> dates{"20260102T120000Z", "20260103T120000Z",
                                              "20260102T130000Z", "20260104T120000Z"};
  std::array<bool, dates.size()> same{};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i != dates.size(); ++i) {
    threads.emplace_back([&, i] {
      const auto time = samples::at(dates[i]);
      const auto expected = sign(request, samples::signer("TOKEN", dates[i]), time).value();
      bool all = true;
      for (int round = 0; round != 200; ++round) {
        all = all && sign(request, signer, time).value() == expected;
      }
      same[i] = all;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(same == std::array{true, true, true, true});
}

TEST_CASE("copies and moved signers sign alike") {
  const auto request = samples::request();
  const auto time = samples::at(samples::suite_date);
  auto original = samples::signer("TOKEN");
  const auto expected = sign(request, original, time).value();
  const auto copy = original;
  CHECK(sign(request, copy, time).value() == expected);
  const auto moved = std::move(original);
  CHECK(sign(request, moved, time).value() == expected);
}

TEST_CASE("a hash of the caller's own makes the same signatures, and checks them") {
  const auto time = samples::at(samples::suite_date);
  const auto ours = samples::signer("TOKEN");
  const auto plugged_in = samples::signer<samples::counting_hash>("TOKEN");
  samples::random_numbers random(23);
  for (int round = 0; round != 50; ++round) {
    const auto request = samples::request("/" + random.text("ab/%.", random.below(50)),
                                          {{"X-Amz-Meta", "m"}}, random.bytes(random.below(200)));
    const auto expires = std::chrono::seconds(60);
    const auto in_field = sign(request, plugged_in, time);
    const auto in_query = presign(request, plugged_in, time, expires);
    REQUIRE(in_field.has_value());
    REQUIRE(in_query.has_value());
    CHECK(*in_field == sign(request, ours, time).value());
    CHECK(*in_query == presign(request, ours, time, expires).value());
    for (const auto& received : {*in_field, *in_query}) {
      CHECK(verify(received, samples::only(plugged_in), time).has_value());
    }
  }
}

TEST_CASE("signing derives no key on the day of the signer, and one on any other") {
  const auto time = samples::at(samples::suite_date);
  const auto signer = samples::signer<samples::counting_hash>();
  samples::counting_hash::blocks = 0;
  REQUIRE(sign(samples::request(), signer, time).has_value());
  // get-vanilla: a canonical request of 150 bytes in three blocks, a string to sign of 138 in
  // three, and one for the outer hash.
  CHECK(samples::counting_hash::blocks == 3 + 3 + 1);
  samples::counting_hash::blocks = 0;
  REQUIRE(sign(samples::request(), signer, samples::at("20150831T123600Z")).has_value());
  CHECK(samples::counting_hash::blocks == 3 + 3 + 1 + 18);
}
