// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Signed bytes in a caller's buffer: those that signing and writing give one after the other.
#include <sansaws/sigv4/write_signed.hpp>

#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws::sigv4;
using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::http::method;
using sansaws::http::request;

namespace {

sansaws::encoding::timestamp now() {
  return samples::at(samples::suite_date);
}

std::string in_two_steps(const request& message, const signer<>& signer, const options& options) {
  return sansaws::http::write_request(sign(message, signer, now(), options).value()).value();
}

caller_error refusal(const request& message, std::string_view date = samples::suite_date) {
  std::array<char, 4096> buffer{};
  const auto written = write_signed(buffer, message, samples::signer(), samples::at(date));
  REQUIRE(written.has_error());
  return written.error();
}

constexpr std::array<std::string_view, 1> accept{"accept"};

}  // namespace

TEST_CASE("the bytes are those of signing and then writing") {
  samples::random_numbers random(67);
  std::vector<char> buffer(8192);
  constexpr std::array methods{method::get, method::post, method::put, method::delete_};
  for (int round = 0; round != 300; ++round) {
    options settings;
    if (random.below(2) == 0) settings.encoding = path_encoding::once;
    if (random.below(2) == 0) settings.normalization = path_normalization::off;
    if (random.below(2) == 0) settings.session_token = session_token_signing::off;
    if (random.below(2) == 0) settings.content_sha256 = content_sha256_field::add;
    if (random.below(4) == 0) settings.payload = payload_signing::off;
    if (random.below(2) == 0) settings.also_sign = accept;
    const auto signer = samples::signer(random.text("TOKEN", random.below(2) * 30));
    const auto message = samples::request(
        "/" + random.text("ab/.%2F", random.below(30)) +
            (random.below(2) == 0 ? "?" + random.text("ab=&%2", random.below(30)) : ""),
        {{"Accept", random.text("ab  ", random.below(9))}, {"X-Amz-Meta", "m"}},
        random.bytes(random.below(2) * random.below(200)), methods[random.below(methods.size())]);
    const auto written = write_signed(buffer, message, signer, now(), settings);
    REQUIRE(written.has_value());
    CHECK(*written == in_two_steps(message, signer, settings));
    CHECK(written->data() == buffer.data());
  }
}

TEST_CASE("a buffer of exactly the size is enough, and every smaller one is told that size") {
  const auto message = samples::request("/a?b=c", {}, "body", method::put);
  const auto signer = samples::signer("TOKEN");
  const std::string expected = in_two_steps(message, signer, {});
  for (std::size_t size = 0; size != expected.size(); ++size) {
    std::vector<char> buffer(size);
    CHECK(write_signed(buffer, message, signer, now()).error() ==
          caller_error{caller_errc::too_short, "buffer", expected.size()});
  }
  std::vector<char> buffer(expected.size());
  CHECK(write_signed(buffer, message, signer, now()).value() == expected);
}

TEST_CASE("what is behind the bytes stays as it was") {
  const auto message = samples::request();
  std::vector<char> buffer(4096, '#');
  const auto written = write_signed(buffer, message, samples::signer(), now());
  REQUIRE(written.has_value());
  for (std::size_t i = written->size(); i != buffer.size(); ++i) CHECK(buffer[i] == '#');
}

TEST_CASE("what cannot be signed or cannot be written is refused") {
  CHECK(refusal(samples::request("/", {{"X-Amz-Date", "d"}})) ==
        caller_error{caller_errc::reserved, "x-amz-date", 0});
  CHECK(refusal(samples::request(), "20150831T000000Z") ==
        caller_error{caller_errc::conflict, "time", 0});
  CHECK(refusal(samples::request("/a b")) == caller_error{caller_errc::bad_character, "target", 2});
  CHECK(refusal(samples::request("/", {{"Content-Length", "5"}}, "body")) ==
        caller_error{caller_errc::conflict, "content-length", 0});
}
