// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/core/literal.hpp>

#include <sansaws/core/caller_error.hpp>

#include "catch.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::checked_literal;

// A validated type as the library has them. That a refused literal does not compile is shown where
// lines that must not compile are compiled.
class even {
 public:
  static constexpr std::optional<caller_error> validate(std::string_view text) {
    if (text.size() % 2 == 0) return std::nullopt;
    return caller_error{caller_errc::bad_format, "even", text.size()};
  }
  constexpr explicit even(checked_literal<even> text) : text_(text.text()) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

static_assert(even("abcd").text() == "abcd");
static_assert(even("").text().empty());
static_assert(even("a\0").text() == std::string_view("a\0", 2), "all of the literal");
static_assert(!std::is_default_constructible_v<checked_literal<even>>);
static_assert(!std::is_constructible_v<checked_literal<even>, std::string_view>);
static_assert(!std::is_constructible_v<checked_literal<even>, const char*>);
static_assert(!std::is_constructible_v<checked_literal<even>, char (&)[3]>);
static_assert(!std::is_convertible_v<std::string, checked_literal<even>>);
static_assert(!std::is_constructible_v<even, std::string&>);
static_assert(!std::is_constructible_v<even, const char*>);
static_assert(std::is_copy_constructible_v<checked_literal<even>>);
static_assert(std::is_constructible_v<even, checked_literal<even>&>);

}  // namespace

TEST_CASE("a literal that was accepted while compiling is there at run time") {
  const even value("ab");
  CHECK(value.text() == "ab");
}
