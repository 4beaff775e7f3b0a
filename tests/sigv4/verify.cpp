// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The service's side: what was signed is accepted, and nothing else is. Expectations from outside:
// signatures of AWS's signing test suite. vectors.cpp has the cases of peers.
#include <sansaws/sigv4/verify.hpp>

#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/counting_hash.hpp"
#include "sigv4/samples.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::sigv4;
using samples::with_field;
using sansaws::timestamp;
using sansaws::http::request;

namespace {

timestamp now(std::int64_t later = 0) {
  auto time = samples::at(samples::suite_date);
  time.seconds += later;
  return time;
}

request in_field(const request& message = samples::request(), std::string_view token = {},
                 const options& options = {}) {
  auto made = sign(message, samples::signer(token), now(), options);
  REQUIRE(made.has_value());
  return *std::move(made);
}

request in_query(const request& message = samples::request(), std::string_view token = {},
                 std::uint32_t seconds = 60, const options& options = {}) {
  auto made =
      presign(message, samples::signer(token), now(), std::chrono::seconds(seconds), options);
  REQUIRE(made.has_value());
  return *std::move(made);
}

/// Nothing where the request is accepted.
std::optional<verify_error> refusal(const request& message, const signer& signer,
                                    timestamp time = now(), const options& options = {},
                                    std::chrono::seconds window = default_max_skew) {
  const auto verified = verify(message, samples::only(signer), time, options, window);
  if (!verified) return verified.error();
  return std::nullopt;
}

std::optional<verify_error> refusal(const request& message) {
  return refusal(message, samples::signer());
}

request replaced_in_authorization(const request& message, std::string_view from,
                                  std::string_view to) {
  std::string value = samples::value_of(message, "authorization");
  const auto position = value.find(from);
  REQUIRE(position != std::string::npos);
  return with_field(message, "authorization", value.replace(position, from.size(), to));
}

request replaced_in_target(request message, std::string_view from, std::string_view to) {
  const auto position = message.target.find(from);
  REQUIRE(position != std::string::npos);
  message.target.replace(position, from.size(), to);
  return message;
}

const verify_error wrong_signature{verify_errc::wrong_signature, {}};

request random_request(samples::random_numbers& random) {
  std::string target = "/" + random.text("abc/", 1 + random.below(30));
  if (random.below(2) == 0) {
    target += "?" + random.text("xyz", 1 + random.below(5)) + "=" + random.text("12", 3) + "&" +
              random.text("xyz", 1 + random.below(5));
  }
  constexpr std::array methods{sansaws::http::method::get, sansaws::http::method::post,
                               sansaws::http::method::delete_};
  return samples::request(target,
                          {{"X-Amz-Meta", random.text("mno", 1 + random.below(9))},
                           {"Accept", random.text("pqr", 1 + random.below(9))}},
                          random.bytes(random.below(90)), methods[random.below(methods.size())]);
}

constexpr std::array<std::string_view, 1> accept{"accept"};

}  // namespace

TEST_CASE("a request of AWS's signing test suite is accepted") {
  const auto received = samples::request(
      "/", {{"X-Amz-Date", samples::suite_date},
            {"Authorization",
             "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
             "SignedHeaders=host;x-amz-date, "
             "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"}});
  CHECK(!refusal(received));
  const auto presigned = samples::request(
      "/?X-Amz-Algorithm=AWS4-HMAC-SHA256"
      "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request"
      "&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600"
      "&X-Amz-Signature=e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d");
  CHECK(!refusal(presigned));
}

TEST_CASE("what is signed is accepted, in either form and with every setting") {
  samples::random_numbers random(41);
  for (int round = 0; round != 300; ++round) {
    options settings;
    if (random.below(2) == 0) settings.uri_encoding = uri_encoding::single;
    if (random.below(2) == 0) settings.path_normalization = path_normalization::off;
    if (random.below(2) == 0) settings.session_token_mode = session_token_mode::exclude;
    if (random.below(2) == 0) settings.payload_checksum_header = payload_checksum_header::add;
    if (random.below(4) == 0) settings.payload_signing = payload_signing::off;
    if (random.below(2) == 0) settings.additional_signed_headers = accept;
    const std::string token = random.text(samples::letters_and_digits, random.below(2) * 30);
    const auto signer = samples::signer(token);
    auto message = random_request(random);
    for (std::size_t count = random.below(8); count != 0; --count) {
      constexpr std::array<std::string_view, 8> pieces{"a",   ".", "/", "%2F",
                                                       "%2e", "=", "+", "%7E"};
      message.target.insert(1, pieces[random.below(pieces.size())]);
    }
    CAPTURE(message.target);
    CHECK(!refusal(in_field(message, token, settings), signer, now(), settings));
    CHECK(!refusal(in_query(message, token, 60, settings), signer, now(), settings));
  }
}

