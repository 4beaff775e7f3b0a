// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/instance_requests.hpp>. What is sent is compared with that of the
// peers in credential_vectors.cpp.
#include <sansaws/credentials/instance_requests.hpp>

#include "catch.hpp"

#include <sansaws/http/write_request.hpp>

#include <string>

using namespace sansaws;
using namespace sansaws::credentials;

TEST_CASE("the request for a token is a PUT with its time to live, and no body") {
  CHECK(*http::write_request(instance_token_request(aws::endpoint(instance_endpoint_ipv6))) ==
        "PUT /latest/api/token HTTP/1.1\r\nhost: [fd00:ec2::254]\r\n"
        "x-aws-ec2-metadata-token-ttl-seconds: 21600\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("the path of another metadata service stands before that of the request") {
  const auto service = *aws::endpoint::parse("http://127.0.0.1:1338/imds/");
  CHECK(instance_token_request(service).target == "/imds/latest/api/token");
  const auto request = *instance_credentials_request(service, "token", "role");
  CHECK(request.target == "/imds/latest/meta-data/iam/security-credentials/role");
  CHECK(request.fields.find("host") == "127.0.0.1:1338");
}

TEST_CASE("nothing that a metadata service answers breaks the next request") {
  const aws::endpoint service(instance_endpoint);
  for (const std::string bad : {"", "a\r\nb: c", "a b", "a\n", "\x80", "a\tb"}) {
    CAPTURE(bad);
    CHECK(instance_role_request(service, bad).error().parameter == "instance_token");
    CHECK(instance_credentials_request(service, bad, "role").error().parameter == "instance_token");
  }
  for (const std::string bad : {"", ".", "..", "a/b", "a?b", "a#b", "a%20", "a b", "a\r\n"}) {
    CAPTURE(bad);
    CHECK(instance_credentials_request(service, "token", bad).error().parameter == "instance_role");
  }
}

TEST_CASE("a request to an instance is printed without the token") {
  const aws::endpoint service(instance_endpoint);
  const auto request = *instance_credentials_request(service, "the-token", "role");
  CHECK(to_string(request).find("the-token") == std::string::npos);
  CHECK(to_string(request).find("x-aws-ec2-metadata-token: ***") != std::string::npos);
}
