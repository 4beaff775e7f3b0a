// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// field-line, RFC 9112 section 5, in every slicing.
#include <sansaws/http/detail/field_line.hpp>

#include "catch.hpp"
#include "http/slices.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws::http::detail;
using sansaws::peer_errc;
using sansaws::http::framing_error;
using sansaws_test::for_each_slicing;

namespace {

constexpr std::size_t start = 7;  // the section does not begin the stream
constexpr std::size_t plenty = 1000;

using fields = std::vector<std::pair<std::string_view, std::string_view>>;

struct outcome {
  scan step = scan::need_more;
  framing_error error;
  fields found;
};

outcome read(std::string_view section, const sansaws_test::slices& slices, std::size_t max_line,
             std::size_t max_fields) {
  field_line_scanner scanner(max_line, max_fields);
  outcome result;
  auto position = start;
  for (const auto slice : slices) {
    cursor in(slice, position, result.error);
    while ((result.step = scanner.read(in)) == scan::line) {
      result.found.emplace_back(
          section.substr(scanner.name_begin() - start, scanner.name_size()),
          section.substr(scanner.value_begin() - start, scanner.value_size()));
    }
    position = in.position();
    if (result.step != scan::need_more) break;
  }
  return result;
}

void check_good(std::string_view section, const fields& expected, std::size_t max_line = plenty,
                std::size_t max_fields = plenty) {
  INFO(section);
  for_each_slicing(section, [&](const auto& slices) {
    const auto result = read(section, slices, max_line, max_fields);
    REQUIRE(result.step == scan::end);
    CHECK(result.found == expected);
  });
}

void check_bad(std::string_view section, peer_errc code, std::size_t offset,
               std::size_t max_line = plenty, std::size_t max_fields = plenty) {
  INFO(section);
  for_each_slicing(section, [&](const auto& slices) {
    const auto result = read(section, slices, max_line, max_fields);
    REQUIRE(result.step == scan::malformed);
    CHECK(result.error == framing_error{code, start + offset});
  });
}

}  // namespace

TEST_CASE("a section without fields is an empty line") {
  check_good("\r\n", {});
}

TEST_CASE("a field is a name, a colon and a value without the blanks around it") {
  check_good("a:b\r\n\r\n", {{"a", "b"}});
  check_good("Date: x\r\nb:\t y  z \t \r\n\r\n", {{"Date", "x"}, {"b", "y  z"}});
  check_good("!#$%&'*+-.^_`|~: \"(),/:;<=>?@[]{}\r\n\r\n",
             {{"!#$%&'*+-.^_`|~", "\"(),/:;<=>?@[]{}"}});
  check_good("long-name-of-a-field: a value of more than one word and step\r\n\r\n",
             {{"long-name-of-a-field", "a value of more than one word and step"}});
}

TEST_CASE("a value may be empty") {
  check_good("a:\r\nb: \r\nc: \t \r\n\r\n", {{"a", ""}, {"b", ""}, {"c", ""}});
}

TEST_CASE("no space stands between name and colon, section 5.1") {
  check_bad("a : b\r\n\r\n", peer_errc::bad_field, 1);
  check_bad("a\t: b\r\n\r\n", peer_errc::bad_field, 1);
}

TEST_CASE("a folded line is refused where it begins, section 5.2") {
  check_bad("a: b\r\n c\r\n\r\n", peer_errc::bad_field, 6);
  check_bad("a: b\r\n\tc\r\n\r\n", peer_errc::bad_field, 6);
  check_bad(" a: b\r\n\r\n", peer_errc::bad_field, 0);
}

TEST_CASE("a name is a token, and there is one") {
  check_bad(": b\r\n\r\n", peer_errc::bad_field, 0);
  check_bad("a b: c\r\n\r\n", peer_errc::bad_field, 1);
  check_bad("abc\r\n\r\n", peer_errc::bad_field, 3);
  check_bad("a(b): c\r\n\r\n", peer_errc::bad_field, 1);
  check_bad("a\x80: c\r\n\r\n", peer_errc::bad_field, 1);
  check_bad(std::string_view("a\0: c\r\n\r\n", 9), peer_errc::bad_field, 1);
}

