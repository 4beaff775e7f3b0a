// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Requests signed two or three at a time. Expectation: what `write_signed` makes of each alone.
#include <sansaws/sigv4/signed_batch.hpp>

#include <sansaws/encoding/amz_date.hpp>
#include <sansaws/sigv4/write_signed.hpp>

#include "catch.hpp"
#include "sigv4/counting_hash.hpp"
#include "sigv4/samples.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::sigv4;

namespace {

template <class Hash>
void check_batch(const std::vector<std::string>& targets, std::string_view token,
                 const options& options = {}) {
  const auto signer = samples::signer<Hash>(token);
  const auto time = samples::at(samples::suite_date);
  const auto common =
      samples::request("/", {{"X-Amz-Meta", "a  b"}}, "body", sansaws::http::method::post);
  const auto date = sansaws::encoding::format_amz_date(time);
  const added_fields<Hash> added(date, common.body, signer, options);
  const signed_fields covered = detail::covered_fields(common, added, options);
  const detail::envelope envelope{common.method, common.fields, common.body, added, covered};
  const detail::signed_batch<Hash> batch(envelope, signer, options);

  std::vector<char> out(targets.size() * 20'000);
  sansaws::span_sink sink(out);
  std::vector<std::span<char>> requests;
  for (const std::string& target : targets) {
    const std::size_t begin = sink.size();
    batch.append(sink, [&](auto& to) { to.append(target); });
    requests.push_back(std::span(out).subspan(begin, sink.size() - begin));
  }
  REQUIRE(sink.fits());
  batch.sign(requests);
  for (std::size_t i = 0; i != targets.size(); ++i) {
    auto request = common;
    request.target = targets[i];
    std::vector<char> alone(20'000);
    const auto expected = write_signed(alone, request, samples::signer(token), time, options);
    REQUIRE(expected.has_value());
    CAPTURE(i, targets[i]);
    CHECK(std::string_view(requests[i].data(), requests[i].size()) == *expected);
  }
}

}  // namespace

TEST_CASE("any number of requests is signed together as each would be alone") {
  samples::random_numbers random(37);
  for (std::size_t count = 0; count != 12; ++count) {
    std::vector<std::string> targets;
    while (targets.size() != count) {
      targets.push_back("/" + random.text("abc%/.?&=", random.below(200)));
    }
    check_batch<sansaws::encoding::sha256>(targets, "TOKEN");
    check_batch<sansaws::encoding::sha256>(targets, "",
                                           {.content_sha256 = content_sha256_field::add});
  }
}

TEST_CASE("texts longer than a stream gathers are signed together too") {
  check_batch<sansaws::encoding::sha256>({"/a", "/" + std::string(5'000, 'b'), "/c", "/d"},
                                         std::string(6'000, 't'));
}

TEST_CASE("any other hash signs them too") {
  check_batch<samples::counting_hash>({"/a", "/b", "/c", "/d", "/e"}, "TOKEN");
}