TEST_CASE("any change of what was signed is refused") {
  samples::random_numbers random(43);
  const options settings{.payload_checksum_header = payload_checksum_header::add,
                         .additional_signed_headers = accept};
  const auto signer = samples::signer("TOKEN");
  // Not merely in another case, which the digits of a percent-encoding may have.
  const auto other_letter = [&](char c) {
    const std::string letter = random.text("0123456789abcdefghijklmnopqrstuvwxyz", 1);
    return letter[0] == sansaws::detail::to_lower(c) ? '-' : letter[0];
  };
  for (int round = 0; round != 150; ++round) {
    const auto message = random_request(random);
    for (const auto& good :
         {in_field(message, "TOKEN", settings), in_query(message, "TOKEN", 60, settings)}) {
      REQUIRE(!refusal(good, signer, now(), settings));

      auto other_method = good;
      other_method.method = sansaws::http::method::put;
      CHECK(refusal(other_method, signer, now(), settings) == wrong_signature);

      auto other_target = good;
      const std::size_t place = 1 + random.below(good.target.size() - 1);
      other_target.target[place] = other_letter(good.target[place]);
      CAPTURE(good.target, place, other_target.target[place]);
      CHECK(refusal(other_target, signer, now(), settings));

      for (const auto field : good.fields) {
        std::string value(field.value);
        const std::size_t byte = random.below(value.size());
        value[byte] = other_letter(value[byte]);
        CAPTURE(field.name, byte, value);
        CHECK(refusal(with_field(good, field.name, value), signer, now(), settings));
      }

      auto other_body = good;
      if (good.body.empty()) {
        other_body.body = "x";
      } else {
        other_body.body[random.below(good.body.size())] ^= 1;
      }
      CHECK(refusal(other_body, signer, now(), settings));
    }
  }
}

TEST_CASE("every byte of a signature counts") {
  const auto good = in_field();
  const std::string value = samples::value_of(good, "authorization");
  for (std::size_t i = value.size() - 64; i != value.size(); ++i) {
    std::string changed = value;
    changed[i] = changed[i] == '0' ? '1' : '0';
    CHECK(refusal(with_field(good, "authorization", changed)) == wrong_signature);
  }
  CHECK(refusal(with_field(good, "authorization", value + "0")) == wrong_signature);
  std::string upper = value;
  for (std::size_t i = value.size() - 64; i != value.size(); ++i) {
    if (upper[i] >= 'a') upper[i] = static_cast<char>(upper[i] - 'a' + 'A');
  }
  CHECK(refusal(with_field(good, "authorization", upper)) == wrong_signature);
}

TEST_CASE("an Authorization value cut at any byte is refused") {
  const auto good = in_field(samples::request("/", {{"Accept", "a"}}), "TOKEN");
  const auto signer = samples::signer("TOKEN");
  const std::string value = samples::value_of(good, "authorization");
  REQUIRE(!refusal(good, signer));
  for (std::size_t size = 0; size != value.size(); ++size) {
    CAPTURE(size);
    CHECK(refusal(with_field(good, "authorization", value.substr(0, size)), signer));
  }
}

TEST_CASE("a presigned target cut at any byte is refused") {
  const auto good = in_query(samples::request("/?a=b"), "TOKEN");
  const auto signer = samples::signer("TOKEN");
  REQUIRE(!refusal(good, signer));
  for (std::size_t size = 0; size != good.target.size(); ++size) {
    CAPTURE(size);
    auto cut = good;
    cut.target.resize(size);
    CHECK(refusal(cut, signer));
  }
}

TEST_CASE("random bytes are refused") {
  samples::random_numbers random(47);
  const auto good = in_field();
  const std::string value = samples::value_of(good, "authorization");
  for (int round = 0; round != 5000; ++round) {
    std::string bytes =
        random.text("AWS4-HMACSHA256 Credntial=/,;host0123456789\t\x80", random.below(150));
    if (random.below(2) == 0) bytes = value.substr(0, random.below(value.size())) + bytes;
    if (bytes == value) continue;
    CHECK(refusal(with_field(good, "authorization", bytes)));
    auto message = samples::request("/");
    const std::string text =
        random.text("X-Amz-CredentialSignatureDateExpires=&%2F;host0123456789", random.below(60));
    message.target = "/?X-Amz-Signature=" + text;
    CHECK(refusal(message));
    const auto presigned = in_query();
    message.target = presigned.target.substr(0, random.below(presigned.target.size())) + text;
    if (message.target != presigned.target) CHECK(refusal(message));
  }
}

