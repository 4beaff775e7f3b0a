// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Refusals have texts.
#include <sansaws/sigv4/verify_error.hpp>

#include <sansaws/core/result.hpp>

#include "catch.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/system/system_error.hpp>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

using sansaws::sigv4::verify_errc;
using sansaws::sigv4::verify_error;

TEST_CASE("a number that is no code has words, too") {
  CHECK(message(static_cast<verify_errc>(99)) == "the request was refused");
}

TEST_CASE("every refusal has a sentence of its own, without a full stop") {
  std::set<std::string_view> texts;
  std::size_t count = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<verify_errc>>([&](auto each) {
    ++count;
    CHECK(static_cast<std::size_t>(each.value) == count);  // from 1, as 0 means success
    const std::string_view text = message(each.value);
    CAPTURE(each.name);
    REQUIRE(!text.empty());
    CHECK(text.back() != '.');
    texts.insert(text);
  });
  CHECK(count == static_cast<std::size_t>(verify_errc::wrong_signature));
  CHECK(texts.size() == count);
}

TEST_CASE("a refusal says what it is about where there is something") {
  CHECK(to_string(verify_error{verify_errc::unsigned_field, "host"}) ==
        "a field that must be signed is not: host");
  CHECK(to_string(verify_error{verify_errc::wrong_signature, {}}) ==
        "the signature does not match");
}

TEST_CASE("a refusal is put in visible ASCII, whatever the peer sent") {
  CHECK(to_string(verify_error{verify_errc::ambiguous_authentication, "X-Amz-Date\x1b[2J\n\xff"}) ==
        "the request is signed more than once: X-Amz-Date\\x1b[2J\\x0a\\xff");
  CHECK(to_string(verify_error{verify_errc::unsigned_field, std::string(100'000, 'x')}).size() <
        400);
}

TEST_CASE("refusals are equal where code and subject are") {
  const verify_error error{verify_errc::unsigned_field, "host"};
  CHECK(error == verify_error{verify_errc::unsigned_field, "host"});
  CHECK(error != verify_error{verify_errc::missing_field, "host"});
  CHECK(error != verify_error{verify_errc::unsigned_field, "x-amz-date"});
}

TEST_CASE("a refusal is an error code, and is thrown only where a value is demanded") {
  const boost::system::error_code code = verify_errc::expired;
  CHECK(code.failed());
  CHECK(code.message() == "the request has expired");
  CHECK(std::string_view(code.category().name()) == "sansaws.sigv4.verify");
  CHECK(code != verify_errc::missing_authentication);

  const sansaws::result<int, verify_error> refused(verify_error{verify_errc::expired, "then"});
  try {
    (void)refused.value();
    FAIL("nothing was thrown");
  } catch (const boost::system::system_error& thrown) {
    CHECK(thrown.code() == verify_errc::expired);
    CHECK(std::string_view(thrown.what()) == "the request has expired: then");
  }
}
