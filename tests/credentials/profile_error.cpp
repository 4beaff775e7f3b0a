// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/profile_error.hpp>.
#include <sansaws/credentials/profile_error.hpp>

#include "catch.hpp"

#include <limits>
#include <set>
#include <sstream>
#include <string>

using namespace sansaws::credentials;

static_assert(to_string(profile_file::config) == "config");
static_assert(to_string(profile_file::credentials) == "credentials");

TEST_CASE("an error in a profile says the file, the line, the section and why") {
  CHECK(to_string(
            profile_error{profile_errc::missing_name, profile_file::config, 7, "profile prod"}) ==
        "config file, line 7, [profile prod]: there is no name before the =");
  CHECK(to_string(profile_error{profile_errc::outside_section, profile_file::credentials, 1, {}}) ==
        "credentials file, line 1: a property stands before the first section");
  CHECK(to_string(profile_error{profile_errc::too_large, profile_file::config, 0, {}}) ==
        "config file: the file is larger than the limit");
}

TEST_CASE("an error in a profile is streamed in the same words, the name made visible") {
  std::ostringstream out;
  out << profile_error{profile_errc::missing_equals, profile_file::config, 2, "a\x1b[2J\xc3\xa9"};
  CHECK(out.str() ==
        "config file, line 2, [a\\x1b[2J\\xc3\\xa9]: there is no = between the name of a property "
        "and its value");
}

TEST_CASE("an error in a profile is its error code, and the value of a failed result throws it") {
  const profile_error error{profile_errc::not_text, profile_file::config, 3, {}};
  CHECK(make_error_code(error) == profile_errc::not_text);
  CHECK(make_error_code(error).category().name() == std::string("sansaws.credentials.profile"));
  const sansaws::result<int, profile_error> failed = error;
  CHECK_THROWS_AS(failed.value(), boost::system::system_error);
}

TEST_CASE("every error in a profile has a text of its own") {
  const auto unknown = std::string(message(profile_errc{}));
  std::set<std::string> texts{unknown};
  for (int value = 1; value <= static_cast<int>(profile_errc::repeated_property); ++value) {
    CAPTURE(value);
    const auto code = static_cast<profile_errc>(value);
    CHECK(texts.insert(std::string(message(code))).second);
    CHECK(make_error_code(code).message() == message(code));
    CHECK_FALSE(message(code).ends_with('.'));
  }
  for (const int value : {-1, static_cast<int>(profile_errc::repeated_property) + 1,
                          std::numeric_limits<int>::max()}) {
    CHECK(message(static_cast<profile_errc>(value)) == unknown);
  }
}
