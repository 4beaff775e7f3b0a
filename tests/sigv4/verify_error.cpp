// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Refusals have texts.
#include <sansaws/sigv4/verify_error.hpp>

#include <sansaws/core/result.hpp>

#include "catch.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/system/system_error.hpp>
#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

using sansaws::sigv4::aws_message;
using sansaws::sigv4::verify_errc;
using sansaws::sigv4::verify_error;

TEST_CASE("a number that is no code has words, too") {
  CHECK(message(static_cast<verify_errc>(99)) == "the request was refused");
}

TEST_CASE("every refusal has a sentence of its own, without a full stop") {
  std::set<std::string_view> texts;
  std::size_t count = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<verify_errc>>([&](auto each) {
    ++count;
    CHECK(static_cast<std::size_t>(each.value) == count);  // from 1, as 0 means success
    const std::string_view text = message(each.value);
    CAPTURE(each.name);
    REQUIRE(!text.empty());
    CHECK(text.back() != '.');
    texts.insert(text);
  });
  CHECK(count == static_cast<std::size_t>(verify_errc::wrong_signature));
  CHECK(texts.size() == count);
}

TEST_CASE("a refusal says what it is about where there is something") {
  CHECK(to_string(verify_error{verify_errc::unsigned_field, "host"}) ==
        "a field that must be signed is not: host");
  CHECK(to_string(verify_error{verify_errc::wrong_signature, {}}) ==
        "the signature does not match");
}