TEST_CASE("what a proxy adds or reorders does no harm") {
  auto received = in_field(samples::request("/", {{"X-Amz-Meta", "a b"}}));
  REQUIRE(received.fields.append("Via", "1.1 proxy").has_value());
  REQUIRE(received.fields.append("User-Agent", "curl").has_value());
  CHECK(!refusal(received));
  sansaws::http::request reversed = received;
  reversed.fields.clear();
  for (std::size_t i = received.fields.size(); i != 0; --i) {
    const auto field = received.fields[i - 1];
    REQUIRE(reversed.fields.append(field.name, field.value).has_value());
  }
  CHECK(!refusal(reversed));
  CHECK(!refusal(with_field(received, "x-amz-meta", "a   b")));
}

TEST_CASE("the list of signed fields must be in its canonical form") {
  const verify_error malformed{verify_errc::malformed_signed_headers, {}};
  const auto good = in_field();
  for (const std::string_view list :
       {"x-amz-date;host", "Host;x-amz-date", "host;host;x-amz-date", "", "host;x-amz-date;",
        ";host;x-amz-date", "host x-amz-date"}) {
    CAPTURE(list);
    CHECK(refusal(replaced_in_authorization(good, "SignedHeaders=host;x-amz-date",
                                            "SignedHeaders=" + std::string(list))) == malformed);
  }
  CHECK(refusal(replaced_in_target(in_query(), "SignedHeaders=host", "SignedHeaders=HOST")) ==
        malformed);
}

TEST_CASE("host and x-amz fields that are not signed are refused by name") {
  const auto unsigned_field = [](std::string_view what) {
    return verify_error{verify_errc::unsigned_field, std::string(what)};
  };
  CHECK(refusal(replaced_in_authorization(in_field(), "host;x-amz-date", "x-amz-date")) ==
        unsigned_field("host"));
  CHECK(refusal(replaced_in_authorization(in_field(), "host;x-amz-date", "host")) ==
        unsigned_field("x-amz-date"));
  auto added = in_field();
  REQUIRE(added.fields.append("X-Amz-Meta-Evil", "1").has_value());
  CHECK(refusal(added) == unsigned_field("x-amz-meta-evil"));
  auto added_to_query = in_query();
  REQUIRE(added_to_query.fields.append("X-Amz-Target", "t").has_value());
  CHECK(refusal(added_to_query) == unsigned_field("x-amz-target"));
}

TEST_CASE("a second host is refused as what it is, signed or not") {
  const verify_error repeated{verify_errc::repeated_host, {}};
  for (auto received : {in_field(), in_query(), samples::request()}) {
    REQUIRE(received.fields.append("Host", "evil.example.com").has_value());
    CHECK(refusal(received) == repeated);
  }
}

TEST_CASE("a signed field that was dropped on the way is refused by name") {
  auto received =
      in_field(samples::request("/", {{"Accept", "a"}}), {}, {.additional_signed_headers = accept});
  received.fields.erase("accept");
  CHECK(refusal(received) == verify_error{verify_errc::missing_field, "accept"});
  auto without_host = in_field();
  without_host.fields.erase("host");
  CHECK(refusal(without_host) == verify_error{verify_errc::missing_field, "host"});
}

TEST_CASE("each part of the scope must be the service's own, and is told apart") {
  const auto good = in_field();
  CHECK(refusal(replaced_in_authorization(good, "/us-east-1/", "/us-east-2/")) ==
        verify_error{verify_errc::wrong_region, "us-east-2"});
  CHECK(refusal(replaced_in_authorization(good, "/service/", "/other/")) ==
        verify_error{verify_errc::wrong_service, "service"});
  CHECK(refusal(replaced_in_authorization(good, "/20150830/", "/20150831/")) ==
        verify_error{verify_errc::wrong_day, "'20150831' != '20150830', from '20150830T123600Z'"});
  // A day that is the signer's, with a date that is not.
  const verify_error other_date{verify_errc::wrong_day,
                                "'20150830' != '20150831', from '20150831T000000Z'"};
  CHECK(refusal(with_field(good, "x-amz-date", "20150831T000000Z")) == other_date);
  CHECK(refusal(replaced_in_target(in_query(), "Date=20150830T123600Z", "Date=20150831T000000Z")) ==
        other_date);
}

TEST_CASE("a signer that was made on another day verifies, too") {
  CHECK(!refusal(in_field(), samples::signer({}, "20150831T000000Z")));
  CHECK(!refusal(in_query(), samples::signer({}, "20150831T000000Z")));
}

