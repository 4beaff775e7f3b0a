// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Reading the signature that a request presents. The form is that of AWS Signature Version 4, "Add
// the signature to the request".
#include <sansaws/sigv4/parse_signature.hpp>

#include <sansaws/sigv4/presign.hpp>
#include <sansaws/sigv4/sign.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using namespace sansaws::sigv4;

namespace {

constexpr std::string_view good_value =
    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=0123abcd";

constexpr std::string_view query =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&"
    "X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request&"
    "X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=60&"
    "X-Amz-Signature=0123abcd";

sansaws::http::request with_authorization(std::string_view value) {
  return samples::request("/", {{"X-Amz-Date", samples::suite_date}, {"Authorization", value}});
}

verify_error refusal(const sansaws::http::request& request) {
  const auto claims = parse_signature(request);
  REQUIRE(claims.has_error());
  return claims.error();
}

verify_error refusal_of_query(std::string_view text) {
  return refusal(samples::request("/?" + std::string(text)));
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string changed(text);
  const auto position = changed.find(from);
  REQUIRE(position != std::string::npos);
  return changed.replace(position, from.size(), to);
}

std::string with_credential(std::string_view credential) {
  return replaced(good_value, "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request", credential);
}

}  // namespace

TEST_CASE("a signature is read from its field") {
  const auto claims = parse_signature(with_authorization(good_value));
  REQUIRE(claims.has_value());
  CHECK(claims->location == signature_location::headers);
  CHECK(claims->access_key_id == "AKIDEXAMPLE");
  CHECK(claims->day == "20150830");
  CHECK(claims->region == "us-east-1");
  CHECK(claims->service == "service");
  CHECK(claims->time == samples::at(samples::suite_date));
  CHECK(claims->expires_in == std::chrono::seconds(0));
  CHECK(claims->signed_headers == "host;x-amz-date");
  CHECK(claims->session_token.empty());
  CHECK(claims->signature == "0123abcd");
}

TEST_CASE("a signature is read from the query") {
  const auto claims = parse_signature(
      samples::request("/path?a=b&" + std::string(query) + "&X-Amz-Security-Token=a%2Bb%3D&c"));
  REQUIRE(claims.has_value());
  CHECK(claims->location == signature_location::query_params);
  CHECK(claims->access_key_id == "AKIDEXAMPLE");
  CHECK(claims->day == "20150830");
  CHECK(claims->region == "us-east-1");
  CHECK(claims->service == "service");
  CHECK(claims->time == samples::at(samples::suite_date));
  CHECK(claims->expires_in == std::chrono::seconds(60));
  CHECK(claims->signed_headers == "host");
  CHECK(claims->session_token.expose() == "a+b=");
  CHECK(claims->signature == "0123abcd");
}

TEST_CASE("what the signer presents is read back") {
  const auto signer = samples::signer("TOKEN+/=");
  const auto time = samples::at(samples::suite_date);
  const auto in_field = parse_signature(sign(samples::request("/?a=b"), signer, time).value());
  const auto in_query = parse_signature(
      presign(samples::request("/?a=b"), signer, time, std::chrono::seconds(77)).value());
  REQUIRE(in_field.has_value());
  REQUIRE(in_query.has_value());
  CHECK(in_query->expires_in == std::chrono::seconds(77));
  CHECK(in_field->signed_headers == "host;x-amz-date;x-amz-security-token");
  CHECK(in_query->signed_headers == "host");
  for (const auto& claims : {*in_field, *in_query}) {
    CHECK(claims.access_key_id == samples::id);
    CHECK(credential_scope{claims.day, claims.region, claims.service} == signer.scope());
    CHECK(claims.time == time);
    CHECK(claims.session_token.expose() == "TOKEN+/=");
    CHECK(claims.signature.size() == 64);
  }
}

