// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/region.hpp>

#include "catch.hpp"

#include <concepts>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::aws::region;

constexpr caller_error refusal(caller_errc code, std::size_t position) {
  const bool byte = code == caller_errc::bad_character;
  return {code, "region", position, byte ? "a-z, 0-9 and, inside, -" : ""};
}

// The same grammar as an expression: the words of the header, not its loop.
bool matches_grammar(const std::string& text) {
  static const std::regex label("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  static const std::regex number("[0-9]*");
  return std::regex_match(text, label) && !std::regex_match(text, number);
}

void agree(const std::string& text) {
  CAPTURE(text);
  const auto error = region::validate(text);
  const auto parsed = region::parse(text);
  REQUIRE(parsed.has_value() == matches_grammar(text));
  REQUIRE(error.has_value() != parsed.has_value());
  if (parsed) {
    REQUIRE(parsed->text() == text);
  } else {
    REQUIRE(parsed.error() == *error);
    REQUIRE(error->parameter == "region");
    REQUIRE(error->position <= text.size());
  }
}

template <class T>
concept has_text = requires(T&& value) {
  std::forward<T>(value).text();
};

// While compiling, on every compiler.
static_assert(!region::validate("us-east-1"));
static_assert(!region::validate("a"));
static_assert(region::validate("us-east-1.evil.com") == refusal(caller_errc::bad_character, 9));
constexpr auto parsed_while_compiling = region::parse("eu-west-1");
static_assert(*parsed_while_compiling == region("eu-west-1"));
static_assert(!std::default_initializable<region>);
static_assert(std::is_trivially_copyable_v<region>, "a moved region is still one");
static_assert(std::regular<std::optional<region>>);
static_assert(has_text<region&> && !has_text<region>, "a view of a temporary");

}  // namespace

TEST_CASE("a region is taken as given") {
  for (const std::string_view text :
       {"us-east-1", "ap-southeast-7", "us-gov-west-1", "eusc-de-east-1", "local", "aws-global",
        "0a", "a0", "a--b", "1-2"}) {
    CAPTURE(text);
    const auto parsed = region::parse(text);
    REQUIRE(parsed.has_value());
    CHECK(parsed->text() == text);
  }
}

TEST_CASE("a region's refusal names the parameter, the reason and the byte") {
  struct bad {
    std::string_view text;
    caller_errc code;
    std::size_t position;
  };
  using namespace std::string_view_literals;
  for (const auto& [text, code, position] : {
           bad{"", caller_errc::missing, 0},
           bad{"us-east-1.evil.com", caller_errc::bad_character, 9},
           bad{"us-east-1/", caller_errc::bad_character, 9},
           bad{"us-east-1:80", caller_errc::bad_character, 9},
           bad{"us-east-1@evil", caller_errc::bad_character, 9},
           bad{"us-east-1%2e", caller_errc::bad_character, 9},
           bad{"us-east-1\0"sv, caller_errc::bad_character, 9},
           bad{" us-east-1", caller_errc::bad_character, 0},
           bad{"US-EAST-1", caller_errc::bad_character, 0},
           bad{"us_east_1", caller_errc::bad_character, 2},
           bad{"-us-east-1", caller_errc::bad_character, 0},
           bad{"us-east-1-", caller_errc::bad_character, 9},
           bad{"-", caller_errc::bad_character, 0},
           bad{"r\xc3\xa9gion", caller_errc::bad_character, 1},
           bad{"1", caller_errc::bad_format, 1},
           bad{"123456789012", caller_errc::bad_format, 12},
       }) {
    CAPTURE(text);
    const auto parsed = region::parse(text);
    REQUIRE(parsed.has_error());
    CHECK(parsed.error() == refusal(code, position));
  }
}

TEST_CASE("a region has at most 63 bytes") {
  CHECK(region::parse(std::string(63, 'a')).has_value());
  CHECK(region::parse(std::string(64, 'a')).error() == refusal(caller_errc::too_long, 63));
  CHECK(region::parse(std::string(100'000, '-')).error() == refusal(caller_errc::too_long, 63));
}

TEST_CASE("a URL in place of a region is called one, and so is a line end that came with it") {
  const auto words = [](const std::string& text) { return to_string(region::parse(text).error()); };
  CHECK(
      words("https://s3tables.us-east-1.amazonaws.com") ==
      "region has a character that is not allowed, at byte 5 (allowed: the name of a region, such "
      "as us-east-1, and no URL)");
  // Whatever else is wrong with it.
  CHECK(words("HTTPS://s3tables.us-east-1.amazonaws.com").ends_with(", and no URL)"));
  CHECK(words("http://" + std::string(63, 'a')) ==
        "region is too long, at byte 63 (allowed: the name of a region, such as us-east-1, and no "
        "URL)");
  for (const char* text : {"us-east-1\n", "us-east-1\r\n", "us-east-1 "}) {
    CHECK(words(text) ==
          "region has a character that is not allowed, at byte 9 (allowed: no blank or line end "
          "after it)");
  }
}

TEST_CASE("every byte at every position of a region is judged by the grammar") {
  const std::string sample = "us-east-1";
  for (std::size_t at = 0; at <= sample.size(); ++at) {
    for (int byte = 0; byte != 256; ++byte) {
      auto replaced = sample;
      if (at != sample.size()) agree(replaced.replace(at, 1, 1, static_cast<char>(byte)));
      auto inserted = sample;
      agree(inserted.insert(at, 1, static_cast<char>(byte)));
    }
  }
}

TEST_CASE("every truncation of a region is judged by the grammar") {
  const std::string sample = "us-gov-east-1-0a-" + std::string(60, 'z');
  for (std::size_t size = 0; size <= sample.size(); ++size) agree(sample.substr(0, size));
}

TEST_CASE("a literal region is checked while compiling") {
  const region literal("us-east-1");
  CHECK(literal == *region::parse("us-east-1"));
}

TEST_CASE("regions are ordered by their text") {
  CHECK(region("us-east-1") == region("us-east-1"));
  CHECK(region("us-east-1") != region("us-east-2"));
}
