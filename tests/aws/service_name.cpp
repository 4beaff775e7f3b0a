// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The signing name of a service.
#include <sansaws/aws/service_name.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>
#include <utility>

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::service_name;

namespace {

template <class T>
concept gives_text = requires(T object) {
  std::forward<T>(object).text();
};
static_assert(gives_text<service_name&>);
static_assert(!gives_text<service_name>, "no view of a temporary");

static_assert(!service_name::validate("s3tables"));
static_assert(service_name::validate("S3") ==
              caller_error{caller_errc::bad_character, "service", 0, "a-z, 0-9 and -"});

caller_error refusal(std::string_view text) {
  const auto parsed = service_name::parse(text);
  REQUIRE(parsed.has_error());
  return parsed.error();
}

}  // namespace

TEST_CASE("a service name keeps its text, parsed or literal") {
  for (const std::string_view text : {"s3tables", "s3", "a", "execute-api", "-", "4"}) {
    const auto parsed = service_name::parse(text);
    REQUIRE(parsed.has_value());
    CHECK(parsed->text() == text);
  }
  CHECK(service_name("s3tables") == service_name::parse("s3tables").value());
  CHECK(service_name("s3tables") != service_name("s3"));
  CHECK(service_name::parse(std::string(63, 'a'))->text() == std::string(63, 'a'));
}

TEST_CASE("a service name is refused at the byte that is wrong") {
  CHECK(refusal("") == caller_error{caller_errc::missing, "service", 0});
  CHECK(refusal(std::string(64, 'a')) == caller_error{caller_errc::too_long, "service", 63});
  for (int byte = 0; byte != 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    const std::string text = std::string("ab") + c;
    CAPTURE(byte);
    if (good) {
      CHECK(service_name::parse(text).has_value());
    } else {
      const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      const auto* allowed = blank ? "no blank or line end after it" : "a-z, 0-9 and -";
      CHECK(refusal(text) == caller_error{caller_errc::bad_character, "service", 2, allowed});
    }
  }
}
