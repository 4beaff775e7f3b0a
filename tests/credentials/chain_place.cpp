// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/chain_place.hpp>.
#include <sansaws/credentials/chain_place.hpp>

#include "catch.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <sstream>

namespace {

using namespace sansaws::credentials;

}  // namespace

TEST_CASE("a place is told in one line") {
  const chain_place place{provider::container, place_error::no_answer, "http://127.0.0.1: refused"};
  CHECK(to_string(place) == "container: http://127.0.0.1: refused");
  std::ostringstream out;
  out << place;
  CHECK(out.str() == to_string(place));
}

TEST_CASE("each provider has its name, and any other value a text") {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<provider>>(
      [](auto each) { CHECK(to_string(each.value) == each.name); });
  CHECK(to_string(static_cast<provider>(99)) == "unknown");
}
