// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/json_string.hpp>.
#include <sansaws/json/detail/json_string.hpp>

#include <boost/json.hpp>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "catch.hpp"

namespace {

std::string quoted(std::string_view text) {
  std::string json;
  sansaws::json::append_json_string(json, text);
  return json;
}

// What a JSON reader of another make says that it means.
std::string meaning(const std::string& json) {
  boost::json::error_code failed;
  const auto value = boost::json::parse(json, failed);
  REQUIRE_FALSE(failed);
  return std::string(value.as_string());
}

void append_utf8(std::string& to, std::uint32_t c) {
  const auto tail = [&](int shift) { to += static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    to += static_cast<char>(c);
  } else if (c < 0x800) {
    to += static_cast<char>(0xC0U | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    to += static_cast<char>(0xE0U | (c >> 12));
    tail(6);
    tail(0);
  } else {
    to += static_cast<char>(0xF0U | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

TEST_CASE("what RFC 8259 section 7 demands is escaped, and of what is shown nothing else") {
  CHECK(quoted("") == R"("")");
  CHECK(quoted("a/b é") == "\"a/b é\"");
  CHECK(quoted("\"\\") == R"("\"\\")");
  CHECK(quoted("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(quoted(std::string_view("\0\x1F", 2)) == R"("\u0000\u001f")");
  CHECK(quoted("a\nb\"c") == R"("a\nb\"c")");
}

TEST_CASE("every code point is read back by another JSON reader") {
  std::string all;
  for (std::uint32_t c = 0; c != 0x110000; ++c) {
    if (c < 0xD800 || c > 0xDFFF) append_utf8(all, c);
  }
  CHECK(meaning(quoted(all)) == all);
}

TEST_CASE("each maximal subpart of what is no UTF-8 becomes one U+FFFD") {
  const std::string r = "\xEF\xBF\xBD";
  // The Unicode Standard, tables 3-8, 3-9, 3-10 and 3-11.
  CHECK(quoted("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
        '"' + r + r + r + r + r + r + r + r + "A\"");
  CHECK(quoted("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") ==
        '"' + r + r + r + r + r + r + r + r + "A\"");
  CHECK(quoted("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") ==
        '"' + r + r + r + r + r + "A" + r + r + "B\"");
  CHECK(quoted("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == '"' + r + r + r + r + "A\"");
}

TEST_CASE("no control character is left as it is, so that a terminal obeys none") {
  CHECK(quoted("\x1b[2J\x7f") == R"("\u001b[2J\u007f")");
  CHECK(quoted("\xC2\x80\xC2\x9B\xC2\x9F") == R"("\u0080\u009b\u009f")");
  CHECK(quoted("~\xC2\xA0\xC3\x9B") == "\"~\xC2\xA0\xC3\x9B\"");
}

// The Unicode Standard, PropList.txt: Bidi_Control; UnicodeData.txt: the categories Zl and Zp.
TEST_CASE("nothing that turns the direction of text or ends a line is left as it is") {
  for (const auto& [code, escape] :
       std::initializer_list<std::pair<std::uint32_t, const char*>>{{0x061C, R"("\u061c")"},
                                                                    {0x200E, R"("\u200e")"},
                                                                    {0x200F, R"("\u200f")"},
                                                                    {0x2028, R"("\u2028")"},
                                                                    {0x2029, R"("\u2029")"},
                                                                    {0x202A, R"("\u202a")"},
                                                                    {0x202E, R"("\u202e")"},
                                                                    {0x2066, R"("\u2066")"},
                                                                    {0x2069, R"("\u2069")"}}) {
    std::string text;
    append_utf8(text, code);
    CHECK(quoted(text) == escape);
  }
  for (const std::uint32_t code : {0x00A0U, 0x061BU, 0x061DU, 0x200DU, 0x2010U, 0x2027U, 0x202FU,
                                   0x2065U, 0x206AU, 0x1202EU}) {
    std::string text;
    append_utf8(text, code);
    CHECK(quoted(text) == '"' + text + '"');
  }
}

TEST_CASE("any bytes become valid JSON") {
  std::mt19937 random(3);
  for (int round = 0; round != 5'000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (auto& byte : bytes)
      byte = static_cast<char>(random() % 2 ? random() : 0xC0 + random() % 64);
    const auto once = meaning(quoted(bytes));
    CHECK(meaning(quoted(once)) == once);
  }
}

TEST_CASE("UTF-8 is what the table of RFC 3629 section 4 says") {
  using sansaws::json::detail::is_utf8;
  for (const std::string_view text :
       {"", "plain", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
        "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "a\xc3\xa9z"}) {
    CAPTURE(text);
    CHECK(is_utf8(text));
  }
  for (const std::string_view text :
       {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x7f", "\xc2\xc0", "\xe0\x9f\xbf",
        "\xe0\xa0", "\xe0\xa0\x7f", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf",
        "\xf0\x90\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xe9z"}) {
    CAPTURE(text);
    CHECK_FALSE(is_utf8(text));
  }
}