TEST_CASE("the parts of an Authorization field may come in any order, with or without blanks") {
  const auto expected = parse_signature(with_authorization(good_value)).value();
  for (const std::string_view value :
       {"AWS4-HMAC-SHA256 Signature=0123abcd,SignedHeaders=host;x-amz-date,"
        "Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request",
        "AWS4-HMAC-SHA256   Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request \t,"
        "\tSignature=0123abcd ,   SignedHeaders=host;x-amz-date"}) {
    const auto claims = parse_signature(with_authorization(value));
    REQUIRE(claims.has_value());
    CHECK(*claims == expected);
  }
}

TEST_CASE("the names of fields are read in any letter case") {
  auto request =
      samples::request("/", {{"x-AMZ-date", samples::suite_date}, {"AUTHORIZATION", good_value}});
  CHECK(parse_signature(request).has_value());
}

// Amazon S3, "Authenticating Requests: Using Query Parameters", knows one spelling; in another the
// service does not take them for a signature. Others might, so that they are nothing else either.
TEST_CASE("the names of parameters are read percent-encoded, and refused in another letter case") {
  CHECK(parse_signature(samples::request("/?" + replaced(query, "X-Amz-Date", "X%2DAmz%2dD%61te")))
            .has_value());
  for (const std::string_view name : {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date",
                                      "X-Amz-SignedHeaders", "X-Amz-Expires", "X-Amz-Signature"}) {
    std::string lower(name);
    for (char& c : lower) c = sansaws::detail::to_lower(c);
    const verify_error malformed{verify_errc::malformed_authentication, lower};
    CHECK(refusal_of_query(replaced(query, name, lower)) == malformed);
    CHECK(refusal_of_query(replaced(query, name, "x%2D" + lower.substr(2))) == malformed);
  }
  CHECK(refusal_of_query(std::string(query) + "&x-amz-security-token=t") ==
        verify_error{verify_errc::malformed_authentication, "x-amz-security-token"});
}

TEST_CASE("claims outlive the request") {
  auto request = samples::request("/?" + std::string(query) + "&X-Amz-Security-Token=a%2Bb%3D");
  const auto claims = parse_signature(request);
  REQUIRE(claims.has_value());
  const auto copy = *claims;
  request = {};
  CHECK(copy == *claims);
  CHECK(copy.access_key_id == "AKIDEXAMPLE");
  CHECK(copy.session_token.expose() == "a+b=");
}

TEST_CASE("an access key id may hold slashes, as the scope is read from its end") {
  const auto claims = parse_signature(
      with_authorization(with_credential("a/b/c/20150830/us-east-1/service/aws4_request")));
  REQUIRE(claims.has_value());
  CHECK(claims->access_key_id == "a/b/c");
}

TEST_CASE("a request without a signature says so") {
  const verify_error missing{verify_errc::missing_authentication, {}};
  CHECK(refusal(samples::request()) == missing);
  CHECK(refusal(samples::request("/?a=b")) == missing);
  CHECK(refusal(samples::request(
            "/", {{"X-Amz-Date", samples::suite_date}, {"X-Amz-Security-Token", "t"}})) == missing);
}

TEST_CASE("more than one signature, or a part given twice, is ambiguous") {
  const auto ambiguous = [](std::string_view what) {
    return verify_error{verify_errc::ambiguous_authentication, std::string(what)};
  };
  auto twice = with_authorization(good_value);
  REQUIRE(twice.fields.append("authorization", good_value).has_value());
  CHECK(refusal(twice) == ambiguous("Authorization"));

  auto other_scheme_first = with_authorization("Basic dTpw");
  REQUIRE(other_scheme_first.fields.append("Authorization", good_value).has_value());
  CHECK(refusal(other_scheme_first) == ambiguous("Authorization"));

  auto both = with_authorization(good_value);
  both.target = "/?" + std::string(query);
  CHECK(refusal(both) == ambiguous("Authorization beside a signature in the query"));
  both.target = "/?X-Amz-Expires=60";
  CHECK(refusal(both) == ambiguous("Authorization beside a signature in the query"));

  auto two_dates = with_authorization(good_value);
  REQUIRE(two_dates.fields.append("x-amz-date", samples::suite_date).has_value());
  CHECK(refusal(two_dates) == ambiguous("X-Amz-Date"));

  auto two_tokens = with_authorization(good_value);
  REQUIRE(two_tokens.fields.append("x-amz-security-token", "a").has_value());
  REQUIRE(two_tokens.fields.append("X-Amz-Security-Token", "a").has_value());
  CHECK(refusal(two_tokens) == ambiguous("X-Amz-Security-Token"));

  CHECK(
      refusal(samples::request("/?" + std::string(query), {{"X-Amz-Date", samples::suite_date}})) ==
      ambiguous("X-Amz-Date beside a signature in the query"));
  CHECK(refusal(samples::request("/?" + std::string(query), {{"x-amz-security-token", "t"}})) ==
        ambiguous("X-Amz-Security-Token beside a signature in the query"));

  for (const std::string_view part : {"Credential", "SignedHeaders", "Signature"}) {
    CHECK(refusal(with_authorization(std::string(good_value) + ", " + std::string(part) + "=x")) ==
          ambiguous(part));
  }
  for (const std::string_view name :
       {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires",
        "X-Amz-Signature", "x-amz-signature"}) {
    CHECK(refusal_of_query(std::string(query) + "&" + std::string(name) + "=x") == ambiguous(name));
  }
}

