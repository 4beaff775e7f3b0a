// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/open_enum.hpp>

#include "catch.hpp"

#include <array>
#include <boost/describe/enum.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace open_enum_test {

enum class colour { red, light_blue, green };
BOOST_DESCRIBE_ENUM(colour, red, light_blue, green)

}  // namespace open_enum_test

template <>
inline constexpr std::array<std::string_view, 3> sansaws::wire_names<open_enum_test::colour>{
    "Red", "Light_Blue", "Green"};

namespace {

using open_enum_test::colour;
using sansaws::from_wire;
using sansaws::to_wire;
using open_colour = sansaws::open_enum<colour>;

template <class T>
concept has_text = requires(T&& value) {
  std::forward<T>(value).text();
};

static_assert(std::regular<open_colour>);
static_assert(std::is_convertible_v<colour, open_colour>);
static_assert(!std::is_convertible_v<std::string_view, open_colour>);
static_assert(has_text<open_colour&> && !has_text<open_colour>, "a view of a temporary");
static_assert(to_wire(colour::light_blue) == "Light_Blue");
static_assert(from_wire<colour>("Green") == colour::green);

}  // namespace

TEST_CASE("known enumerators go to the wire and back") {
  for (const auto value : {colour::red, colour::light_blue, colour::green}) {
    CHECK(from_wire<colour>(to_wire(value)) == value);
    const open_colour open = value;
    CHECK(open.known() == value);
    CHECK(open.text() == to_wire(value));
    CHECK(open_colour(open.text()) == open);
    CHECK(open == value);
  }
}

TEST_CASE("text that names no enumerator is none") {
  for (const std::string_view text : {"", "red", "RED", "Red ", " Red", "Re", "light_blue"}) {
    CAPTURE(text);
    CHECK_FALSE(from_wire<colour>(text));
  }
  CHECK_FALSE(from_wire<colour>(std::string_view("Red\0", 4)));
}

TEST_CASE("unknown text is kept as it is") {
  using namespace std::string_view_literals;
  const std::string longer(1000, 'x');
  for (const std::string_view text :
       {""sv, "Mauve"sv, "red"sv, "a\0b"sv, std::string_view(longer)}) {
    CAPTURE(text);
    const open_colour open(text);
    CHECK_FALSE(open.known());
    CHECK(open.text() == text);
    CHECK(open == open_colour(text));
    for (const auto value : {colour::red, colour::light_blue, colour::green}) CHECK(open != value);
  }
}

TEST_CASE("different unknown texts are different") {
  CHECK(open_colour("Mauve") != open_colour("mauve"));
  CHECK(open_colour("") != open_colour("Mauve"));
}

TEST_CASE("an open enumeration begins as its first enumerator") {
  CHECK(open_colour() == colour::red);
  CHECK(open_colour().known() == colour::red);
}

TEST_CASE("an open enumeration owns its text") {
  std::string text = "a colour of tomorrow, too long for any small buffer";
  const std::string before = text;
  const open_colour open(text);
  text.assign(text.size(), '?');
  CHECK(open.text() == before);
  auto copy = open;
  copy = colour::green;
  CHECK(open.text() == before);
  CHECK(copy.text() == "Green");
}

TEST_CASE("assignment forgets the earlier text") {
  open_colour open("Mauve");
  open = colour::green;
  CHECK(open == open_colour("Green"));
  open = open_colour("Mauve");
  CHECK(open == open_colour("Mauve"));
}

TEST_CASE("an open enumeration takes over the memory of a text that is given away") {
  std::string text(1000, 'x');
  const char* const memory = text.data();
  const open_colour unknown(std::move(text));
  CHECK(unknown.text() == std::string(1000, 'x'));
  CHECK(unknown.text().data() == memory);
  CHECK(open_colour(std::string("Green")) == colour::green);
}