// The words are those of AWS: "Signature expired: 20201027T123008Z is now earlier than
// 20201027T125507Z (20201027T130007Z - 5 min.)", as quoted in public reports.
TEST_CASE("the clocks may differ by the window and not a second more") {
  const auto not_yet = [](std::string_view what) {
    return verify_error{verify_errc::not_yet_valid, std::string(what)};
  };
  const auto expired = [](std::string_view what) {
    return verify_error{verify_errc::expired, std::string(what)};
  };
  const auto good = in_field();
  const auto signer = samples::signer();
  CHECK(!refusal(good, signer, now(300)));
  CHECK(refusal(good, signer, now(301)) ==
        expired("20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 "
                "min.)"));
  CHECK(!refusal(good, signer, now(-300)));
  CHECK(refusal(good, signer, now(-301)) ==
        not_yet("20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 "
                "min.)"));

  CHECK(!refusal(good, signer, now(900), {}, std::chrono::seconds(900)));
  CHECK(refusal(good, signer, now(901), {}, std::chrono::seconds(900)) ==
        expired("20150830T123600Z is now earlier than 20150830T123601Z (20150830T125101Z - 15 "
                "min.)"));
  CHECK(!refusal(good, signer, now(90), {}, std::chrono::seconds(90)));
  CHECK(refusal(good, signer, now(91), {}, std::chrono::seconds(90)) ==
        expired("20150830T123600Z is now earlier than 20150830T123601Z (20150830T123731Z - 90 "
                "s)"));
  CHECK(!refusal(good, signer, now(0), {}, std::chrono::seconds(0)));
  CHECK(refusal(good, signer, now(1), {}, std::chrono::seconds(0))->code == verify_errc::expired);
  CHECK(refusal(good, signer, now(-1), {}, std::chrono::seconds(0))->code ==
        verify_errc::not_yet_valid);

  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(refusal(good, signer, {most, 0})->code == verify_errc::expired);
  CHECK(refusal(good, signer, {least, 0})->code == verify_errc::not_yet_valid);
  CHECK(!refusal(good, signer, now(), {}, std::chrono::seconds::max()));
}

TEST_CASE("a request signed before midnight counts after it") {
  const auto signer = samples::signer({}, "20260102T235959Z");
  const auto received = sign(samples::request(), signer, samples::at("20260102T235959Z")).value();
  CHECK(!refusal(received, signer, samples::at("20260103T000001Z")));
}

TEST_CASE("a presigned request counts to the end of its lifetime and not a second more") {
  const auto signer = samples::signer();
  const auto expired_url = [](std::string_view what) {
    return verify_error{verify_errc::expired_url, std::string(what)};
  };
  for (const auto& [seconds, words] : {
           std::pair{1U, "20150830T123600Z + 1 s is now earlier than 20150830T123602Z"},
           std::pair{60U, "20150830T123600Z + 1 min. is now earlier than 20150830T123701Z"},
           std::pair{604'800U,
                     "20150830T123600Z + 10080 min. is now earlier than "
                     "20150906T123601Z"},
       }) {
    const auto received = in_query(samples::request(), {}, seconds);
    CHECK(!refusal(received, signer, now()));
    CHECK(!refusal(received, signer, now(seconds)));
    CHECK(refusal(received, signer, now(std::int64_t{seconds} + 1)) == expired_url(words));
    CHECK(!refusal(received, signer, now(-300)));
    CHECK(refusal(received, signer, now(-301))->code == verify_errc::not_yet_valid);
  }
}

TEST_CASE("a lifetime cannot be lengthened") {
  CHECK(refusal(replaced_in_target(in_query(), "Expires=60", "Expires=600")) == wrong_signature);
  CHECK(refusal(replaced_in_target(in_query(), "Expires=60", "Expires=604801")) ==
        verify_error{verify_errc::malformed_expiry, "X-Amz-Expires"});
}

TEST_CASE("the access key must be the one in hand") {
  CHECK(refusal(replaced_in_authorization(in_field(), "AKIDEXAMPLE", "AKIDEXAMPLF")) ==
        verify_error{verify_errc::wrong_access_key, "AKIDEXAMPLF"});
}

TEST_CASE("another secret makes another signature") {
  const signer other(credentials::make(samples::id, "another secret").value(),
                     sansaws::aws::region("us-east-1"), sansaws::aws::service_name("service"),
                     now());
  CHECK(refusal(in_field(), other) == wrong_signature);
  CHECK(refusal(in_query(), other) == wrong_signature);
}

TEST_CASE("the session token must be that of the credentials") {
  const verify_error wrong{verify_errc::wrong_token, {}};
  for (const auto& received :
       {in_field(samples::request(), "TOKEN"), in_query(samples::request(), "TOKEN")}) {
    CHECK(!refusal(received, samples::signer("TOKEN")));
    CHECK(refusal(received, samples::signer("TOKEM")) == wrong);
    CHECK(refusal(received, samples::signer("TOKENS")) == wrong);
    CHECK(refusal(received, samples::signer()) == wrong);
  }
  CHECK(refusal(in_field(), samples::signer("TOKEN")) == wrong);
  CHECK(refusal(in_query(), samples::signer("TOKEN")) == wrong);
  CHECK(refusal(with_field(in_field(samples::request(), "TOKEN"), "x-amz-security-token", "OTHER"),
                samples::signer("TOKEN")) == wrong);
}

