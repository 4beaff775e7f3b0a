// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Shared config and credentials files against what botocore and the AWS SDK for JavaScript make of
// them.
#include "catch.hpp"
#include "shown_profiles.hpp"
#include "vector_files.hpp"

#include <sansaws/credentials/parse_profiles.hpp>
#include <sansaws/credentials/profiles.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <string_view>
#include <utility>

namespace {

using namespace sansaws::credentials;
namespace dom = boost::json;

/// The sections that have a property: others are none for the SDK.
dom::object as_json(const by_name<profile_section>& group) {
  dom::object made;
  for (const auto& [name, section] : group) {
    if (section.properties.empty()) continue;
    dom::object properties;
    for (const auto& [property, set] : section.properties) {
      dom::value& value = properties[property];
      if (set.nested.empty()) {
        value = set.value.text.expose();
        continue;
      }
      for (const auto& [nested, inner] : set.nested) {
        if (!value.is_object()) value.emplace_object();
        value.as_object()[nested] = inner.text.expose();
      }
    }
    made[name] = std::move(properties);
  }
  return made;
}

sansaws::result<profile_set, profile_error> read(const dom::object& given) {
  profile_set files[2];
  for (const auto file : {profile_file::config, profile_file::credentials}) {
    const auto* text = given.if_contains(to_string(file));
    if (text == nullptr) continue;
    auto parsed = parse_profiles(std::string_view(text->as_string()), file);
    if (!parsed) return parsed.error();
    files[file == profile_file::credentials] = *std::move(parsed);
  }
  return merge_profiles(std::move(files[0]), std::move(files[1]));
}

}  // namespace

TEST_CASE("files mean what they mean for botocore and the SDK") {
  const auto file = dom::parse(vectors::read("profiles/cases.json"));
  const auto& cases = file.at("cases").as_array();
  REQUIRE(cases.size() >= 70);
  for (const auto& one : cases) {
    INFO(dom::serialize(one));
    const auto& given = one.as_object();
    // Our rule stands beside the answers of the peers where it is that of neither.
    const auto* differs = given.if_contains("differs");
    const bool as_sdk = differs == nullptr || !differs->as_object().contains("sdk");
    const auto& expected =
        given.contains("rule") ? one.at("rule") : one.at(as_sdk ? "sdk" : "botocore");
    const auto files = read(given);
    REQUIRE(files.has_value() == !expected.as_object().contains("error"));
    if (!files) continue;
    CHECK(as_json(files->profiles) == expected.at("profiles"));
    CHECK(as_json(files->sso_sessions) == expected.at("sso_sessions"));
    if (const auto* services = expected.as_object().if_contains("services")) {
      CHECK(as_json(files->services) == *services);
    }
  }
}
