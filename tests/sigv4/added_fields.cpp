// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The fields that a signer adds, and which of them are signed.
#include <sansaws/sigv4/added_fields.hpp>

#include <sansaws/encoding/amz_date.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <span>
#include <string>
#include <string_view>
#include <type_traits>

using namespace sansaws::sigv4;

namespace {

static_assert(!std::is_copy_constructible_v<added_fields<>>, "it has views of itself");

std::string lines(std::span<const sansaws::http::field_view> fields) {
  std::string text;
  for (const auto& field : fields) {
    text.append(field.name).append(field.sensitive ? "!" : ":").append(field.value).append("\n");
  }
  return text;
}

struct outcome {
  std::string sent;
  std::string covered;
};

outcome added(std::string_view token, const options& options = {}, std::string_view body = {}) {
  const auto signer = samples::signer(token);
  const auto date = sansaws::encoding::format_amz_date(samples::at(samples::suite_date));
  const added_fields<> fields(date, body, signer, options);
  CHECK(fields.date() == samples::suite_date);
  const payload_hash<> hash(body, options.payload);
  CHECK(fields.payload_hash() == hash.text());
  return {lines(fields.sent()), lines(fields.covered())};
}

}  // namespace

TEST_CASE("a date is always added, and signed") {
  const auto [sent, covered] = added({});
  CHECK(sent == "x-amz-date:20150830T123600Z\n");
  CHECK(covered == sent);
}

TEST_CASE("a token is added as sensitive, and signed unless that is switched off") {
  const std::string date = "x-amz-date:20150830T123600Z\n";
  const std::string both = date + "x-amz-security-token!TOKEN\n";
  CHECK(added("TOKEN").sent == both);
  CHECK(added("TOKEN").covered == both);
  const options unsigned_token{.session_token = session_token_signing::off};
  CHECK(added("TOKEN", unsigned_token).sent == both);
  CHECK(added("TOKEN", unsigned_token).covered == date);
  CHECK(added({}, unsigned_token).sent == date);
}

TEST_CASE("the payload is declared where asked for, and where it is not signed") {
  const std::string date = "x-amz-date:20150830T123600Z\n";
  const auto hash_sent = added({}, {.content_sha256 = content_sha256_field::add}, "abc");
  CHECK(hash_sent.sent ==  // FIPS 180-4
        "x-amz-content-sha256:"
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n" +
            date);
  CHECK(hash_sent.covered == hash_sent.sent);
  const auto not_signed = added({}, {.payload = payload_signing::off}, "abc");
  CHECK(not_signed.sent == "x-amz-content-sha256:UNSIGNED-PAYLOAD\n" + date);
  CHECK(not_signed.covered == not_signed.sent);
}

TEST_CASE("all that is added is sorted by name") {
  const auto [sent, covered] = added("TOKEN", {.content_sha256 = content_sha256_field::add});
  CHECK(sent == "x-amz-content-sha256:" + std::string(empty_payload_hash) +
                    "\nx-amz-date:20150830T123600Z\nx-amz-security-token!TOKEN\n");
  CHECK(covered == sent);
}
