// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What credentials may hold, and that they never show it.
#include <sansaws/sigv4/credentials.hpp>

#include <sansaws/http/fields.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::sigv4::credentials;

namespace {

template <class T>
concept gives_parts = requires(T object) {
  std::forward<T>(object).access_key_id();
  std::forward<T>(object).secret_access_key();
  std::forward<T>(object).session_token();
};
static_assert(gives_parts<credentials&>);
static_assert(!gives_parts<credentials>, "no view of a temporary");
static_assert(std::is_nothrow_move_constructible_v<credentials>);
static_assert(!std::is_default_constructible_v<credentials>);

constexpr std::string_view good = "abc";

caller_error refusal(std::string_view id, std::string_view secret, std::string_view token) {
  const auto made = credentials::make(id, secret, token);
  REQUIRE(made.has_error());
  return made.error();
}

// The bytes that are refused in the middle of a part.
template <class Make>
std::string refused_bytes(std::string_view parameter, Make make) {
  std::string refused;
  for (int byte = 0; byte != 256; ++byte) {
    const auto made = make(std::string("ab") + static_cast<char>(byte) + "c");
    if (made.has_value()) continue;
    CHECK(made.error().code == caller_errc::bad_character);
    CHECK(made.error().parameter == parameter);
    CHECK(made.error().position == 2);
    refused += static_cast<char>(byte);
  }
  return refused;
}

std::string bytes(int first, int last) {
  std::string range;
  for (int byte = first; byte <= last; ++byte) range += static_cast<char>(byte);
  return range;
}

}  // namespace

TEST_CASE("credentials keep what they are made of") {
  const auto made = credentials::make("AKIDEXAMPLE", "se cr/et+=", "token==");
  REQUIRE(made.has_value());
  CHECK(made->access_key_id() == "AKIDEXAMPLE");
  CHECK(made->secret_access_key().expose() == "se cr/et+=");
  CHECK(made->session_token().expose() == "token==");
  const auto long_term = credentials::make("AKIDEXAMPLE", "secret");
  REQUIRE(long_term.has_value());
  CHECK(long_term->session_token().empty());
}

TEST_CASE("an empty id or secret is missing, an empty token is none") {
  CHECK(refusal("", good, good) == caller_error{caller_errc::missing, "access_key_id", 0});
  CHECK(refusal(good, "", good) == caller_error{caller_errc::missing, "secret_access_key", 0});
  CHECK(credentials::make(good, good, "").has_value());
}

TEST_CASE("an id has no blanks, no control or foreign characters, and none of its delimiters") {
  CHECK(refused_bytes("access_key_id", [](std::string_view text) {
          return credentials::make(text, good, good);
        }) == bytes(0x00, 0x20) + "+,/=" + bytes(0x7f, 0xff));
}

TEST_CASE("a secret has no control characters") {
  CHECK(refused_bytes("secret_access_key", [](std::string_view text) {
          return credentials::make(good, text, good);
        }) == bytes(0x00, 0x1f) + "\x7f");
}

TEST_CASE("a token has no blanks and no control or foreign characters") {
  CHECK(refused_bytes("session_token", [](std::string_view text) {
          return credentials::make(good, good, text);
        }) == bytes(0x00, 0x20) + bytes(0x7f, 0xff));
}

TEST_CASE("every accepted token and id can stand in a field") {
  int accepted = 0;
  for (int byte = 0; byte != 256; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    for (const auto& made :
         {credentials::make(good, good, text), credentials::make(text, good, good)}) {
      if (!made) continue;
      ++accepted;
      sansaws::http::fields fields;
      REQUIRE(fields.append("name", text).has_value());
      CHECK(fields.find("name") == text);
    }
  }
  // Neither is a quote alone, and an id has none of the four that a secret may have.
  CHECK(accepted == 92 + 88);
}

