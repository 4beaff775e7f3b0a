// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// No printer shows a credential.
#include <sansaws/http/masking.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>

using namespace std::string_view_literals;
using sansaws::http::fields;
using sansaws::http::mask_target;
using sansaws::http::sensitivity;
using sansaws::http::to_string;

namespace {

std::string printed(std::string_view name, std::string_view value,
                    sensitivity mark = sensitivity::plain) {
  fields list;
  REQUIRE(list.append(name, value, mark).has_value());
  return to_string(list);
}

}  // namespace

TEST_CASE("a plain field is printed as it is, one line each") {
  fields list;
  REQUIRE(list.append("Host", "example.com").has_value());
  REQUIRE(list.append("empty", "").has_value());
  CHECK(to_string(list) == "Host: example.com\nempty: \n");
  CHECK(to_string(fields()).empty());
}

TEST_CASE("each credential is masked as a query parameter, too") {
  for (const std::string name :
       {"X-Amz-Security-Token", "X-Amz-S3session-Token", "x-amz-signature",
        "x-amz-server-side-encryption-customer-key", "Cookie", "Authorization"}) {
    CHECK(mask_target("/?a=b&" + name + "=SECRET&c") == "/?a=b&" + name + "=***&c");
  }
}

TEST_CASE("a sensitive field is printed without its value") {
  CHECK(printed("x-key", "secret", sensitivity::sensitive) == "x-key: ***\n");
  CHECK(printed("Authorization", "AWS4-HMAC-SHA256 Credential=A", sensitivity::sensitive) ==
        "Authorization: ***\n");
}

TEST_CASE("a session token is masked even where nobody marked it") {
  CHECK(printed("X-Amz-Security-Token", "TOKEN") == "X-Amz-Security-Token: ***\n");
  CHECK(printed("x-amz-security-token", "TOKEN") == "x-amz-security-token: ***\n");
}

TEST_CASE("the keys that Amazon S3 is sent in fields are masked") {
  CHECK(printed("x-amz-s3session-token", "KEY") == "x-amz-s3session-token: ***\n");
  const std::string customer_key("x-amz-server-side-encryption-customer-key");
  CHECK(printed(customer_key, "KEY") == customer_key + ": ***\n");
  CHECK(printed("X-Amz-Copy-Source" + customer_key.substr(5), "KEY") ==
        "X-Amz-Copy-Source" + customer_key.substr(5) + ": ***\n");
  CHECK(printed(customer_key + "-md5", "HASH") == customer_key + "-md5: HASH\n");
}

TEST_CASE("the signature in an unmarked Authorization field is masked, the rest is shown") {
  CHECK(printed("Authorization",
                "AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/s3tables/aws4_request, "
                "SignedHeaders=host;x-amz-date, Signature=0123abcd") ==
        "Authorization: AWS4-HMAC-SHA256 "
        "Credential=AKID/20260102/us-east-1/s3tables/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature=***\n");
  CHECK(printed("authorization", "aws4-hmac-sha256 signature=ff,Credential=A, SIGNATURE=00 x") ==
        "authorization: aws4-hmac-sha256 signature=***,Credential=A, SIGNATURE=***\n");
  CHECK(printed("authorization", "AWS4-HMAC-SHA256 Signature= 00 11, Credential=A") ==
        "authorization: AWS4-HMAC-SHA256 Signature=***, Credential=A\n");
}

TEST_CASE("of a SigV4 Authorization nothing is shown that is not specified") {
  const auto shown = [](std::string_view rest) {
    return printed("Authorization", "AWS4-HMAC-SHA256 " + std::string(rest));
  };
  const std::string begin = "Authorization: AWS4-HMAC-SHA256 ";
  CHECK(shown("SECRET") == begin + "***\n");
  CHECK(shown("SECRET==") == begin + "***\n");
  CHECK(shown("Credential=A, Signature =SECRET") == begin + "Credential=A, ***\n");
  CHECK(shown("Credential=A Signature=SECRET") == begin + "Credential=***\n");
  CHECK(shown("Signature=SEC,RET, SignedHeaders=host") ==
        begin + "Signature=***,***, SignedHeaders=host\n");
  CHECK(shown("Credential=A,,Signature=SECRET,") == begin + "Credential=A,***,Signature=***,\n");
}

TEST_CASE("a secret without a scheme before it is not taken for a scheme") {
  for (const std::string name : {"Authorization", "Proxy-Authorization"}) {
    for (const auto value : {"baresecret"sv, "AWS4-baresecret"sv, "bare/secret more"sv, "a=b, c"sv,
                             "=secret"sv, "bare\tsecret"sv, ""sv}) {
      CHECK(printed(name, value) == name + ": ***\n");
    }
  }
}

// RFC 6265: who has the cookie has the session.
TEST_CASE("cookies are masked") {
  CHECK(printed("Cookie", "session=SECRET") == "Cookie: ***\n");
  CHECK(printed("set-cookie", "session=SECRET; Secure") == "set-cookie: ***\n");
}