TEST_CASE("a refusal is put in visible ASCII, whatever the peer sent") {
  CHECK(to_string(verify_error{verify_errc::ambiguous_authentication, "X-Amz-Date\x1b[2J\n\xff"}) ==
        "the request is signed more than once: X-Amz-Date\\x1b[2J\\x0a\\xff");
  CHECK(to_string(verify_error{verify_errc::unsigned_field, std::string(100'000, 'x')}).size() <
        400);
}

TEST_CASE("a refusal is streamed in the same words") {
  std::ostringstream out;
  out << verify_error{verify_errc::unsigned_field, "x-amz-target\n"};
  CHECK(out.str() == "a field that must be signed is not: x-amz-target\\x0a");
}

TEST_CASE("refusals are equal where code and subject are") {
  const verify_error error{verify_errc::unsigned_field, "host"};
  CHECK(error == verify_error{verify_errc::unsigned_field, "host"});
  CHECK(error != verify_error{verify_errc::missing_field, "host"});
  CHECK(error != verify_error{verify_errc::unsigned_field, "x-amz-date"});
}

TEST_CASE("a refusal is an error code, and is thrown only where a value is demanded") {
  const boost::system::error_code code = verify_errc::expired;
  CHECK(code.failed());
  CHECK(code.message() == "the request was signed too long ago");
  CHECK(std::string_view(code.category().name()) == "sansaws.sigv4.verify");
  CHECK(code != verify_errc::missing_authentication);

  const sansaws::result<int, verify_error> refused(verify_error{verify_errc::expired, "then"});
  try {
    (void)refused.value();
    FAIL("nothing was thrown");
  } catch (const boost::system::system_error& thrown) {
    CHECK(thrown.code() == verify_errc::expired);
    CHECK(std::string_view(thrown.what()) == "the request was signed too long ago: then");
  }
}

// "Common error types" in the API references of services with the REST-JSON protocol, and public
// reports of what these services answered. Ours by the meaning of these types, as no report of them
// was found: two hosts, an expiry or token that is malformed, and what regards payloads.
TEST_CASE("a refusal has the code and the status that AWS answers with") {
  using enum verify_errc;
  struct answer {
    verify_errc code;
    std::string_view name;
    int status;
  };
  for (const auto& [code, name, status] : {
           answer{malformed_request, "MalformedHttpRequestException", 400},
           answer{repeated_host, "MalformedHttpRequestException", 400},
           answer{missing_authentication, "MissingAuthenticationTokenException", 403},
           answer{ambiguous_authentication, "IncompleteSignatureException", 400},
           answer{unsupported_algorithm, "IncompleteSignatureException", 400},
           answer{malformed_authentication, "IncompleteSignatureException", 400},
           answer{missing_parameter, "IncompleteSignatureException", 400},
           answer{malformed_scope, "IncompleteSignatureException", 400},
           answer{malformed_date, "IncompleteSignatureException", 400},
           answer{malformed_expiry, "IncompleteSignatureException", 400},
           answer{malformed_token, "UnrecognizedClientException", 403},
           answer{malformed_signed_headers, "IncompleteSignatureException", 400},
           answer{unsigned_field, "InvalidSignatureException", 403},
           answer{missing_field, "IncompleteSignatureException", 400},
           answer{unsupported_payload, "IncompleteSignatureException", 400},
           answer{malformed_payload_hash, "IncompleteSignatureException", 400},
           answer{wrong_day, "InvalidSignatureException", 403},
           answer{not_yet_valid, "InvalidSignatureException", 403},
           answer{expired, "InvalidSignatureException", 403},
           answer{expired_url, "InvalidSignatureException", 403},
           answer{wrong_access_key, "UnrecognizedClientException", 403},
           answer{wrong_region, "InvalidSignatureException", 403},
           answer{wrong_service, "InvalidSignatureException", 403},
           answer{wrong_token, "UnrecognizedClientException", 403},
           answer{wrong_payload, "InvalidSignatureException", 403},
           answer{wrong_signature, "InvalidSignatureException", 403},
           answer{static_cast<verify_errc>(99), "InvalidSignatureException", 403},
       }) {
    CAPTURE(message(code));
    CHECK(aws_error_code(code) == name);
    CHECK(http_status(code) == status);
  }
}

// As quoted in public reports of users of AWS.
TEST_CASE("a refusal has the words that clients of AWS know") {
  using enum verify_errc;
  const auto words = [](verify_errc code, std::string_view what = {}) {
    return aws_message({code, std::string(what)});
  };
  CHECK(words(missing_authentication) == "Missing Authentication Token");
  CHECK(words(missing_parameter, "Credential") ==
        "Authorization header requires 'Credential' parameter.");
  CHECK(words(missing_parameter, "X-Amz-Signature") ==
        "AWS query-string parameters must include 'X-Amz-Signature'.");
  CHECK(words(malformed_scope) ==
        "Credential must have exactly 5 slash-delimited elements, e.g. "
        "keyid/date/region/service/term.");
  CHECK(words(malformed_date, "X-Amz-Date") == "Date must be in ISO-8601 'basic format'.");
  CHECK(words(unsigned_field, "host") ==
        "'host' must be a 'SignedHeader' in the AWS Authorization.");
  CHECK(words(wrong_day, "'20200101' != '20200102', from '20200102T000000Z'") ==
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        "'20200101' != '20200102', from '20200102T000000Z'");
  CHECK(words(not_yet_valid, "then") == "Signature not yet current: then");
  CHECK(words(missing_field, "accept") ==
        "'accept' is named as a SignedHeader, but it does not exist in the HTTP request.");
  CHECK(words(wrong_region, "us-east-2") ==
        "Credential should be scoped to a valid region, not 'us-east-2'.");
  CHECK(words(wrong_service, "batch") ==
        "Credential should be scoped to correct service: 'batch'.");
  CHECK(words(expired,
              "20201027T123008Z is now earlier than 20201027T125507Z (20201027T130007Z - 5 "
              "min.)") ==
        "Signature expired: 20201027T123008Z is now earlier than 20201027T125507Z "
        "(20201027T130007Z - 5 min.)");
  CHECK(words(wrong_token) == "The security token included in the request is invalid.");
  CHECK(words(wrong_access_key, "AKID") == words(wrong_token));
  CHECK(words(wrong_signature)
            .starts_with("The request signature we calculated does not match the signature you "
                         "provided. Check your "
                         "AWS Secret Access Key and signing method."));
  CHECK(words(missing_parameter, "X-Amz-Date field, and a Date field is not taken in its place")
            .find("'X-Amz-Date' header") != std::string::npos);
}

TEST_CASE("every refusal has words in the style of AWS, too, in visible ASCII") {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<verify_errc>>([](auto each) {
    const std::string text = aws_message({each.value, "\x1b[2J\n\xff" + std::string(100'000, 'x')});
    CAPTURE(each.name);
    CHECK(!text.empty());
    CHECK(text.size() < 500);
    for (const char c : text) REQUIRE((c >= ' ' && c <= '~'));
  });
}