TEST_CASE("a token that was added after signing is compared too") {
  const options settings{.session_token_mode = session_token_mode::exclude};
  for (const auto& received : {in_field(samples::request(), "TOKEN", settings),
                               in_query(samples::request(), "TOKEN", 60, settings)}) {
    CHECK(!refusal(received, samples::signer("TOKEN"), now(), settings));
    CHECK(refusal(received, samples::signer("OTHER"), now(), settings) ==
          verify_error{verify_errc::wrong_token, {}});
    CHECK(refusal(received, samples::signer("TOKEN")));
  }
}

TEST_CASE("a declared hash must be that of the body that came") {
  const verify_error wrong{verify_errc::wrong_payload, "x-amz-content-sha256"};
  auto received = in_field(samples::request("/", {}, "body"), {},
                           {.payload_checksum_header = payload_checksum_header::add});
  CHECK(!refusal(received));
  received.body = "Body";
  CHECK(refusal(received) == wrong);
  received.body.clear();
  CHECK(refusal(received) == wrong);
}

TEST_CASE("a body whose hash was not sent is still signed") {
  auto received = in_field(samples::request("/", {}, "body"));
  CHECK(!refusal(received));
  received.body = "Body";
  CHECK(refusal(received) == wrong_signature);
}

TEST_CASE("an unsigned payload is refused unless the service allows it") {
  const options allowed{.payload_signing = payload_signing::off};
  auto received = in_field(samples::request("/", {}, "body"), {}, allowed);
  CHECK(refusal(received) == verify_error{verify_errc::unsupported_payload, "UNSIGNED-PAYLOAD"});
  CHECK(!refusal(received, samples::signer(), now(), allowed));
  received.body = "any other";
  CHECK(!refusal(received, samples::signer(), now(), allowed));
  CHECK(refusal(in_query(samples::request(), {}, 60, allowed)) == wrong_signature);
}

TEST_CASE("a service that allows unsigned payloads still believes only the body that was signed") {
  const options allowed{.payload_signing = payload_signing::off};
  const auto signer = samples::signer();
  auto declared = in_field(samples::request("/", {}, "body"), {},
                           {.payload_checksum_header = payload_checksum_header::add});
  CHECK(!refusal(declared, signer, now(), allowed));
  declared.body = "Body";
  CHECK(refusal(declared, signer, now(), allowed) ==
        verify_error{verify_errc::wrong_payload, "x-amz-content-sha256"});
  // Without a declaration it cannot be known that the body was signed.
  CHECK(refusal(in_field(samples::request("/", {}, "body")), signer, now(), allowed) ==
        wrong_signature);
}

TEST_CASE("the hash of a body that is elsewhere takes the body's place") {
  const options elsewhere{.payload_signing =
                              payload_signing::of_hash(sansaws::crypto::hash("body"))};
  auto received = in_field(samples::request("/", {}, "body"));
  received.body.clear();
  CHECK(!refusal(received, samples::signer(), now(), elsewhere));
  CHECK(refusal(received) == wrong_signature);
}

TEST_CASE("the hash that is given must be the one that the request declares") {
  const auto declared = in_field(samples::request("/", {}, "body"), {},
                                 {.payload_checksum_header = payload_checksum_header::add});
  const auto by = [&](std::string_view body) {
    return refusal(declared, samples::signer(), now(),
                   {.payload_signing = payload_signing::of_hash(sansaws::crypto::hash(body))});
  };
  CHECK(!by("body"));
  CHECK(by("other") == verify_error{verify_errc::wrong_payload, "x-amz-content-sha256"});
}

TEST_CASE("for S3 a presigned request leaves its payload unsigned, and any other signs it") {
  const auto message = samples::request("/key", {}, "body");
  auto url = in_query(message, {}, 60, options::s3());
  url.body = "other";
  CHECK(!refusal(url, samples::signer(), now(), options::s3()));
  CHECK(refusal(url) == wrong_signature);
  auto plain = in_field(message, {}, options::s3());
  CHECK(!refusal(plain, samples::signer(), now(), options::s3()));
  plain.body = "other";
  CHECK(refusal(plain, samples::signer(), now(), options::s3()) ==
        verify_error{verify_errc::wrong_payload, "x-amz-content-sha256"});
}

TEST_CASE("the canonical form to quote is that of the service's options") {
  const auto message = samples::request("/a=b/../c");
  const auto stages = sign_stages(message, samples::signer(), now(), options::s3());
  REQUIRE(stages.has_value());
  const auto expected =
      expected_canonical_form(in_field(message, {}, options::s3()), options::s3());
  REQUIRE(expected.has_value());
  CHECK(expected->canonical_request == stages->canonical_request);
  CHECK(expected->string_to_sign == stages->string_to_sign);
}