TEST_CASE("another algorithm is not supported, whatever follows it, and is named") {
  const auto unsupported = [](std::string_view what) {
    return verify_error{verify_errc::unsupported_algorithm, std::string(what)};
  };
  CHECK(refusal(with_authorization("Basic dTpw")) == unsupported("Basic"));
  CHECK(refusal(with_authorization("Bearer a.b.c")) == unsupported("Bearer"));
  CHECK(refusal(with_authorization("aws4-hmac-sha256 Credential=x")) ==
        unsupported("aws4-hmac-sha256"));
  CHECK(refusal(with_authorization(
            "AWS4-ECDSA-P256-SHA256 Credential=x, SignedHeaders=host, Signature=y")) ==
        unsupported("AWS4-ECDSA-P256-SHA256"));
  CHECK(refusal(with_authorization("AWS4-HMAC-SHA2566 Credential=x")) ==
        unsupported("AWS4-HMAC-SHA2566"));
  CHECK(refusal(with_authorization(std::string(65, 'a') + " b")) ==
        unsupported(std::string(64, 'a')));
  CHECK(refusal_of_query(replaced(query, "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1")) ==
        unsupported("AWS4-HMAC-SHA1"));
  CHECK(refusal_of_query(replaced(query, "X-Amz-Algorithm", "X-Amz-Algorithn")) == unsupported(""));
  CHECK(refusal_of_query("X-Amz-Signature=%zz") == unsupported(""));
}

TEST_CASE("a word alone may be a secret, and is not named as an algorithm") {
  for (const std::string_view value : {"", "0123456789abcdef", "AWS4-HMAC-SHA256,"}) {
    CHECK(refusal(with_authorization(value)) ==
          verify_error{verify_errc::unsupported_algorithm, {}});
  }
}

TEST_CASE("a part that is absent or cannot be read has the name that it has in that place") {
  const auto malformed = [](std::string_view what) {
    return verify_error{verify_errc::malformed_authentication, std::string(what)};
  };
  const auto missing = [](std::string_view what) {
    return verify_error{verify_errc::missing_parameter, std::string(what)};
  };
  CHECK(refusal(with_authorization("AWS4-HMAC-SHA256")) == missing("Credential"));
  CHECK(refusal(with_authorization(replaced(good_value, "Signature=0123abcd", "x=y"))) ==
        malformed("Authorization"));
  CHECK(refusal(with_authorization(replaced(good_value, ", Signature=0123abcd", ""))) ==
        missing("Signature"));
  CHECK(refusal(with_authorization(replaced(good_value, "SignedHeaders=host;x-amz-date, ", ""))) ==
        missing("SignedHeaders"));
  for (const std::string_view value :
       {"AWS4-HMAC-SHA256 Credential", "AWS4-HMAC-SHA256 =", "AWS4-HMAC-SHA256 credential=x",
        "AWS4-HMAC-SHA256 , Credential=x"}) {
    CAPTURE(value);
    CHECK(refusal(with_authorization(value)) == malformed("Authorization"));
  }
  for (const std::string_view name :
       {"X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature"}) {
    CHECK(refusal_of_query(replaced(query, name, "X-Other")) == missing(name));
    CHECK(refusal_of_query(replaced(query, std::string(name) + "=", std::string(name) + "=%zz")) ==
          malformed(name));
  }
}

