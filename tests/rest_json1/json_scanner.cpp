// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
#include <sansaws/rest_json1/json_scanner.hpp>

#include <catch.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using sansaws::rest_json1::detail::is_utf8;
using sansaws::rest_json1::detail::json_scanner;
using sansaws::rest_json1::detail::unescape;

namespace {

std::optional<std::string> read_string(std::string_view json) {
  const auto raw = json_scanner(json).string();
  std::string text = "left over";
  if (!raw || !unescape(text, *raw)) return std::nullopt;
  return text;
}

// Whether a value followed by a comma is passed, and the comma is next.
bool passes(std::string_view value) {
  json_scanner json(value);
  return json.pass_value() && json.accept(',');
}

}  // namespace

TEST_CASE("strings are read with every escape of RFC 8259 section 7") {
  CHECK(read_string(R"("")") == "");
  CHECK(read_string(" \t\r\n\"a b\"") == "a b");
  CHECK(read_string(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(read_string(R"("x\u0041y")") == "xAy");
  CHECK(read_string(R"("\u00e9\u00E9")") == "\u00e9\u00e9");
  CHECK(read_string(R"("\u20ac")") == "\u20ac");
  CHECK(read_string(R"("\ud834\udd1e")") == "\U0001d11e");  // the example of section 7
  CHECK(read_string(R"("\u0000")") == std::string(1, '\0'));
  CHECK(read_string(R"("\udbff\udfff")") == "\U0010ffff");
}

TEST_CASE("a string without an end, with a bad escape or half a surrogate pair is refused") {
  for (const std::string_view json :
       {"", "x", "\"", "\"a", R"("\)", R"("\")", R"("\x41")", R"("\u")", R"("\u00")", R"("\u004")",
        R"("\u004")", R"("\u00g0")", R"("\ud834")", R"("\ud834x")", R"("\ud834\n")",
        R"("\ud834\u0041")", R"("\udd1e")", R"("\ud834\ud834")", R"("\ud834\udd1")"}) {
    CAPTURE(json);
    CHECK_FALSE(read_string(json));
  }
}

TEST_CASE("a string that is not UTF-8 is found and refused") {
  json_scanner json("\"a\xe9z\" :");
  const auto raw = json.string();
  REQUIRE(raw.has_value());
  CHECK(json.accept(':'));
  std::string text = "before";
  CHECK_FALSE(unescape(text, *raw));
  CHECK(text == "before");
}

TEST_CASE("quotes, escapes and bytes over 0x7f are seen at every place of a string") {
  for (std::size_t size = 0; size != 40; ++size) {
    for (std::size_t at = 0; at <= size; ++at) {
      for (const auto& [written, meant] : {std::pair<std::string_view, std::string_view>{"", ""},
                                           {"\\\"", "\""},
                                           {"\\\\", "\\"},
                                           {"\\u0022", "\""},
                                           {"\xc3\xa9", "\u00e9"},
                                           {"\x7f", "\x7f"},
                                           {"!", "!"},  // the neighbours of the quote
                                           {"#", "#"},
                                           {"[", "["},  // and of the backslash
                                           {"]", "]"},
                                           {"\x01", "\x01"}}) {
        std::string inside(size, 'x');
        auto expected = inside;
        inside.insert(at, written);
        expected.insert(at, meant);
        const auto whole = "\"" + inside + "\"\"next\"";
        CHECK(read_string(whole) == expected);
        json_scanner twice(whole);
        CHECK(twice.string()->text == inside);
        CHECK(twice.string()->text == "next");
      }
    }
  }
}

TEST_CASE("every truncation of a string is refused") {
  const std::string_view json = R"("a\n\u0041\ud834\udd1e")";
  for (std::size_t size = 0; size != json.size(); ++size)
    CHECK_FALSE(read_string(json.substr(0, size)));
  CHECK(read_string(json));
}

TEST_CASE("values of every type are passed to their end") {
  for (const std::string_view value :
       {"1,", "-1.5e3 ,", "true,", "null ,", "\"\",", R"("a\"b,c",)", R"("\\",)", "{},", "[],",
        R"({"a":{"b":[1,2,{"c":"}"}]}},)", R"([[["]"],[]],{}],)"}) {
    CAPTURE(value);
    CHECK(passes(value));
  }
}

TEST_CASE("a value without an end is not passed") {
  for (const std::string_view value :
       {"", " ", "1", "{", "[", "{\"a\":1", "[1,2", "\"", "\"a\\", "[\"]", "{\"}", "[[],"}) {
    CAPTURE(value);
    CHECK_FALSE(json_scanner(value).pass_value());
  }
}

TEST_CASE("a million levels of nesting are passed without recursion") {
  std::string deep(1'000'000, '[');
  CHECK_FALSE(json_scanner(deep).pass_value());
  deep.append(1'000'000, ']').append(",");
  CHECK(passes(deep));
}

TEST_CASE("UTF-8 is what the table of RFC 3629 section 4 says") {
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