TEST_CASE("for S3 any spelling of the key that was signed is accepted") {
  auto received = in_field(samples::request("/dt=1/a%20b"), {}, options::s3());
  for (const std::string_view spelling :
       {"/dt=1/a%20b", "/dt%3D1/a%20b", "/dt%3d1/%61%20b", "/dt=1%2Fa+b"}) {
    received.target = spelling;
    CHECK(!refusal(received, samples::signer(), now(), options::s3()));
  }
  received.target = "/dt=1/a%2Bb";
  CHECK(refusal(received, samples::signer(), now(), options::s3()) == wrong_signature);
}

TEST_CASE("the settings of the client must be those of the service") {
  const auto message = samples::request("/a/../b%20c");
  CHECK(refusal(in_field(message, {}, {.uri_encoding = uri_encoding::single})) == wrong_signature);
  CHECK(refusal(in_field(message, {}, {.path_normalization = path_normalization::off})) ==
        wrong_signature);
}

TEST_CASE("a path with a broken escape is no request by S3's rules, signed or not") {
  const auto broken_escape = samples::request("/a%zz");
  const verify_error malformed{verify_errc::malformed_request, "target"};
  CHECK(refusal(broken_escape, samples::signer(), now(), options::s3()) == malformed);
  CHECK(refusal(broken_escape)->code == verify_errc::missing_authentication);
  const auto expected = expected_canonical_form(broken_escape, options::s3());
  REQUIRE(expected.has_error());
  CHECK(expected.error() == malformed);
}

TEST_CASE("of several faults the first in the order of the enumeration is reported") {
  // Everything is wrong; one fault after the other is mended.
  const auto code = [](const request& message, const signer& signer, timestamp time) {
    const auto refused = refusal(message, signer, time);
    REQUIRE(refused);
    return refused->code;
  };
  const auto ours = samples::signer("TOKEN");
  const signer elsewhere(samples::credentials("OTHER"), sansaws::aws::region("eu-west-1"),
                         sansaws::aws::service_name("other"), now());
  const signer other_service(samples::credentials("OTHER"), sansaws::aws::region("us-east-1"),
                             sansaws::aws::service_name("other"), now());
  const signer stranger(credentials::make("STRANGER", samples::secret, "OTHER").value(),
                        sansaws::aws::region("us-east-1"), sansaws::aws::service_name("service"),
                        now());
  const auto good = in_field(samples::request("/", {{"Accept", "a"}}, "body"), "TOKEN",
                             {.payload_checksum_header = payload_checksum_header::add,
                              .additional_signed_headers = accept});
  REQUIRE(!refusal(good, ours));
  auto bad = good;
  bad.body = "Body";
  bad.fields.erase("accept");
  REQUIRE(bad.fields.append("X-Amz-Evil", "1").has_value());
  bad = replaced_in_authorization(bad, "accept;host", "host;accept");
  bad = replaced_in_authorization(bad, "/20150830/", "/20150831/");
  const std::string hash = samples::value_of(bad, "x-amz-content-sha256");
  bad = with_field(bad, "x-amz-content-sha256", "x");
  REQUIRE(bad.fields.append("Host", "other").has_value());
  CHECK(code(bad, elsewhere, now(-999)) == verify_errc::repeated_host);
  bad.fields.erase("host");
  REQUIRE(bad.fields.append("Host", "example.amazonaws.com").has_value());
  CHECK(code(bad, elsewhere, now(-999)) == verify_errc::malformed_signed_headers);
  bad = replaced_in_authorization(bad, "host;accept", "accept;host");
  CHECK(code(bad, elsewhere, now(-999)) == verify_errc::unsigned_field);
  bad.fields.erase("x-amz-evil");
  CHECK(code(bad, elsewhere, now(-999)) == verify_errc::missing_field);
  REQUIRE(bad.fields.append("Accept", "b").has_value());
  CHECK(code(bad, stranger, now(-999)) == verify_errc::malformed_payload_hash);
  bad = with_field(bad, "x-amz-content-sha256", hash);
  CHECK(code(bad, stranger, now(-999)) == verify_errc::wrong_day);
  bad = replaced_in_authorization(bad, "/20150831/", "/20150830/");
  CHECK(code(bad, stranger, now(-999)) == verify_errc::not_yet_valid);
  CHECK(code(bad, stranger, now(999)) == verify_errc::expired);
  CHECK(code(bad, stranger, now()) == verify_errc::wrong_access_key);
  CHECK(code(bad, elsewhere, now()) == verify_errc::wrong_region);
  CHECK(code(bad, other_service, now()) == verify_errc::wrong_service);
  CHECK(code(bad, samples::signer("OTHER"), now()) == verify_errc::wrong_token);
  CHECK(code(bad, ours, now()) == verify_errc::wrong_payload);
  bad.body = "body";
  CHECK(code(bad, ours, now()) == verify_errc::wrong_signature);
  CHECK(!refusal(with_field(bad, "accept", "a"), ours));
}