TEST_CASE("a credential has an id and four parts of a scope") {
  const verify_error malformed{verify_errc::malformed_scope, {}};
  for (const std::string_view credential :
       {"", "/", "////", "AKID", "/20150830/us-east-1/service/aws4_request",
        "20150830/us-east-1/service/aws4_request", "AKID/2015083/us-east-1/service/aws4_request",
        "AKID/201508300/us-east-1/service/aws4_request", "AKID/20150830//service/aws4_request",
        "AKID/20150830/us-east-1//aws4_request", "AKID/20150830/us-east-1/service/aws4_Request",
        "AKID/20150830/us-east-1/service/", "AKID/20150830/us-east-1/service/aws4_request/"}) {
    CAPTURE(credential);
    CHECK(refusal(with_authorization(with_credential(credential))) == malformed);
  }
}

TEST_CASE("a date that is absent or no date is refused") {
  const verify_error malformed{verify_errc::malformed_date, "X-Amz-Date"};
  for (const std::string_view date :
       {"", "20150830", "20150830T123600", "2015-08-30T12:36:00Z", "20150230T123600Z",
        "20150830T243600Z", "20150830T123660Z", "Sun, 30 Aug 2015 12:36:00 GMT"}) {
    CAPTURE(date);
    CHECK(refusal(samples::request("/", {{"X-Amz-Date", date}, {"Authorization", good_value}})) ==
          malformed);
  }
  CHECK(refusal(samples::request("/", {{"Authorization", good_value}})) ==
        verify_error{verify_errc::missing_parameter, "X-Amz-Date field"});
  CHECK(refusal_of_query(replaced(query, "X-Amz-Date=20150830T123600Z&", "")) ==
        verify_error{verify_errc::missing_parameter, "X-Amz-Date"});
}

// "Date" is the other field that AWS documents for the time of signing.
TEST_CASE("a Date field in place of X-Amz-Date is refused in words that say so") {
  for (const std::string_view date : {"Sun, 30 Aug 2015 12:36:00 GMT", "20150830T123600Z"}) {
    const auto request = samples::request("/", {{"date", date}, {"Authorization", good_value}});
    CHECK(to_string(refusal(request)) ==
          "a part of the signature is missing: X-Amz-Date field, and a Date field is not taken in "
          "its place");
  }
  // Beside X-Amz-Date it has no say.
  auto both = with_authorization(good_value);
  REQUIRE(both.fields.append("Date", "Sun, 06 Nov 1994 08:49:37 GMT").has_value());
  CHECK(parse_signature(both)->time == samples::at(samples::suite_date));
}

TEST_CASE("a token that was sent empty is refused: it is not the same as none") {
  const verify_error empty{verify_errc::malformed_token, "X-Amz-Security-Token"};
  auto request = with_authorization(good_value);
  REQUIRE(request.fields.append("x-amz-security-token", "").has_value());
  CHECK(refusal(request) == empty);
  for (const std::string_view parameter : {"&X-Amz-Security-Token=", "&X-Amz-Security-Token"}) {
    CHECK(refusal_of_query(std::string(query) + std::string(parameter)) == empty);
  }
}

TEST_CASE("a request that nobody can have signed has no claims") {
  auto request = with_authorization(good_value);
  request.target = "*";
  CHECK(refusal(request) == verify_error{verify_errc::malformed_request, "target"});
}

