// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/detail/json_skip.hpp>. What is JSON is asked of Boost.JSON, too.
#include <sansaws/json/detail/json_skip.hpp>

#include <boost/json/error.hpp>
#include <boost/json/parse.hpp>
#include <catch.hpp>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using sansaws::json::deepest_nesting;
using sansaws::json::detail::json_reader;
using sansaws::json::detail::skip_value;

namespace {

// Nothing for a JSON text, else the byte at which it stops being one.
std::optional<std::size_t> stop(std::string_view json, std::size_t max_depth = deepest_nesting) {
  json_reader reader(json, max_depth);
  std::string buffer;
  const char* const end = skip_value(reader, reader.begin(), buffer);
  if (end != nullptr && reader.expect_end(end) != nullptr) return std::nullopt;
  return reader.offset();
}

bool boost_takes(std::string_view json) {
  boost::json::error_code wrong;
  boost::json::parse_options options;
  options.max_depth = deepest_nesting;
  boost::json::parse(boost::json::string_view(json.data(), json.size()), wrong, {}, options);
  return !wrong;
}

// Texts of every kind of value, none of which ends where a shorter one would.
const std::vector<std::string> values{
    "true",
    "false",
    "null",
    "{}",
    "[]",
    " { } ",
    "[ 1 , 2 ]",
    R"("")",
    R"("a\"b,c")",
    R"("\\")",
    R"("é\u20ac\n")",
    R"({"a":{"b":[1,2,{"c":"}"}]}})",
    R"([[["]"],[]],{}])",
    "\t[\r\n{ \"k\" : -1.5e+3 , \"\" : null } ]\n",
};

}  // namespace

TEST_CASE("every value is passed to its end, with what is around it") {
  for (const std::string& value : values) {
    CAPTURE(value);
    CHECK(boost_takes(value));
    CHECK_FALSE(stop(value));
    CHECK_FALSE(stop("[" + value + "," + value + "]"));
    CHECK_FALSE(stop("{\"k\":" + value + ",\"l\":" + value + "}"));
  }
}

TEST_CASE("every truncation of a value is refused at its end, or where an escape begins") {
  for (const std::string& value : values) {
    std::size_t begin = value.find_first_not_of(" \t\r\n");
    for (std::size_t size = 0; size != value.find_last_not_of(" \t\r\n"); ++size) {
      const auto cut = value.substr(0, size);
      CAPTURE(cut);
      const auto at = stop(cut);
      REQUIRE(at.has_value());
      CHECK((at == size || (size > begin && cut.substr(*at).find_first_of("\\\xc3") == 0)));
    }
  }
}

TEST_CASE("where a text stops being JSON is said by its byte") {
  CHECK(stop("") == 0);
  CHECK(stop("  ") == 2);
  CHECK(stop("[1 2]") == 3);
  CHECK(stop("{\"a\" 1}") == 5);
  CHECK(stop("{\"a\":1,}") == 7);
  CHECK(stop("[1,]") == 3);
  CHECK(stop("[1}") == 2);
  CHECK(stop("{\"a\":1]") == 6);
  CHECK(stop("{1:2}") == 1);
  CHECK(stop("tru ") == 3);
  CHECK(stop("nul\0l") == 3);
  CHECK(stop("1 1") == 2);
  CHECK(stop("[\"a\tb\"]") == 3);
  CHECK(stop(R"(["ab\q"])") == 4);
  CHECK(stop("[\"a\xff\"]") == 3);
}

TEST_CASE("nesting ends at the limit") {
  const std::string deepest = std::string(deepest_nesting, '[') + std::string(deepest_nesting, ']');
  CHECK_FALSE(stop(deepest));
  CHECK_FALSE(stop(deepest, static_cast<std::size_t>(-1)));
  CHECK(stop("[" + deepest + "]") == deepest_nesting);
  CHECK(stop("[[0]]", 1) == 1);
  CHECK(stop("[]", 0) == 0);
  CHECK_FALSE(stop("0", 0));

  json_reader reader("[[[[0]]]]", 3);
  std::string buffer;
  CHECK(skip_value(reader, reader.begin(), buffer) == nullptr);
  CHECK(reader.too_deep());
  json_reader broken("[[[0]", 3);
  CHECK(skip_value(broken, broken.begin(), buffer) == nullptr);
  CHECK_FALSE(broken.too_deep());
}

TEST_CASE("arrays and objects end by their own bracket at every depth") {
  // Each depth is one or the other, by the bits of a number.
  for (unsigned kinds = 0; kinds != 64; ++kinds) {
    std::string json = "0";
    for (unsigned depth = 0; depth != 140; ++depth) {
      const bool object = (kinds >> depth % 6 & 1U) != 0;
      json = object ? "{\"k\":" + json + "}" : "[" + json + "]";
    }
    CHECK_FALSE(stop(json));
    const auto middle = json.find('0') + 1;
    for (std::size_t at = middle; at != json.size(); ++at) {
      json[at] = json[at] == ']' ? '}' : ']';
      CHECK(stop(json) == at);
      json[at] = json[at] == ']' ? '}' : ']';
    }
  }
}

TEST_CASE("changed bytes are JSON where Boost.JSON says so") {
  std::mt19937 random(3);
  const std::string interesting = "\"\\{}[]:,0eE.+-ntfu \xC3\x00\xFF\x1f";
  int taken = 0;
  for (int round = 0; round != 40'000; ++round) {
    std::string json = "[";
    for (auto count = random() % 4; count-- != 0;) json += values[random() % values.size()] + ",";
    json.back() = ']';
    for (auto changes = random() % 3; changes-- != 0;) {
      const auto at = random() % json.size();
      const auto byte = random() % 2 == 0 ? interesting[random() % interesting.size()]
                                          : static_cast<char>(random() % 256);
      switch (random() % 3) {
        case 0:
          json[at] = byte;
          break;
        case 1:
          json.insert(at, 1, byte);
          break;
        default:
          json.erase(at, 1 + random() % 3);
      }
      if (json.empty()) json = "0";
    }
    const bool ours = !stop(json);
    taken += ours ? 1 : 0;
    if (ours != boost_takes(json)) FAIL(json);
  }
  CHECK(taken > 1000);
}

TEST_CASE("numbers are JSON where Boost.JSON says so") {
  for (const std::string_view number :
       {"0",   "-0",  "10",   "0.5", "1e5",      "1E+5",  "1.5E-300", "",
        "-",   "+1",  "01",   "-01", ".5",       "1.",    "1.e5",     "1e",
        "1e+", "--1", "0x10", "NaN", "Infinity", "1_000", "1,0"}) {
    CAPTURE(number);
    CHECK(!stop(number) == boost_takes(number));
  }
}
