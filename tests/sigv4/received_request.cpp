// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A received request is viewed in the types of any HTTP stack.
#include <sansaws/sigv4/received_request.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::sigv4;

namespace {

std::optional<verify_error> refusal(const received_request& request) {
  return request.refusal();
}

verify_error malformed(std::string_view what) {
  return {verify_errc::malformed_request, std::string(what)};
}

}  // namespace

TEST_CASE("a request of this library is viewed, not copied") {
  const auto request = samples::request("/a?b", {{"A", "1"}}, "body");
  const received_request received(request);
  CHECK(received.method() == "GET");
  CHECK(received.target().data() == request.target.data());
  CHECK(received.body().data() == request.body.data());
  CHECK(&received.fields() == &request.fields);
  CHECK(!received.refusal());
  const received_request in_parts("GET", "/", request.fields, "");
  CHECK(&in_parts.fields() == &request.fields);
}

TEST_CASE("the fields of another HTTP stack are taken in their order") {
  const std::vector<std::pair<std::string, std::string>> list{
      {"Host", "example.com"}, {"b", " 1\t"}, {"a", ""}, {"b", "2"}};
  const received_request received("BREW", "/", list, "");
  CHECK(received.method() == "BREW");
  CHECK(!received.refusal());
  CHECK(received.fields() ==
        samples::fields({{"Host", "example.com"}, {"b", "1"}, {"a", ""}, {"b", "2"}}));
  const std::multimap<std::string_view, const char*> map{{"a", nullptr}, {"host", "h"}};
  CHECK(received_request("GET", "/", map, "").fields() ==
        samples::fields({{"a", ""}, {"host", "h"}}));
}

TEST_CASE("a target that nobody can have signed is refused, as another reader may cut it") {
  for (const char* target :
       {"", "a", "*", "http://example.com/", "/a#b", "/?a=%23&b=#&c", "/a\r\n", "/a\tb", "/\x7f",
        "/0123456789abcdef0123456789abcdef#", "/a b", "/?c=\xc3\xa9"}) {
    CAPTURE(target);
    CHECK(refusal(samples::request(target)) == malformed("target"));
  }
  CHECK(refusal(samples::request(std::string_view("/\0", 2))) == malformed("target"));
}

// RFC 9112 section 3 and RFC 9110 section 5: a line end in any of them would be another request.
TEST_CASE("a method or field that HTTP does not know is refused by name") {
  const std::vector<std::pair<std::string, std::string>> good{{"host", "h"}};
  for (const std::string_view method : {"", "GET ", "GET\n/", "G\xc3\x84T"}) {
    CHECK(refusal({method, "/", good, ""}) == malformed("method"));
  }
  using list = std::vector<std::pair<std::string, std::string>>;
  CHECK(refusal({"GET", "/", list{{"host", "h"}, {"a", "1\nx-amz-b:2"}}, ""}) == malformed("a"));
  CHECK(refusal({"GET", "/", list{{"host", "h"}, {"a:b", "1"}}, ""}) == malformed("a:b"));
  CHECK(refusal({"GET", "/", list{{"", "1"}}, ""}) == malformed(""));
  CHECK(refusal({"", "/", list{{"c\r", "1"}, {"b", "\n"}}, ""}) == malformed("c\r"));
}

TEST_CASE("two hosts are refused, as another reader may take the other") {
  const verify_error repeated{verify_errc::repeated_host, {}};
  CHECK(refusal(samples::request("/", {{"host", "other"}})) == repeated);
  CHECK(refusal(samples::request("/", {{"HOST", "example.amazonaws.com"}})) == repeated);
  CHECK(!refusal({"GET", "/", sansaws::http::fields(), ""}));
}
