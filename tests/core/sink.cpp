// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/sink.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace {

using sansaws::counting_sink;
using sansaws::text_sink;

// A writer as the library has them: one body for every kind of sink.
constexpr void write_greeting(text_sink auto& sink, std::string_view name) {
  sink.append("Hello, ");
  sink.append(name);
  sink.append(std::string_view("\0!", 2));
}

static_assert(text_sink<std::string> && text_sink<counting_sink>);
static_assert(!text_sink<const std::string> && !text_sink<std::vector<char>> && !text_sink<int>);
static_assert([] {
  counting_sink sink;
  write_greeting(sink, "you");
  return sink.size;
}() == 12);

}  // namespace

TEST_CASE("A counting sink counts what a string would hold", "[sink]") {
  for (const std::string_view name : {"", "a", "somebody with a long name"}) {
    counting_sink count;
    std::string text;
    write_greeting(count, name);
    write_greeting(text, name);
    CHECK(count.size == text.size());
  }
}
