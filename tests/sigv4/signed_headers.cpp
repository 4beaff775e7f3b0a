// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Fields as they are signed. Expectations: AWS Signature Version 4, "Create a canonical request",
// and the cases of AWS's signing test suite, whose names stand beside them.
#include <sansaws/sigv4/signed_headers.hpp>

#include "catch.hpp"
#include "sigv4/samples.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

using sansaws::http::field_view;
using sansaws::sigv4::signed_headers;

namespace {

std::string lines(const signed_headers& fields) {
  std::string text;
  fields.append_canonical_headers(text);
  return text;
}
std::string names(const signed_headers& fields) {
  std::string text;
  fields.append_signed_headers(text);
  return text;
}
std::string lines(const std::vector<field_view>& list) {
  return lines(signed_headers(list));
}
std::string names(const std::vector<field_view>& list) {
  return names(signed_headers(list));
}
std::string folded(std::string_view value) {
  const std::string line = lines({{"a", value}});
  REQUIRE(line.starts_with("a:"));
  REQUIRE(line.ends_with("\n"));
  return line.substr(2, line.size() - 3);
}

constexpr bool compiles() {
  const std::array<field_view, 2> list{{{"X-B", " 2\t 3 ", false}, {"x-a", "1", false}}};
  const signed_headers fields(list);
  samples::text_buffer text;
  fields.append_canonical_headers(text);
  fields.append_signed_headers(text);
  return text.text() == "x-a:1\nx-b:2 3\nx-a;x-b";
}
static_assert(compiles());

constexpr bool compiles_beyond_the_inline_storage() {
  signed_headers fields;
  for (int i = 0; i != 20; ++i) fields.add({"n", "v", false});
  fields.sort();
  samples::text_buffer text;
  fields.append_canonical_headers(text);
  return fields.size() == 20 && text.text().size() == 2 + 20 * 2;
}
static_assert(compiles_beyond_the_inline_storage());

}  // namespace

TEST_CASE("names are written in lower case and sorted by it") {
  const std::vector<field_view> list{
      {"X-Zebra", "z"}, {"ACCEPT", "a"}, {"x-ant", "A"}, {"Content-Language", "de"}};
  CHECK(lines(list) == "accept:a\ncontent-language:de\nx-ant:A\nx-zebra:z\n");
  CHECK(names(list) == "accept;content-language;x-ant;x-zebra");
}

TEST_CASE("a name that begins another one comes first") {
  CHECK(names({{"x-a-b", "1"}, {"x-a", "2"}, {"x-a.b", "3"}, {"x-ab", "4"}, {"X-A_b", "5"}}) ==
        "x-a;x-a-b;x-a.b;x-a_b;x-ab");
}

TEST_CASE("values of one name are joined by commas in the order given") {
  const std::vector<field_view> list{{"My-Header1", "value2"},  // get-header-key-duplicate
                                     {"Host", "h"},
                                     {"my-header1", "value2"},
                                     {"MY-HEADER1", "value1"}};
  CHECK(lines(list) == "host:h\nmy-header1:value2,value2,value1\n");
  CHECK(names(list) == "host;my-header1");
}

TEST_CASE("blanks at the ends of a value go, a run of blanks inside is one space") {
  CHECK(folded(" value1 ") == "value1");          // get-header-value-trim
  CHECK(folded("\"a   b   c\"") == "\"a b c\"");  // get-header-value-trim
  CHECK(folded("a\tb") == "a b");
  CHECK(folded("a \t b\t\t c") == "a b c");
  CHECK(folded("\t a b \t") == "a b");
  CHECK(folded("a b c d") == "a b c d");
  CHECK(folded(" ") == "");
  CHECK(folded("\t") == "");
  CHECK(folded("") == "");
  CHECK(folded("a ") == "a");
  CHECK(folded("caf\xc3\xa9  x") == "caf\xc3\xa9 x");
}

TEST_CASE("empty values are signed, alone and among others") {
  CHECK(lines({{"X-Full", "f"}, {"X-Empty", ""}}) == "x-empty:\nx-full:f\n");
  CHECK(lines({{"A", ""}, {"a", "1"}, {"A", " "}}) == "a:,1,\n");
}

TEST_CASE("no fields give no text") {
  CHECK(lines(signed_headers()) == "");
  CHECK(names(signed_headers()) == "");
  CHECK(signed_headers().size() == 0);
}

TEST_CASE("long names are lowered whole") {
  const std::string upper(100, 'X');
  const std::string lower(100, 'x');
  CHECK(lines({{upper, "v"}}) == lower + ":v\n");
  CHECK(names({{upper, "v"}}) == lower);
}

TEST_CASE("any number of fields is signed alike, within the object and beyond") {
  for (std::size_t count = 1; count != 60; ++count) {
    std::vector<std::string> texts;
    std::string expected_lines;
    std::string expected_names;
    for (std::size_t i = 0; i != count; ++i) {
      texts.push_back("n" + std::to_string(100 + i));
      expected_lines += texts.back() + ":" + texts.back() + "\n";
      expected_names += (i == 0 ? "" : ";") + texts.back();
    }
    signed_headers fields;
    for (std::size_t i = 0; i != count; ++i)
      fields.add({texts[count - 1 - i], texts[count - 1 - i]});
    fields.sort();
    CAPTURE(count);
    CHECK(fields.size() == count);
    CHECK(lines(fields) == expected_lines);
    CHECK(names(fields) == expected_names);
  }
}

TEST_CASE("fields of one name keep their order however many there are") {
  std::vector<std::string> values;
  std::string expected = "a:";
  for (std::size_t i = 0; i != 50; ++i) {
    values.push_back(std::to_string(i * 7919 % 50));
    expected += (i == 0 ? "" : ",") + values.back();
  }
  signed_headers fields;
  for (std::size_t i = 0; i != 50; ++i) fields.add({i % 2 == 0 ? "A" : "a", values[i]});
  fields.sort();
  CHECK(lines(fields) == expected + "\n");
}

TEST_CASE("a value of very many words takes linear time") {
  // The processor's time, the shortest of several tries.
  const auto ticks_of = [](int words) {
    std::string value;
    std::string expected;
    for (int i = 0; i != words; ++i) {
      value += "w  ";
      expected += "w ";
    }
    expected.pop_back();
    auto least = std::numeric_limits<std::clock_t>::max();
    for (int i = 0; i != 7; ++i) {
      const std::clock_t begin = std::clock();
      const std::string line = folded(value);
      least = std::min(least, std::clock() - begin);
      REQUIRE((line == expected));
    }
    return least;
  };
  // Sixteen times as many words; in quadratic time that would be 256 times as long.
  CHECK(ticks_of(320'000) < 64 * std::max<std::clock_t>(ticks_of(20'000), 10));
}

TEST_CASE("fields that are added as they are signed find their place among others") {
  constexpr std::array<field_view, 2> canonical{{{"x-b", "1"}, {"x-c", "2"}}};
  for (const std::string_view other : {"host", "X-Bb", "x-d", "x-b", "X-C"}) {
    signed_headers at_once;
    at_once.add({other, " v  w "});
    at_once.add_canonical(canonical);
    at_once.sort();
    CAPTURE(other);
    CHECK(lines(at_once) == lines({{other, " v  w "}, canonical[0], canonical[1]}));
    CHECK(names(at_once) == names({{other, " v  w "}, canonical[0], canonical[1]}));
  }
}
