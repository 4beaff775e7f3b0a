// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Where the parts of a signature are found. signature_claims.cpp has what is made of them.
#include <sansaws/sigv4/detail/signature_parts.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

using namespace sansaws::sigv4;
using detail::signature_parts;

TEST_CASE("text is decoded only where it is percent-encoded") {
  std::string own;
  const std::string_view plain = "X-Amz-Date";
  const auto same = detail::decoded(plain, own);
  REQUIRE(same.has_value());
  CHECK(same->data() == plain.data());
  CHECK(own.empty());
  CHECK(detail::decoded("a%2Fb", own) == "a/b");
  CHECK(own == "a/b");
  for (const std::string_view broken : {"%", "%2", "%zz", "a%2"}) {
    CHECK(!detail::decoded(broken, own));
  }
}

TEST_CASE("a part is set once") {
  signature_parts parts;
  CHECK(!parts.any());
  CHECK(!parts.has(signature_parts::date));
  CHECK(parts.get(signature_parts::date) == "");
  CHECK(parts.set(signature_parts::date, ""));
  CHECK(parts.any());
  CHECK(parts.has(signature_parts::date));
  CHECK(!parts.set(signature_parts::date, "d"));
  CHECK(parts.get(signature_parts::date) == "");
}

TEST_CASE("the values of a query are kept decoded, however many there are") {
  signature_parts parts;
  for (std::size_t i = 0; i != signature_parts::count; ++i) {
    const auto part = static_cast<signature_parts::part>(i);
    CHECK(parts.set_encoded(part, "name", "%2" + std::to_string(i)));
    CHECK(!parts.set_encoded(part, "name", "other"));
  }
  for (std::size_t i = 0; i != signature_parts::count; ++i) {
    const char expected = static_cast<char>(0x20 + i);
    CHECK(parts.get(static_cast<signature_parts::part>(i)) == std::string_view(&expected, 1));
  }
  CHECK(!parts.malformed());
}

TEST_CASE("of what cannot be read, the first is named") {
  signature_parts parts;
  CHECK(parts.set_encoded(signature_parts::date, "X-Amz-Date", "%"));
  CHECK(parts.has(signature_parts::date));
  CHECK(parts.get(signature_parts::date) == "");
  parts.set_malformed("another");
  CHECK(parts.malformed() == "X-Amz-Date");
}

TEST_CASE("an Authorization field of another scheme is not taken apart") {
  signature_parts parts;
  CHECK(!detail::parse_authorization("Bearer Credential=a, Credential=b", parts));
  CHECK(parts.get(signature_parts::algorithm) == "Bearer");
  signature_parts unquoted;
  CHECK(!detail::parse_authorization("Bearer\ta-secret Credential=b", unquoted));
  CHECK(unquoted.get(signature_parts::algorithm).empty());
  CHECK(!parts.has(signature_parts::credential));
  CHECK(!parts.malformed());
}

TEST_CASE("fields of other names are no part of a signature") {
  signature_parts parts;
  const auto request =
      samples::request("/", {{"X-Amz-Dates", "d"}, {"X-Amz-Signature", "s"}, {"Accept", "a"}});
  CHECK(!detail::parse_fields(request.fields, parts));
  CHECK(!parts.any());
  CHECK(!detail::parse_query("X-Amz-Dates=d&Authorization=a&%58-Amz-Meta=m&%zz=X-Amz-Date", parts));
  CHECK(!parts.any());
}