// The documentation of API Gateway, of IAM Identity Center and of the instance metadata service.
TEST_CASE("keys and tokens that other services of AWS are sent in fields are masked") {
  for (const std::string name :
       {"x-api-key", "x-amz-sso_bearer_token", "X-aws-ec2-metadata-token"}) {
    CHECK(printed(name, "SECRET") == name + ": ***\n");
  }
}

TEST_CASE("a presigned URL in a field is shown without its credentials") {
  CHECK(printed("Location",
                "https://b.example/k?X-Amz-Date=1&X-Amz-Security-Token=T&X-Amz-Signature=ff") ==
        "Location: "
        "https://b.example/k?X-Amz-Date=1&X-Amz-Security-Token=***&X-Amz-Signature=***\n");
}

TEST_CASE("of another Authorization scheme only the name is shown") {
  CHECK(printed("Authorization", "Bearer abc.def") == "Authorization: Bearer ***\n");
  CHECK(printed("Proxy-Authorization", "Basic dXNlcjpwYXNz") == "Proxy-Authorization: Basic ***\n");
}

TEST_CASE("the token and the signature in a target's query are masked, the rest is kept") {
  CHECK(mask_target("/a?X-Amz-Date=1&X-Amz-Security-Token=T%2FOK&b=c&X-Amz-Signature=ff") ==
        "/a?X-Amz-Date=1&X-Amz-Security-Token=***&b=c&X-Amz-Signature=***");
  CHECK(mask_target("/?x-amz-signature=ff&x-amz-security-token=") ==
        "/?x-amz-signature=***&x-amz-security-token=***");
  CHECK(mask_target("/?X%2DAmz%2dSignature=ff&a=b") == "/?X%2DAmz%2dSignature=***&a=b");
}

TEST_CASE("credentials of a URL in a query are masked up to the next parameter") {
  CHECK(mask_target("/?from=/a?X-Amz-Signature=f?f&b=c") == "/?from=/a?X-Amz-Signature=***&b=c");
}

TEST_CASE("credentials of a URL within a URL are masked, however often that is encoded") {
  CHECK(mask_target("https://l/?to=https%3A%2F%2Fb%2F%3Fa%3Db%26X-Amz-Signature%3DSEC&c=d") ==
        "https://l/?to=https%3A%2F%2Fb%2F%3Fa%3Db%26X-Amz-Signature%3D***&c=d");
  CHECK(mask_target("/?to=%3FX-Amz-Security-Token%3DSEC%2526RET%26a%3Db&c=d") ==
        "/?to=%3FX-Amz-Security-Token%3D***%26a%3Db&c=d");
  CHECK(mask_target("/?to=%253FX%25252DAmz-Signature%253DSEC%252526RET%2526a&c") ==
        "/?to=%253FX%25252DAmz-Signature%253D***%2526a&c");
}

TEST_CASE("credentials are masked wherever a URL may hold parameters") {
  CHECK(mask_target("https://l/#X-Amz-Signature=SECRET") == "https://l/#X-Amz-Signature=***");
  CHECK(mask_target("/?a=b;X-Amz-Signature=SECRET") == "/?a=b;X-Amz-Signature=***");
  CHECK(mask_target("/?a=b&amp;X-Amz-Signature=SECRET&amp;c") ==
        "/?a=b&amp;X-Amz-Signature=***&amp;c");
  CHECK(mask_target("X-Amz-Signature=SECRET") == "X-Amz-Signature=***");
  // Of signatures of version 2, and of CloudFront.
  CHECK(mask_target("/k?Expires=1&Signature=SECRET") == "/k?Expires=1&Signature=***");
}

TEST_CASE("what follows the name of a credential in a sentence is masked") {
  CHECK(mask_target("in Authorization: AWS4-HMAC-SHA256 Signature=a&b") == "in Authorization:***");
  CHECK(mask_target("Authorization=AWS4-HMAC-SHA256 Signature=ab") == "Authorization=***");
  CHECK(mask_target(R"({"Cookie" : "a&b"})") == R"({"Cookie" :***)");
  CHECK(mask_target(R"("GET /\r\nAuthorization: AWS4-HMAC-SHA256 Signature=ab\r\n")") ==
        R"("GET /\r\nAuthorization:***)");
  CHECK(mask_target(R"("/?a=b\u0026X-Amz-Signature\u003dSECRET\u0026c=d")") ==
        R"("/?a=b\u0026X-Amz-Signature\u003d***\u0026c=d")");
  for (const auto text :
       {"Signature expired: 20260102"sv, R"(\)"sv, R"(a\u00)"sv, R"(\u00zz\n=\uffff:)"sv,
        "Authorization header requires 'Signature' parameter: none"sv,
        "The request signature we calculated does not match the signature you provided."sv}) {
    CHECK(mask_target(text) == text);
  }
}

TEST_CASE("a target without a credential is printed as it is") {
  for (const auto target :
       {""sv, "/"sv, "/a/b"sv, "/?"sv, "/?a"sv, "/?=&&=x&"sv, "/X-Amz-Signature=a"sv,
        "/?X-Amz-Signature"sv, "/?X-Amz-Signatures=a&aX-Amz-Signature=b"sv, "%"sv,
        "/?%=%2&%zz=%25%"sv}) {
    CHECK(mask_target(target) == target);
  }
}
