// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/region_setting.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::fips;
using sansaws::aws::region;
using sansaws::aws::region_setting;

constexpr caller_error refusal(caller_errc code, std::size_t position) {
  const bool byte = code == caller_errc::bad_character;
  return {code, "region", position, byte ? "a-z, 0-9 and, inside, -" : ""};
}

constexpr auto setting_while_compiling = region_setting::parse("fips-eu-west-1");
static_assert(setting_while_compiling->region == region("eu-west-1"));

}  // namespace

TEST_CASE("a plain region setting asks for no FIPS") {
  for (const std::string_view text : {"us-east-1", "fips", "fipsus-east-1", "us-fips-east-1"}) {
    CAPTURE(text);
    const auto setting = region_setting::parse(text);
    REQUIRE(setting.has_value());
    CHECK(setting->region.text() == text);
    CHECK(setting->fips == fips::off);
  }
}

TEST_CASE("a pseudo region is its region with FIPS") {
  for (const std::string_view text : {"fips-us-east-1", "us-east-1-fips", "fips-us-east-1-fips"}) {
    CAPTURE(text);
    const auto setting = region_setting::parse(text);
    REQUIRE(setting.has_value());
    CHECK(*setting == region_setting{region("us-east-1"), fips::on});
  }
  const std::string longest(63, 'a');
  CHECK(region_setting::parse("fips-" + longest)->region.text() == longest);
}

TEST_CASE("a refused region setting counts bytes of the whole setting") {
  CHECK(region_setting::parse("").error() == refusal(caller_errc::missing, 0));
  CHECK(region_setting::parse("fips-").error() == refusal(caller_errc::bad_format, 5));
  CHECK(region_setting::parse("-fips").error() == refusal(caller_errc::bad_format, 0));
  CHECK(region_setting::parse("fips--fips").error() == refusal(caller_errc::bad_format, 5));
  CHECK(region_setting::parse("fips-us.x").error() == refusal(caller_errc::bad_character, 7));
  CHECK(region_setting::parse("fips--x").error() == refusal(caller_errc::bad_character, 5));
  CHECK(region_setting::parse("12-fips").error() == refusal(caller_errc::bad_format, 2));
  CHECK(region_setting::parse("FIPS-us-east-1").error() == refusal(caller_errc::bad_character, 0));
  CHECK(region_setting::parse("fips-" + std::string(64, 'a')).error() ==
        refusal(caller_errc::too_long, 68));
}
