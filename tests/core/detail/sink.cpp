// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/detail/sink.hpp>

#include "catch.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace {

using sansaws::text_sink;
using sansaws::detail::counting_sink;
using sansaws::detail::in_place_sink;
using sansaws::detail::span_sink;

// A writer as the library has them: one body for every kind of sink.
constexpr void write_greeting(text_sink auto& sink, std::string_view name) {
  sink.append("Hello, ");
  sink.append(name);
  sink.append(std::string_view("\0!", 2));
}

static_assert(text_sink<counting_sink> && text_sink<span_sink>);
static_assert(in_place_sink<span_sink>);
static_assert(!in_place_sink<std::string> && !in_place_sink<counting_sink>);
static_assert([] {
  counting_sink sink;
  write_greeting(sink, "you");
  return sink.size;
}() == 12);

}  // namespace

TEST_CASE("a counting sink counts what a string would hold") {
  for (const std::string_view name : {"", "a", "somebody with a long name"}) {
    counting_sink count;
    std::string text;
    write_greeting(count, name);
    write_greeting(text, name);
    CHECK(count.size == text.size());
  }
}

TEST_CASE("a span sink fills its buffer, and says how much is needed where that is too small") {
  std::array<char, 8> buffer{};
  for (std::size_t room = 0; room <= buffer.size(); ++room) {
    span_sink sink(std::span<char>(buffer).first(room));
    sink.append("abc");
    sink.append("");
    sink.append("defg");
    CHECK(sink.size() == 7);
    CHECK(sink.fits() == (room >= 7));
    if (sink.fits()) {
      CHECK(sink.text() == "abcdefg");
      CHECK(sink.text(3) == "defg");
    }
  }
}

TEST_CASE("a span sink gives room for what can be written in place, and no more") {
  std::array<char, 4> buffer{};
  span_sink sink(buffer);
  sink.append("a");
  CHECK(sink.prepare(4) == nullptr);
  char* const place = sink.prepare(3);
  REQUIRE(place == buffer.data() + 1);
  place[0] = 'b';
  sink.commit(1);
  CHECK(sink.text() == "ab");
  CHECK(sink.prepare(3) == nullptr);
}

TEST_CASE("text is appended to a string in place, into as much room as it may need") {
  std::string text = "1: ";
  sansaws::detail::append_at_most(text, 100, [](span_sink& sink) { write_greeting(sink, "you"); });
  CHECK(text == std::string("1: Hello, you\0!", 15));
  sansaws::detail::append_at_most(text, 0, [](span_sink&) {});
  CHECK(text.size() == 15);
}

TEST_CASE("text is appended to a string in place after it was counted") {
  std::string text = "1: ";
  sansaws::detail::append_written(text, [](auto& sink) { write_greeting(sink, "you"); });
  CHECK(text == std::string("1: Hello, you\0!", 15));
}
