// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A value that is known is found in any spelling, and nothing else is.
#include <sansaws/sigv4/detail/known_credentials.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <cstddef>
#include <string>
#include <string_view>

using sansaws::sigv4::detail::known_credentials;

namespace {

std::string masked(std::string_view value, std::string_view text) {
  known_credentials known;
  known.add(value);
  return known.masked(text);
}

}  // namespace

TEST_CASE("a known value is masked, what stands around it is not") {
  CHECK(masked("SECRETtoken", "SECRETtoken") == "***");
  CHECK(masked("SECRETtoken", "a SECRETtoken, b") == "a ***, b");
  CHECK(masked("SECRETtoken", "SECRETtoken.SECRETtoken") == "***.***");
  CHECK(masked("SECRETtoken", "another text") == "another text");
  CHECK(masked("SECRETtoken", "") == "");
}

TEST_CASE("another spelling of a known value is masked") {
  CHECK(masked("SEC/RET+token==", "secrettoken") == "***");
  CHECK(masked("SEC/RET+token==", "S E\tC-RET.token") == "***");
  CHECK(masked("SEC/RET+token==", "=SEC%2FRET%2btoken%3D%3D") == "=***%3D%3D");
  CHECK(masked("SEC/RET+token==", "%53EC%252FRET%25252Btoken") == "***");
  CHECK(masked("SEC%2FRET%2Btoken", "SEC/RET+token") == "***");
}

TEST_CASE("a part of a known value is masked, unless it is short") {
  CHECK(masked("SECRETtoken0123456789", "...RETtok...") == "...***...");
  CHECK(masked("SECRETtoken0123456789", "RETto") == "RETto");
  CHECK(masked("SECRETtoken0123456789", "SECRETtokenX0123456789") == "***X***");
  CHECK(masked("short", "short") == "short");
}

TEST_CASE("a percent sign that encodes nothing is passed over") {
  for (const std::string_view text : {"%", "%2", "%25", "%2525", "%zz", "a%", "%25%2"}) {
    CHECK(masked("SECRETtoken", text) == text);
  }
  CHECK(masked("SECRETtoken", "SEC%RETtoken%") == "***%");
}

TEST_CASE("of a query only the parameters with credentials are known") {
  known_credentials known;
  known.add_query(
      "X-Amz-Date=20260102T030405Z&X-Amz-Security-Token=SECRETtoken&x%2damz-signature="
      "abcdefabcdef");
  CHECK(known.masked("20260102T030405Z SECRETtoken ABCDEFabcdef") == "20260102T030405Z *** ***");
}

TEST_CASE("no eight bytes of a value remain in any text around it") {
  samples::random_numbers random(17);
  for (int round = 0; round != 500; ++round) {
    const auto value = random.text(samples::letters_and_digits, 8 + random.below(200));
    const auto text = masked(value, random.bytes(random.below(40)) + value + random.bytes(20));
    for (std::size_t at = 0; at + 8 <= value.size(); ++at) {
      CHECK(text.find(value.substr(at, 8)) == std::string::npos);
    }
  }
}