TEST_CASE("an expiry is from one second to seven days, in digits alone") {
  const verify_error malformed{verify_errc::malformed_expiry, "X-Amz-Expires"};
  for (const std::string_view seconds :
       {"", "0", "000000", "604801", "999999", "-1", "%2B1", "1.0", "60s", "0x3c", "%2060",
        "0000060", "4294967297", "18446744073709551617", "99999999999999999999999999"}) {
    CAPTURE(seconds);
    CHECK(refusal_of_query(replaced(query, "Expires=60", "Expires=" + std::string(seconds))) ==
          malformed);
  }
  CHECK(refusal_of_query(replaced(query, "X-Amz-Expires=60&", "")) ==
        verify_error{verify_errc::missing_parameter, "X-Amz-Expires"});
  for (const auto& [text, seconds] :
       {std::pair{"1", 1U}, std::pair{"604800", 604'800U}, std::pair{"000060", 60U}}) {
    const auto claims = parse_signature(
        samples::request("/?" + replaced(query, "Expires=60", "Expires=" + std::string(text))));
    REQUIRE(claims.has_value());
    CHECK(claims->expires_in == std::chrono::seconds(seconds));
  }
}

TEST_CASE("of several faults in what is claims, the first of the enumeration is reported") {
  const auto code = [](const sansaws::http::request& request) { return refusal(request).code; };
  auto request = samples::request("/?X-Amz-Expires=0", {{"Authorization", "Basic x"}});
  CHECK(code(request) == verify_errc::ambiguous_authentication);
  request.target = "/";
  CHECK(code(request) == verify_errc::unsupported_algorithm);
  const auto with = [&](std::string_view value) {
    return samples::with_field(request, "Authorization", value);
  };
  CHECK(code(with("AWS4-HMAC-SHA256 x, Credential=y, Credential=y")) ==
        verify_errc::ambiguous_authentication);
  CHECK(code(with("AWS4-HMAC-SHA256 x, Credential=y, Signature=z")) ==
        verify_errc::malformed_authentication);
  CHECK(code(with("AWS4-HMAC-SHA256 Credential=y, Signature=z")) == verify_errc::missing_parameter);
  CHECK(code(with("AWS4-HMAC-SHA256 Credential=y, SignedHeaders=, Signature=")) ==
        verify_errc::missing_parameter);
  REQUIRE(request.fields.append("X-Amz-Date", "x").has_value());
  CHECK(code(with("AWS4-HMAC-SHA256 Credential=y, SignedHeaders=, Signature=")) ==
        verify_errc::malformed_scope);
  CHECK(code(with(good_value)) == verify_errc::malformed_date);
  CHECK(code(samples::request("/?" + replaced(replaced(query, "Date=2", "Date="), "Expires=60",
                                              "Expires=0"))) == verify_errc::malformed_date);
}

TEST_CASE("a value cut at any byte is read in part or refused, and never misread") {
  const auto whole = parse_signature(with_authorization(good_value)).value();
  const auto signature_at = good_value.size() - whole.signature.size();
  for (std::size_t size = 0; size != good_value.size(); ++size) {
    const auto claims = parse_signature(with_authorization(good_value.substr(0, size)));
    REQUIRE(claims.has_value() == (size >= signature_at));
    if (!claims) continue;
    CHECK(claims->signature == whole.signature.substr(0, size - signature_at));
    CHECK(claims->signed_headers == whole.signed_headers);
    CHECK(claims->access_key_id == whole.access_key_id);
  }
}

TEST_CASE("any bytes are read or refused") {
  samples::random_numbers random(37);
  int read = 0;
  for (int round = 0; round != 20'000; ++round) {
    std::string value(good_value);
    for (std::size_t changes = random.below(4); changes != 0; --changes) {
      value[random.below(value.size())] = random.text("\t =,;/%Aa0\x80", 1)[0];
    }
    if (random.below(8) == 0) value = random.text("AWS4-HMC2 =,;/Credntial\t", random.below(60));
    read += parse_signature(with_authorization(value)).has_value() ? 1 : 0;
    (void)parse_signature(samples::request("/?" + random.text("X-Amz=&%2DSignature", 60)));
    std::string target = "/?" + std::string(query);
    for (std::size_t changes = random.below(4); changes != 0; --changes) {
      target[random.below(target.size())] = static_cast<char>(random.below(256));
    }
    read += parse_signature(samples::request(target)).has_value() ? 1 : 0;
  }
  CHECK(read > 1000);
  CHECK(read < 39'000);
}