TEST_CASE("a line ends with CR LF alone, section 2.2") {
  check_bad("a: b\nc: d\r\n\r\n", peer_errc::bad_field, 4);
  check_bad("a: b\rc: d\r\n\r\n", peer_errc::bad_field, 5);
  check_bad("a: b\r\r\n\r\n", peer_errc::bad_field, 5);
  check_bad("a: b\r\n\n", peer_errc::bad_field, 6);
  check_bad("\n", peer_errc::bad_field, 0);
  check_bad("\rx", peer_errc::bad_field, 1);
}

TEST_CASE("a value holds no control character but HTAB") {
  check_good("a: b\tc\r\n\r\n", {{"a", "b\tc"}});
  for (int i = 0; i != 0x21; ++i) {
    const auto c = static_cast<char>(i == 0x20 ? 0x7f : i);
    if (c == '\t' || c == '\r') continue;
    check_bad(std::string("a: b") + c + "d\r\n\r\n", peer_errc::bad_field, 4);
    check_bad(std::string("a:") + c + "d\r\n\r\n", peer_errc::bad_field, 2);
  }
}

TEST_CASE("a field line as long as the limit passes, one byte more does not") {
  check_good("a: bcd\r\n\r\n", {{"a", "bcd"}}, 6);
  check_bad("a: bcd\r\n\r\n", peer_errc::line_too_long, 5, 5);
  check_good("abc:\r\n\r\n", {{"abc", ""}}, 4);
  check_bad("abc:\r\n\r\n", peer_errc::line_too_long, 3, 3);
  check_bad("abcdefghijkl", peer_errc::line_too_long, 8, 8);
  check_bad("a:          ", peer_errc::line_too_long, 8, 8);
  check_bad("x: y\r\na: bcdefghijklmnop", peer_errc::line_too_long, 16, 10);
  check_good("\r\n", {}, 0);
}

TEST_CASE("what is wrong within the limit is found before the line is too long") {
  check_bad("a b: cdefghijkl\r\n\r\n", peer_errc::bad_field, 1, 8);
  check_bad("abcdefgh: cdefghijkl\r\n\r\n", peer_errc::line_too_long, 8, 8);
  check_bad("a: bcdefgh\x7f\r\n\r\n", peer_errc::line_too_long, 8, 8);
  check_bad("a: bcdef\x7f\r\n\r\n", peer_errc::bad_field, 8, 8);
}

TEST_CASE("as many fields as the limit pass, one more does not") {
  check_good("a:\r\nb:\r\n\r\n", {{"a", ""}, {"b", ""}}, plenty, 2);
  check_bad("a:\r\nb:\r\n\r\n", peer_errc::too_many_fields, 4, plenty, 1);
  check_good("\r\n", {}, plenty, 0);
  check_bad("a", peer_errc::too_many_fields, 0, plenty, 0);
}

TEST_CASE("a second section goes on counting") {
  field_line_scanner scanner(plenty, 2);
  framing_error error;
  cursor in("a:\r\n\r\nb:\r\n\r\nc", 0, error);
  CHECK(scanner.read(in) == scan::line);
  CHECK(scanner.read(in) == scan::end);
  CHECK(scanner.read(in) == scan::line);
  CHECK(scanner.read(in) == scan::end);
  CHECK(scanner.read(in) == scan::malformed);
  CHECK(error == framing_error{peer_errc::too_many_fields, 12});
}

TEST_CASE("a scanner that starts again counts from nothing") {
  field_line_scanner scanner(plenty, 1);
  framing_error error;
  cursor in("a:\r\n\r\nb:\r\n\r\n", 0, error);
  CHECK(scanner.read(in) == scan::line);
  CHECK(scanner.read(in) == scan::end);
  scanner.start_again();
  CHECK(scanner.read(in) == scan::line);
  CHECK(scanner.read(in) == scan::end);
}
