// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include "oracles/target.hpp"

#include "catch.hpp"

#include <string>
#include <string_view>

using oracles::take_apart;
using oracles::target_parts;

TEST_CASE("a target is taken apart into decoded segments and parameters") {
  CHECK(take_apart("/tables/a%2Fb%3A/x?n=1&token=%2B%3D%25%0A&empty=") ==
        target_parts{{"tables", "a/b:", "x"}, {{"n", "1"}, {"token", "+=%\n"}, {"empty", ""}}});
  CHECK(take_apart("/buckets") == target_parts{{"buckets"}, {}});
}

TEST_CASE("a target that is not canonical has no parts") {
  // In turn: no path; lower case, needless, broken; not encoded; no parameters, no value, twice.
  for (const std::string_view target :
       {"", "a", "/%2f", "/%41", "/%4", "/%", "/a b", "/a+b", "/a:b", "/\xC3\xA9", "/a?", "/a?n",
        "/a?n=1&n=2", "/a?n=+", "/a?n=/", "/a?n=1&", "/a?n=1=2"}) {
    INFO(target);
    CHECK_FALSE(take_apart(target));
  }
}