TEST_CASE("nothing is derived or hashed of a request that is refused without its hash") {
  struct effort {
    std::size_t blocks = 0;
    bool asked = false;
  };
  // The signer is made for each request, as a service without a cache does.
  const auto effort_for = [](const request& message, timestamp time, verify_errc expected) {
    effort spent;
    const auto find = [&](const signature_claims&) {
      spent.asked = true;
      return std::optional(samples::signer<samples::counting_hash>());
    };
    samples::counting_hash::blocks = 0;
    CHECK(verify(message, find, time).error().code == expected);
    spent.blocks = samples::counting_hash::blocks;
    return spent;
  };
  const auto refused_unasked = [&](const request& message, timestamp time, verify_errc expected) {
    const auto spent = effort_for(message, time, expected);
    return spent.blocks == 0 && !spent.asked;
  };
  const auto sent = in_field(samples::request("/", {}, std::string(10'000, 'b')));
  CHECK(refused_unasked(sent, now(1'000), verify_errc::expired));
  CHECK(refused_unasked(sent, now(-1'000), verify_errc::not_yet_valid));
  CHECK(refused_unasked(in_query(), now(61), verify_errc::expired_url));
  CHECK(refused_unasked(replaced_in_authorization(sent, "/20150830/", "/20150831/"), now(),
                        verify_errc::wrong_day));
  auto with_more = sent;
  REQUIRE(with_more.fields.append("X-Amz-Meta", "m").has_value());
  CHECK(refused_unasked(with_more, now(), verify_errc::unsigned_field));
  const auto streamed =
      with_field(in_field(samples::request("/", {}, "b"), {},
                          {.payload_checksum_header = payload_checksum_header::add}),
                 "x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
  CHECK(refused_unasked(streamed, now(), verify_errc::unsupported_payload));
  auto changed = sent;
  changed.body += 'b';
  CHECK(effort_for(changed, now(), verify_errc::wrong_signature).blocks > 10'000 / 64);

  // What the finder cost is its own: a wrong region costs no more than that.
  const auto elsewhere = replaced_in_authorization(sent, "/us-east-1/", "/us-east-2/");
  const auto spent = effort_for(elsewhere, now(), verify_errc::wrong_region);
  CHECK(spent.asked);
  CHECK(spent.blocks < 20);
}

TEST_CASE("the finder sees the claims, and what it finds may be any pointer or optional") {
  const auto good = in_field(samples::request(), "TOKEN");
  const auto ours = samples::signer("TOKEN");
  const auto expected = parse_signature(good).value();
  int asked = 0;
  const auto pointer = [&](const signature_claims& claims) {
    ++asked;
    CHECK(claims == expected);
    return &ours;
  };
  CHECK(verify(good, pointer, now()).value() == expected);
  CHECK(asked == 1);
  const auto owned = [&](const signature_claims&) { return std::optional(ours); };
  CHECK(verify(good, owned, now()).value() == expected);
  const auto shared = [&](const signature_claims&) { return std::make_shared<const signer>(ours); };
  CHECK(verify(good, shared, now()).value() == expected);

  const auto nobody = [](const signature_claims&) -> const signer* { return nullptr; };
  CHECK(verify(good, nobody, now()).error() ==
        verify_error{verify_errc::wrong_access_key, "AKIDEXAMPLE"});
  // A finder that gives the wrong signer is not believed.
  const signer other(credentials::make("OTHERID", samples::secret, "TOKEN").value(),
                     sansaws::aws::region("us-east-1"), sansaws::aws::service_name("service"),
                     now());
  const auto wrong = [&](const signature_claims&) { return &other; };
  CHECK(verify(good, wrong, now()).error() ==
        verify_error{verify_errc::wrong_access_key, "AKIDEXAMPLE"});
}

// get-vanilla of AWS's signing test suite, as it lies in the types of another stack.
TEST_CASE("a request is verified in the types of another HTTP stack") {
  using list = std::vector<std::pair<std::string, std::string>>;
  const list fields{
      {"Host", "example.amazonaws.com"},
      {"X-Amz-Date", "20150830T123600Z"},
      {"Authorization",
       "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
       "SignedHeaders=host;x-amz-date, "
       "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"}};
  const auto ours = samples::signer();
  const auto find = samples::only(ours);
  const auto claims = verify({"GET", "/", fields, ""}, find, now());
  REQUIRE(claims.has_value());
  CHECK(claims->access_key_id == "AKIDEXAMPLE");
  CHECK(verify({"PUT", "/", fields, ""}, find, now()).error() == wrong_signature);
  CHECK(verify({"GET", "/a", fields, ""}, find, now()).error() == wrong_signature);
  CHECK(verify({"GET", "/", fields, "a"}, find, now()).error() == wrong_signature);
  CHECK(parse_signature({"GET", "/", fields, ""}).value() == *claims);
  CHECK(expected_canonical_form({"GET", "/", fields, ""}).has_value());
}

// The hash of the empty body, in the form of the `Digest` field: a fault of clients that were
// written for another service.
TEST_CASE("payloads in a form that is not supported are refused in words that say so") {
  const options with_hash{.payload_checksum_header = payload_checksum_header::add};
  const auto good = in_field(samples::request(), {}, with_hash);
  const auto declared = [&](std::string_view value) {
    return *refusal(with_field(good, "x-amz-content-sha256", value));
  };
  for (const std::string_view name :
       {"STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"}) {
    CHECK(declared(name) == verify_error{verify_errc::unsupported_payload, std::string(name)});
  }
  CHECK(to_string(declared("STREAMING-UNSIGNED-PAYLOAD-TRAILER")) ==
        "a payload signed in this way is not supported: STREAMING-UNSIGNED-PAYLOAD-TRAILER");
  CHECK(declared("STREAMING-" + std::string(1000, 'x')).what.size() == 64);
  CHECK(to_string(declared("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")) ==
        "the hash of the body is not in 64 lower-case hexadecimal digits: x-amz-content-sha256, "
        "which is in Base64");
  for (const std::string_view value :
       {"", "x", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "unsigned-payload"}) {
    CHECK(declared(value) ==
          verify_error{verify_errc::malformed_payload_hash, "x-amz-content-sha256"});
  }
}

TEST_CASE("a token that was sent empty is not none, wherever it stands") {
  const verify_error empty{verify_errc::malformed_token, "X-Amz-Security-Token"};
  for (const auto mode : {session_token_mode::include, session_token_mode::exclude}) {
    const options settings{.session_token_mode = mode};
    auto received = in_field(samples::request(), {}, settings);
    REQUIRE(received.fields.append("X-Amz-Security-Token", " ").has_value());
    CHECK(refusal(received, samples::signer(), now(), settings) == empty);
    for (const std::string_view parameter : {"&X-Amz-Security-Token=", "&X-Amz-Security-Token"}) {
      auto presigned = in_query(samples::request(), {}, 60, settings);
      presigned.target += parameter;
      CHECK(refusal(presigned, samples::signer(), now(), settings) == empty);
    }
  }
}

TEST_CASE("the stages that a service expects are those that the client went through") {
  samples::random_numbers random(53);
  const auto signer = samples::signer("TOKEN");
  for (int round = 0; round != 100; ++round) {
    const auto message = random_request(random);
    const auto received = in_field(message, "TOKEN");
    const auto expected = expected_canonical_form(received);
    REQUIRE(expected.has_value());
    const auto stages = sign_stages(message, signer, now()).value();
    CHECK(*expected == canonical_form{stages.canonical_request, stages.string_to_sign});

    const auto presigned = in_query(message, "TOKEN");
    const auto expected_in_query = expected_canonical_form(presigned);
    REQUIRE(expected_in_query.has_value());
    const auto in_url = presign_stages(message, signer, now(), std::chrono::seconds(60)).value();
    CHECK(*expected_in_query == canonical_form{in_url.canonical_request, in_url.string_to_sign});
  }
}

TEST_CASE("expected stages need fields that can be signed") {
  auto received = in_field();
  received.fields.erase("host");
  CHECK(expected_canonical_form(received).error() ==
        verify_error{verify_errc::missing_field, "host"});
  CHECK(expected_canonical_form(samples::request()).error().code ==
        verify_errc::missing_authentication);
}

// RFC 3986 section 5.4.2, and the paths of AWS's signing test suite.
TEST_CASE("the path on which a service acts is the one that was verified") {
  for (const auto& [target, path] : {
           std::pair{"/", "/"},
           std::pair{"/a%2Fb?c=/../d", "/a%2Fb"},
           std::pair{"/example/..", "/"},
           std::pair{"/example1/example2/../..", "/"},
           std::pair{"/.", "/"},
           std::pair{"//example//", "/example/"},
           std::pair{"/../../g", "/g"},
           std::pair{"/b/c/./d/../g", "/b/c/g"},
           std::pair{"/a/%2e%2e/b", "/a/%2e%2e/b"},
       }) {
    CHECK(normalized_path(target) == path);
  }
  CHECK(normalized_path("/a/../b?c", {.path_normalization = path_normalization::off}) == "/a/../b");
}