TEST_CASE("a wrong byte is found at any position") {
  for (std::size_t position = 0; position != 40; ++position) {
    std::string text(40, 'x');
    text[position] = '\n';
    CHECK(refusal(text, good, good).position == position);
    CHECK(refusal(good, text, good).position == position);
    CHECK(refusal(good, good, text).position == position);
  }
}

TEST_CASE("a refusal names the parameter and the reason, and never shows the value") {
  CHECK(to_string(refusal("AKIDVALUE\n", good, good)) ==
        "access_key_id has a character that is not allowed, at byte 9 (allowed: visible ASCII "
        "without / + = , and without quotes around it)");
  CHECK(to_string(refusal(good, "TOPSECRET\r\n", good)) ==
        "secret_access_key has a character that is not allowed, at byte 9 (allowed: no control "
        "character, and no blank or quote at either end)");
  CHECK(to_string(refusal(good, good, "TOKENVALUE ")) ==
        "session_token has a character that is not allowed, at byte 10 (allowed: visible ASCII "
        "without quotes around it)");
}

// The example pair of AWS's documentation. The secret of half of all pairs has one of these bytes.
TEST_CASE("an id and a secret that have changed places are refused") {
  constexpr std::string_view id = "AKIAIOSFODNN7EXAMPLE";
  constexpr std::string_view secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  CHECK(credentials::make(id, secret).has_value());
  CHECK(refusal(secret, id, "").parameter == "access_key_id");
  for (const std::string_view other : {"wJalrXUtnFEMI+K7MDENG", "wJalrXUtnFEMIK7MDENGbPx="}) {
    CHECK(refusal(other, id, "").parameter == "access_key_id");
  }
  for (const std::string_view shaped : {id, std::string_view("ASIAIOSFODNN7EXAMPLE")}) {
    const auto error = refusal("wJalrXUtnFEMIK7MDENG", shaped, "");
    CHECK(error.code == caller_errc::bad_format);
    CHECK(error.parameter == "secret_access_key");
  }
  for (const std::string_view plain :
       {"AKIAIOSFODNN7EXAMPL", "AKIAIOSFODNN7EXAMPLEE", "AKIAIOSFODNN7EXAMPLe", "minioadmin"}) {
    CHECK(credentials::make("minioadmin", plain).has_value());
  }
}

TEST_CASE("a blank or a quote around a credential came with the text and is refused") {
  for (const std::string_view mark : {" ", "\"", "'"}) {
    const std::string before = std::string(mark) + "abc";
    const std::string after = "abc" + std::string(mark);
    const auto is_at = [](const caller_error& error, std::string_view parameter,
                          std::size_t position) {
      return error.code == caller_errc::bad_character && error.parameter == parameter &&
             error.position == position;
    };
    CHECK(is_at(refusal(before, good, good), "access_key_id", 0));
    CHECK(is_at(refusal(after, good, good), "access_key_id", 3));
    CHECK(is_at(refusal(good, before, good), "secret_access_key", 0));
    CHECK(is_at(refusal(good, after, good), "secret_access_key", 3));
    CHECK(is_at(refusal(good, good, before), "session_token", 0));
    CHECK(is_at(refusal(good, good, after), "session_token", 3));
  }
}

TEST_CASE("a token may have any length") {
  const std::string token(100'000, 't');
  const auto made = credentials::make(good, good, token);
  REQUIRE(made.has_value());
  CHECK(made->session_token().expose() == token);
}

TEST_CASE("credentials are equal where all their parts are") {
  const auto make = [](std::string_view id, std::string_view secret, std::string_view token) {
    return credentials::make(id, secret, token).value();
  };
  CHECK(make("a", "b", "c") == make("a", "b", "c"));
  CHECK(make("a", "b", "c") != make("x", "b", "c"));
  CHECK(make("a", "b", "c") != make("a", "x", "c"));
  CHECK(make("a", "b", "c") != make("a", "b", "x"));
}
