// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/profiles.hpp>.
#include <sansaws/credentials/profiles.hpp>

#include "catch.hpp"
#include "shown_profiles.hpp"

#include <string>
#include <string_view>
#include <utility>

using namespace sansaws::credentials;
using sansaws::secret;

namespace {

profile_property property(std::string_view text, profile_file file, std::size_t line) {
  return {{secret(text), file, line}, {}};
}

profile_set with_profile(std::string_view name, profile_file file, profile_section section) {
  profile_set set;
  section.file = file;
  set.profiles.emplace(name, std::move(section));
  return set;
}

constexpr auto config = profile_file::config;
constexpr auto credentials = profile_file::credentials;

}  // namespace

TEST_CASE("what is looked up is found by its name, and only by that") {
  profile_section section;
  section.properties["region"] = property("r", config, 2);
  section.properties["s3"].nested["use"] = {secret("u"), config, 4};
  auto set = with_profile("prod", config, section);
  set.sso_sessions["sso"].line = 5;
  set.services["local"].line = 6;

  const auto* found = set.find_profile("prod");
  REQUIRE(found != nullptr);
  CHECK(found->find("region")->text.expose() == "r");
  CHECK(found->find("region")->line == 2);
  CHECK(found->find("Region") == nullptr);
  CHECK(found->find("s3")->text.empty());
  CHECK(found->find("s3", "use")->text.expose() == "u");
  CHECK(found->find("s3", "other") == nullptr);
  CHECK(found->find("region", "use") == nullptr);
  CHECK(found->find("none", "use") == nullptr);
  CHECK(set.find_profile("Prod") == nullptr);
  CHECK(set.find_profile("") == nullptr);
  CHECK(set.find_sso_session("sso")->line == 5);
  CHECK(set.find_sso_session("prod") == nullptr);
  CHECK(set.find_services("local")->line == 6);
  CHECK(set.find_services("sso") == nullptr);
}

TEST_CASE("sets are equal where all in them is, places too") {
  const profile_section section{config, 1, {{"a", property("b", config, 2)}}};
  auto changed = section;
  CHECK(with_profile("p", config, section) == with_profile("p", config, changed));
  changed.properties["a"].value.line = 3;
  CHECK_FALSE(with_profile("p", config, section) == with_profile("p", config, changed));
  changed = section;
  changed.properties["a"].value.text = secret("c");
  CHECK_FALSE(with_profile("p", config, section) == with_profile("p", config, changed));
}

TEST_CASE("of a property in both files that of the credentials file counts, with its place") {
  const auto merged = merge_profiles(
      with_profile("p", config,
                   {config, 1, {{"a", property("1", config, 2)}, {"b", property("2", config, 3)}}}),
      with_profile("p", credentials,
                   {credentials,
                    7,
                    {{"b", property("3", credentials, 8)}, {"c", property("4", credentials, 9)}}}));
  CHECK(shown(merged) == "p{a=1 b=3 c=4} ");
  const auto* found = merged.find_profile("p");
  CHECK(found->file == config);
  CHECK(found->line == 1);
  CHECK(found->find("a")->file == config);
  CHECK(found->find("b")->file == credentials);
  CHECK(found->find("b")->line == 8);
}

TEST_CASE("nested properties come from one file, not from both") {
  profile_section weaker;
  weaker.properties["s3"].nested["a"] = {secret("1"), config, 3};
  profile_section stronger;
  stronger.properties["s3"].nested["b"] = {secret("2"), credentials, 3};
  const auto merged =
      merge_profiles(with_profile("p", config, weaker), with_profile("p", credentials, stronger));
  CHECK(shown(merged) == "p{s3{b=2}} ");
}

TEST_CASE("a file that is not there changes nothing") {
  auto one = with_profile("p", config, {config, 1, {{"a", property("1", config, 2)}}});
  one.sso_sessions["s"].line = 4;
  one.services["v"].line = 5;
  one.ignored.push_back({profile_errc::unknown_section, config, 9, "x"});
  CHECK(merge_profiles(one, {}) == one);
  CHECK(merge_profiles({}, one) == one);
}

TEST_CASE("what is ignored of the config file stands before what is of the credentials file") {
  profile_set one;
  one.ignored.push_back({profile_errc::unknown_section, config, 9, "x"});
  profile_set other;
  other.ignored.push_back({profile_errc::config_section, credentials, 2, "profile y"});
  const auto merged = merge_profiles(one, other);
  REQUIRE(merged.ignored.size() == 2);
  CHECK(merged.ignored[0].section == "x");
  CHECK(merged.ignored[1].section == "profile y");
}
