// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/json_reader.hpp>.
#include <sansaws/json/detail/json_reader.hpp>

#include <catch.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using sansaws::json::detail::json_reader;
using sansaws::json::detail::raw_string;

namespace {

std::optional<std::string> read_string(std::string_view json) {
  json_reader reader(json);
  std::string_view text;
  std::string buffer;
  if (reader.string(reader.begin(), text, buffer) == nullptr) return std::nullopt;
  return std::string(text);
}

}  // namespace

TEST_CASE("a string is what it stands for") {
  CHECK(read_string(R"("")") == "");
  CHECK(read_string(" \t\r\n\"a b\"") == "a b");
  CHECK(read_string("\"\u00e9\"") == "\u00e9");
  CHECK(read_string(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(read_string(R"("\ud834\udd1e")") == "\U0001d11e");
}

TEST_CASE("a string that needs no buffer is a view of the JSON") {
  for (const std::string_view json : {"\"plain\"", "\"\u00e9\""}) {
    json_reader reader(json);
    std::string_view text;
    std::string buffer = "untouched";
    CHECK(reader.string(reader.begin(), text, buffer) == json.data() + json.size());
    CHECK(text.data() == json.data() + 1);
    CHECK(buffer == "untouched");
  }
}

TEST_CASE("quotes, escapes, control characters and bytes over 0x7f are seen everywhere") {
  for (std::size_t size = 0; size != 40; ++size) {
    for (std::size_t at = 0; at <= size; ++at) {
      using text = std::string_view;
      for (const auto& [written, meant] : {std::pair<text, std::optional<text>>{"", ""},
                                           {"\\\"", "\""},
                                           {"\\\\", "\\"},
                                           {"\\u0022", "\""},
                                           {"\xc3\xa9", "\u00e9"},
                                           {"\x7f", "\x7f"},
                                           {" ", " "},  // the neighbour of control characters
                                           {"!", "!"},  // the neighbours of the quote
                                           {"#", "#"},
                                           {"[", "["},  // and of the backslash
                                           {"]", "]"},
                                           {"\x1f", std::nullopt},
                                           {"\x01", std::nullopt},
                                           {"\x80", std::nullopt},
                                           {"\xff", std::nullopt}}) {
        std::string inside(size, 'x');
        std::optional<std::string> expected;
        if (meant) expected = std::string(inside).insert(at, *meant);
        inside.insert(at, written);
        const auto whole = "\"" + inside + "\"\"next\"";
        CHECK(read_string(whole) == expected);
        json_reader twice(whole);
        raw_string found;
        const char* const second = twice.find_string(twice.begin(), found);
        CHECK(found.text == inside);
        CHECK(found.plain == (meant == written && meant != "\u00e9"));
        REQUIRE(second != nullptr);
        twice.find_string(second, found);
        CHECK(found.text == "next");
      }
    }
  }
}

TEST_CASE("a known text is passed where it stands as it is, and nowhere else") {
  const auto passed = [](std::string_view json) {
    const json_reader reader(json);
    const char* const end = reader.expected<4>(reader.begin(), "name");
    return end == nullptr ? 0 : static_cast<std::size_t>(end - reader.begin());
  };
  CHECK(passed(R"("name")") == 6);
  CHECK(passed(R"("name":1)") == 6);
  for (const std::string_view json : {"", "\"", "\"name", "name", " \"name\"", "\"names\"",
                                      "\"nam\"", "\"Name\"", R"("n\u0061me")"}) {
    CAPTURE(json);
    CHECK(passed(json) == 0);
  }
}

TEST_CASE("numbers are those of RFC 8259 section 6") {
  const auto written = [](std::string_view json) -> std::string_view {
    json_reader reader(json);
    std::string_view number;
    const char* const end = reader.number(reader.begin(), number);
    return end != nullptr && reader.expect_end(end) != nullptr ? number : "";
  };
  for (const std::string_view number :
       {"0", "-0", "7", "-1", "10", "1234567890123456789012345", "0.5", "-0.0", "1.25", "1e5",
        "1E5", "1e+5", "1e-5", "0e0", "1.5E-300", "1e999999999999999999999"}) {
    CAPTURE(number);
    CHECK(written(number) == number);
  }
  for (const std::string_view number :
       {"",    "-",   "+1",  "01",   "-01",  "00",  ".5",       "1.",        "1.e5",  "1e",
        "1e+", "1e-", "--1", "1e5.", "0x10", "NaN", "Infinity", "-Infinity", "1_000", "1,0"}) {
    CAPTURE(number);
    CHECK(written(number).empty());
  }
}
