// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The character classes against the ABNF, and the scans by many bytes against the one-byte rule.
#include <sansaws/http/grammar.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>

namespace http = sansaws::http;

static_assert(http::detail::is_token("x-amz-date") && !http::detail::is_token("") &&
              !http::detail::is_token("a b"));
static_assert(http::trim(" \t a b\t ") == "a b" && http::trim(" \t").empty());
static_assert(http::equal_ignoring_case("Transfer-Encoding", "tRANSFER-eNCODING"));
static_assert(http::detail::field_text_prefix("0123456789 \t \x7f") == 13);

namespace {

constexpr std::string_view tchar =
    "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

template <class Test>
void for_each_byte(Test test) {
  for (int i = 0; i != 256; ++i) test(static_cast<char>(i), i);
}

}  // namespace

TEST_CASE("a token is one character or more, all of them of a token") {
  CHECK(http::detail::is_token("x-amz-date"));
  CHECK_FALSE(http::detail::is_token(""));
  CHECK_FALSE(http::detail::is_token("a b"));
}

TEST_CASE("token characters are exactly the tchar of RFC 9110 section 5.6.2") {
  for_each_byte([](char c, int i) {
    INFO(i);
    CHECK(http::detail::tchars.contains(c) == (tchar.find(c) != std::string_view::npos));
  });
}

TEST_CASE("field text is HTAB, SP, VCHAR and obs-text, RFC 9110 section 5.5") {
  for_each_byte([](char c, int i) {
    INFO(i);
    CHECK(http::detail::field_chars.contains(c) ==
          (i == '\t' || (i >= 0x20 && i <= 0x7e) || i >= 0x80));
  });
}

TEST_CASE("blanks are SP and HTAB") {
  for_each_byte([](char c, int i) {
    INFO(i);
    CHECK(http::detail::is_blank(c) == (i == ' ' || i == '\t'));
  });
}

TEST_CASE("a prefix ends at the first byte outside its class, wherever that stands") {
  for_each_byte([](char c, int i) {
    for (std::size_t size = 0; size != 34; ++size) {
      for (std::size_t at = 0; at != size; ++at) {
        std::string text(size, 'x');
        text[at] = c;
        if (http::detail::field_text_prefix(text) !=
                (http::detail::field_chars.contains(c) ? size : at) ||
            http::detail::token_prefix(text) != (http::detail::tchars.contains(c) ? size : at)) {
          FAIL(i << " at " << at << " of " << size);
        }
      }
    }
  });
}

TEST_CASE("the first of two control characters ends the field text") {
  for (const char first : {'\0', '\x1f', '\x7f'}) {
    for (const char second : {'\0', '\x1f', '\x7f', '\x20', '\x80'}) {
      for (const std::size_t at : {3U, 7U, 15U, 16U}) {
        std::string text = "abcdefghijklmnopqrst";
        text[at] = first;
        text[at + 1] = second;
        CHECK(http::detail::field_text_prefix(text) == at);
      }
    }
  }
}

TEST_CASE("a token may hold any of its characters anywhere, more than letters too") {
  for (std::size_t skip = 0; skip != tchar.size(); ++skip) {
    const std::string token(tchar.substr(skip));
    CHECK(http::detail::token_prefix(token) == token.size());
    CHECK(http::detail::token_prefix(token + ": " + token) == token.size());
  }
}

TEST_CASE("only ASCII letters are compared without case, in texts of every length") {
  for_each_byte([](char a, int i) {
    for_each_byte([a, i](char b, int j) {
      const bool same = sansaws::detail::to_lower(a) == sansaws::detail::to_lower(b);
      for (const std::size_t size : {1U, 7U, 8U, 9U, 17U}) {
        std::string left(size, 'x');
        std::string right(size, 'X');
        left[size / 2] = a;
        right[size / 2] = b;
        if (http::equal_ignoring_case(left, right) != same)
          FAIL(i << " and " << j << " in " << size);
      }
    });
  });
  CHECK_FALSE(http::equal_ignoring_case("host", "hosts"));
  CHECK(http::equal_ignoring_case("", ""));
}
