// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Documents, locations, requests and ages of credentials against what botocore and the AWS SDK for
// JavaScript make of them.
#include "catch.hpp"
#include "vector_files.hpp"

#include <sansaws/credentials/container_request.hpp>
#include <sansaws/credentials/documents.hpp>
#include <sansaws/credentials/instance_requests.hpp>
#include <sansaws/credentials/refresh.hpp>

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace sansaws;
using namespace sansaws::credentials;
namespace dom = boost::json;

dom::value read_cases() {
  return dom::parse(vectors::read("credentials/cases.json"));
}

/// What is right: what both peers make of it, or the one that `differs` does not name; nothing
/// where it names both, and the case is refused.
const dom::value* expected_of(const dom::object& given) {
  const auto* differs = given.if_contains("differs");
  const auto named = [&](std::string_view peer) {
    return differs != nullptr && differs->as_object().contains(peer);
  };
  if (named("sdk") && named("botocore")) return nullptr;
  const auto& found = given.at(named("sdk") ? "botocore" : "sdk");
  return found.as_object().contains("error") ? nullptr : &found;
}

result<expiring_credentials, document_error> read(std::string_view source, std::string text,
                                                  int status) {
  if (source == "process") return parse_process_output(text);
  const http::response answer{status, {}, {}, std::move(text)};
  return source == "container" ? parse_endpoint_credentials(answer)
                               : parse_endpoint_credentials(answer);
}

dom::value as_json(const expiring_credentials& found) {
  dom::object made{{"id", found.credentials.access_key_id()},
                   {"secret", found.credentials.secret_access_key().expose()},
                   {"token", found.credentials.session_token().expose()}};
  if (found.expiration) {
    made["expiration"] =
        found.expiration->seconds * 1000 + found.expiration->nanoseconds / 1'000'000;
  }
  return made;
}

/// The fields but for the host, which the peers have from a server of their own.
dom::object fields_of(const http::request& request) {
  dom::object made;
  for (const auto field : request.fields) {
    if (field.name != "host") made[field.name] = field.value;
  }
  return made;
}

}  // namespace

TEST_CASE("documents mean what they mean for botocore and the SDK") {
  const auto file = read_cases();
  const auto& cases = file.at("documents").as_array();
  REQUIRE(cases.size() >= 60);
  for (const auto& one : cases) {
    INFO(dom::serialize(one));
    const auto& given = one.as_object();
    const auto* status = given.if_contains("status");
    const auto found = read(std::string_view(given.at("source").as_string()),
                            std::string(given.at("text").as_string()),
                            status == nullptr ? 200 : status->to_number<int>());
    const auto* expected = expected_of(given);
    REQUIRE(found.has_value() == (expected != nullptr));
    if (found) CHECK(as_json(*found) == *expected);
  }
}

TEST_CASE("a container is asked where botocore and the SDK would ask") {
  const auto file = read_cases();
  const auto& cases = file.at("locations").as_array();
  REQUIRE(cases.size() >= 40);
  for (const auto& one : cases) {
    INFO(dom::serialize(one));
    const auto& given = one.as_object();
    const auto* url = given.if_contains("url");
    const auto found = url != nullptr
                           ? container_uri_of_url(std::string_view(url->as_string()))
                           : container_uri_of_path(std::string_view(given.at("path").as_string()));
    const auto* expected = expected_of(given);
    REQUIRE(found.has_value() == (expected != nullptr));
    if (found) {
      CHECK(found->endpoint.origin() + found->target ==
            std::string_view(expected->at("url").as_string()));
    }
  }
}

TEST_CASE("the requests for credentials are those of botocore and the SDK") {
  const auto file = read_cases();
  const auto given = [&](const char* name) {
    return std::string(file.at("given").at(name).as_string());
  };
  const aws::endpoint service(instance_endpoint);
  const auto uri = *container_uri_of_url("http://127.0.0.1:8000/get-credentials");
  const http::request ours[] = {
      instance_token_request(service), *instance_role_request(service, given("token")),
      *instance_credentials_request(service, given("token"), given("role")),
      *container_request(uri, given("authorization"))};
  const std::string_view origins[] = {instance_endpoint.text(), instance_endpoint.text(),
                                      instance_endpoint.text(), "http://127.0.0.1:8000"};
  for (std::size_t i = 0; i != std::size(ours); ++i) {
    CAPTURE(i);
    const auto& sdk = file.at("requests").at("sdk").at(i);
    const auto& botocore = file.at("requests").at("botocore").at(i);
    CHECK(ours[i].method.text() == std::string_view(sdk.at("method").as_string()));
    CHECK(ours[i].target == std::string_view(sdk.at("target").as_string()));
    CHECK(origins[i] == "http://" + std::string(*ours[i].fields.find("host")));
    CHECK(std::string(origins[i]) + ours[i].target ==
          std::string_view(botocore.at("url").as_string()));
    // The length of no body is written with the request, and the SDK does not say what it accepts.
    auto by_botocore = botocore.at("fields").as_object();
    by_botocore.erase("content-length");
    CHECK(fields_of(ours[i]) == by_botocore);
    auto by_sdk = sdk.at("fields").as_object();
    if (i == 3) by_sdk["accept"] = "application/json";
    CHECK(fields_of(ours[i]) == by_sdk);
  }
}

TEST_CASE("credentials age as those of botocore do") {
  const auto file = read_cases();
  const timestamp end(1'767'323'045, 0);
  const auto times = plan_refresh({end.seconds - 3600, 0}, end, 0);
  for (const auto& one : file.at("ages").as_array()) {
    INFO(dom::serialize(one));
    const auto now = plus_seconds(end, -one.at("left").as_int64());
    CHECK(boost::describe::enum_to_string(freshness_at(times, now), "?") ==
          std::string_view(one.at("botocore").as_string()));
  }
}

TEST_CASE("credentials of an instance are used on for as long as by the SDK") {
  const auto file = read_cases();
  const timestamp now(4'102'444'800, 0);
  for (const auto& one : file.at("extensions").as_array()) {
    INFO(dom::serialize(one));
    const auto times = extend_refresh(now, one.at("random").to_number<double>());
    CHECK(times.now == plus_seconds(now, one.at("sdk").to_number<std::int64_t>()));
  }
}
