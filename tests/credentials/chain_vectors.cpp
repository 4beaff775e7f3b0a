// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where credentials are found, against where botocore and the AWS SDK for JavaScript find them.
#include "catch.hpp"
#include "credentials/answer_needs.hpp"
#include "vector_files.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string>
#include <string_view>

namespace {

using namespace sansaws;
namespace dom = boost::json;

constexpr std::string_view url = "http://127.0.0.1:1";

std::string text_of(const dom::value& value) {
  return std::string(value.as_string());
}

/// With what stands for the folder and the URL of the endpoints.
std::string filled(std::string text) {
  for (const auto& [name, value] :
       {std::pair<std::string_view, std::string_view>{"{folder}", "/f"}, {"{url}", url}}) {
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + value.size())) {
      text.replace(at, name.size(), value);
    }
  }
  return text;
}

/// The machine of a case. Its endpoints answer as those that the peers asked.
fakes::machine machine_of(const dom::object& one, const dom::value& given) {
  fakes::machine made;
  made.environment = {{"HOME", "/nonexistent"},
                      {"AWS_CONFIG_FILE", "/f/config"},
                      {"AWS_SHARED_CREDENTIALS_FILE", "/f/credentials"}};
  for (const auto& [name, value] : one.at("env").as_object()) {
    made.environment[name] = filled(text_of(value));
  }
  const std::string folder = one.contains("below") ? "/f/.aws/" : "/f/";
  for (const char* name : {"config", "credentials"}) {
    if (one.contains(name)) made.files[folder + name] = filled(text_of(one.at(name)));
  }
  made.files["/f/token"] = text_of(given.at("authorization"));
  made.printed = text_of(given.at("process"));
  if (one.contains("config") && text_of(one.at("config")).find("= false") != std::string::npos) {
    made.printed.clear();
  }
  made.answer = [given](const credentials::send_request& need) {
    const auto& request = need.request;
    CHECK(need.endpoint.origin() == url);
    const auto is = [&](const char* field, const char* name) {
      return request.fields.find(field).value_or("") == text_of(given.at(name));
    };
    if (request.target == "/failing") return fakes::answered("{}", 500);
    if (request.target == "/container" ||
        (request.target == "/guarded" && is("authorization", "authorization"))) {
      return fakes::answered(text_of(given.at("container")));
    }
    if (request.target == "/latest/api/token" && request.method == http::method::put) {
      return fakes::answered(text_of(given.at("metadata_token")));
    }
    if (!is("x-aws-ec2-metadata-token", "metadata_token")) return fakes::answered("", 401);
    const std::string path = "/latest/meta-data/iam/security-credentials/";
    if (request.target == path) return fakes::answered(text_of(given.at("role")));
    CHECK(request.target == path + text_of(given.at("role")));
    return fakes::answered(text_of(given.at("instance")));
  };
  return made;
}

}  // namespace

TEST_CASE("credentials are found where botocore and the SDK find them") {
  const auto file = dom::parse(vectors::read("chain/cases.json"));
  const auto& cases = file.at("cases").as_array();
  REQUIRE(cases.size() >= 60);
  for (const auto& value : cases) {
    const auto& one = value.as_object();
    INFO(dom::serialize(one));
    auto machine = machine_of(one, file.at("given"));
    const auto chain =
        machine.run(one.contains("profile") ? text_of(one.at("profile")) : std::string());
    CAPTURE(fakes::told(chain));
    REQUIRE(!chain.places().empty());
    CHECK(machine.asked.size() <= 5);
    const auto& last = chain.places().back();
    CHECK(chain.found().has_value() == !last.error.has_value());

    // Where botocore differs, the SDK is right.
    const bool differs =
        one.contains("differs") && one.at("differs").as_object().contains("botocore");
    const auto& right = one.at(differs ? "sdk" : "botocore").as_object();
    REQUIRE(chain.found().has_value() == right.contains("id"));
    if (const auto& found = chain.found()) {
      CHECK(found->credentials.access_key_id() == text_of(right.at("id")));
      CHECK(found->credentials.secret_access_key().expose() == text_of(right.at("secret")));
      CHECK(found->credentials.session_token().expose() == text_of(right.at("token")));
      if (right.contains("provider")) CHECK(to_string(last.where) == text_of(right.at("provider")));
      const std::string region = chain.region() ? chain.region()->text : "";
      CHECK(region == (right.contains("region") ? text_of(right.at("region")) : ""));
    } else {
      const bool nothing_is_set_up = last.error == credentials::place_error::absent ||
                                     last.error == credentials::place_error::passed_over;
      CHECK(nothing_is_set_up == right.contains("none"));
      if (right.contains("service")) CHECK(last.error == credentials::place_error::needs_service);
    }
  }
}
