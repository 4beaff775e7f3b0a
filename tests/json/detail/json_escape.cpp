// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/json_escape.hpp>.
#include <sansaws/json/detail/json_escape.hpp>

#include <catch.hpp>
#include <optional>
#include <string>
#include <string_view>

using sansaws::json::detail::size_of_run;
using sansaws::json::detail::unescape;

namespace {

std::optional<std::string> meaning(std::string_view inside) {
  std::string text = "left over";
  const auto good = unescape(text, inside, size_of_run(inside));
  if (good != inside.size()) return std::nullopt;
  return text;
}

}  // namespace

TEST_CASE("every escape of RFC 8259 section 7 has its meaning") {
  CHECK(meaning("") == "");
  CHECK(meaning("a b") == "a b");
  CHECK(meaning(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
  CHECK(meaning(R"(x\u0041y)") == "xAy");
  CHECK(meaning(R"(\u00e9\u00E9)") == "\u00e9\u00e9");
  CHECK(meaning(R"(\u20ac)") == "\u20ac");
  CHECK(meaning(R"(\ud834\udd1e)") == "\U0001d11e");  // the example of section 7
  CHECK(meaning(R"(\u0000)") == std::string(1, '\0'));
  CHECK(meaning(R"(\udbff\udfff)") == "\U0010ffff");
  CHECK(meaning("\u00e9\\n\u20ac") == "\u00e9\n\u20ac");
}

TEST_CASE("a bad escape, half a surrogate pair, a control character and bad UTF-8 end the text") {
  for (const std::string_view bad :
       {R"(\)", R"(\x41)", R"(\u)", R"(\u00)", R"(\u004)", R"(\u00g0)", R"(\ud834)", R"(\ud834x)",
        R"(\ud834\n)", R"(\ud834\u0041)", R"(\udd1e)", R"(\ud834\ud834)", R"(\ud834\udd1)", "\n",
        "\x1f", "\xe9", "\xc0\x80", "\xed\xa0\x80"}) {
    for (const std::string before : {"", "plain", "\\t", "a long text before what is wrong \\n"}) {
      const auto inside = before + std::string(bad) + "zzz";
      CAPTURE(inside);
      std::string text;
      CHECK(unescape(text, inside, size_of_run(inside)) == before.size());
      CHECK(text == meaning(before));
    }
  }
}

TEST_CASE("every truncation of an escape is refused") {
  const std::string_view inside = R"(\ud834\udd1e)";
  for (std::size_t size = 1; size != inside.size(); ++size)
    CHECK_FALSE(meaning(inside.substr(0, size)));
  CHECK(meaning(inside));
}
