// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/decode.hpp>. The rules are those of RFC 8259 for JSON, of Smithy 2.0
// for null and unknown members, and of RFC 6901 for pointers.
#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "json/example_shapes.hpp"

namespace {

using example::bush;
using example::colour;
using example::leaf;
using example::tree;
using sansaws::limits;
using sansaws::peer_errc;
using sansaws::encoding::timestamp;
using sansaws::json::decode;
using sansaws::json::decode_error;

constexpr std::string_view whole_tree =
    R"({"name":"oak","flag":true,"number":-7,"ratio":0.5,"tint":"Light_Blue",)"
    R"("when":"1970-01-01T00:00:01.5Z","leaves":[{"text":"a"},{"text":"b","count":2}],)"
    R"("byColour":{"Red":{"text":"r","seenAt":3},"Green":{"text":"g"}}})";

template <class T>
decode_error refusal(std::string_view json, const limits& bounds = {}) {
  auto decoded = decode<T>(json, bounds);
  REQUIRE(decoded.has_error());
  return decoded.error();
}

template <class T>
T accepted(std::string_view json, const limits& bounds = {}) {
  auto decoded = decode<T>(json, bounds);
  INFO(json);
  REQUIRE(decoded.has_value());
  return *decoded;
}

bool is_not_json(const decode_error& error) {
  return error.code == peer_errc::not_json;
}

}  // namespace

TEST_CASE("every shape is read") {
  const auto oak = accepted<tree>(whole_tree);
  CHECK(oak.name == "oak");
  CHECK(oak.flag);
  CHECK(oak.number == -7);
  CHECK(oak.ratio == 0.5);
  CHECK(oak.tint == colour::light_blue);
  CHECK(oak.when == timestamp{1, 500'000'000});
  REQUIRE(oak.leaves.size() == 2);
  CHECK(oak.leaves[0] == leaf{"a", {}, {}});
  CHECK(oak.leaves[1] == leaf{"b", 2, {}});
  REQUIRE(oak.by_colour.size() == 2);
  const auto* red = oak.by_colour.find(colour::red);
  REQUIRE(red != nullptr);
  CHECK(*red == leaf{"r", {}, timestamp{3, 0}});
  CHECK(oak.by_colour.begin()[1].first.text() == "Green");
  CHECK_FALSE(oak.by_colour.begin()[1].first.known());
}

TEST_CASE("a struct of optional members takes an empty object") {
  CHECK(accepted<bush>("{}") == bush{});
  CHECK(accepted<bush>(" \t\r\n{ } \t\r\n") == bush{});
}

TEST_CASE("a null member is an absent one") {
  CHECK(accepted<bush>(R"({"name":null,"flag":null,"number":null,"ratio":null,"tint":null,)"
                       R"("when":null,"one":null,"rows":null,"sparse":null,"sparseMap":null,)"
                       R"("counts":null})") == bush{});
  CHECK(refusal<leaf>(R"({"text":null})") == decode_error{peer_errc::missing_member, "/text", 0});
  CHECK(accepted<leaf>(R"({"text":"","count":null})") == leaf{});
}

TEST_CASE("a null in a map or a list is dropped, unless the elements are optional") {
  const auto counts = accepted<bush>(R"({"counts":{"a":1,"b":null,"c":3,"a":null}})").counts;
  REQUIRE(counts.has_value());
  REQUIRE(counts->size() == 1);
  CHECK(counts->begin()->first == "c");

  const auto kept = accepted<bush>(R"({"sparseMap":{"a":null,"b":{"text":"x"}}})").sparse_map;
  REQUIRE(kept.has_value());
  REQUIRE(kept->size() == 2);
  CHECK_FALSE(kept->begin()->second.has_value());

  const auto rows = accepted<bush>(R"({"rows":[null,[1,null,2],null,[]]})").rows;
  CHECK(rows == std::vector<std::vector<std::int64_t>>{{1, 2}, {}});

  const auto sparse = accepted<bush>(R"({"sparse":[null,"x",null]})").sparse;
  CHECK(sparse == std::vector<std::optional<std::string>>{{}, "x", {}});
}

TEST_CASE("a required member must be there, and the pointer names it") {
  for (const std::string name :
       {"name", "flag", "number", "ratio", "tint", "when", "leaves", "byColour"}) {
    std::string json(whole_tree);
    const auto at = json.find('"' + name + '"');
    REQUIRE(at != std::string::npos);
    json.insert(at + 1, "not");
    CHECK(refusal<tree>(json) == decode_error{peer_errc::missing_member, "/" + name, 0});
  }
  CHECK(refusal<bush>(R"({"one":{}})") == decode_error{peer_errc::missing_member, "/one/text", 0});
  CHECK(refusal<bush>(R"({"sparseMap":{"k":{}}})") ==
        decode_error{peer_errc::missing_member, "/sparseMap/k/text", 0});
}

TEST_CASE("names of members are compared exactly") {
  for (const std::string_view name : {"Text", "tex", "texts", "text ", "", "text\\u0000", "TEXT"}) {
    const auto json = "{\"" + std::string(name) + "\":\"x\"}";
    CHECK(refusal<leaf>(json).pointer == "/text");
  }
  CHECK(accepted<leaf>(R"({"\u0074e\u0078t":"x"})").text == "x");
}

TEST_CASE("members may come in any order") {
  std::vector<std::string> members{R"("text":"t")", R"("count":1)", R"("seenAt":2)",
                                   R"("other":{"text":3})"};
  const auto expected = leaf{"t", 1, timestamp{2, 0}};
  std::sort(members.begin(), members.end());
  do {
    std::string json = "{";
    for (const auto& member : members) json += member + ",";
    json.back() = '}';
    CHECK(accepted<leaf>(json) == expected);
  } while (std::next_permutation(members.begin(), members.end()));
}

TEST_CASE("the last of equal members counts, and nothing of the earlier ones is left") {
  CHECK(accepted<leaf>(R"({"text":"a","text":"b"})").text == "b");
  CHECK(accepted<leaf>(R"({"text":null,"text":"b"})").text == "b");
  CHECK(refusal<leaf>(R"({"text":"a","text":null})") ==
        decode_error{peer_errc::missing_member, "/text", 0});
  CHECK(accepted<leaf>(R"({"text":"a","count":1,"count":null})").count == std::nullopt);

  const auto one = accepted<bush>(R"({"one":{"text":"a","count":1},"one":{"text":"b"}})").one;
  CHECK(one == leaf{"b", {}, {}});
  const auto rows = accepted<bush>(R"({"rows":[[1]],"rows":[[2]]})").rows;
  CHECK(rows == std::vector<std::vector<std::int64_t>>{{2}});
  const auto counts = accepted<bush>(R"({"counts":{"a":1,"b":2},"counts":{"b":3,"b":4}})").counts;
  REQUIRE(counts.has_value());
  REQUIRE(counts->size() == 1);
  CHECK(counts->begin()->first == "b");
  CHECK(counts->begin()->second == 4);
  const auto in_map =
      accepted<bush>(R"({"sparseMap":{"k":{"text":"a","count":1},"k":{"text":"b"}}})").sparse_map;
  CHECK(in_map->begin()->second == leaf{"b", {}, {}});
  CHECK(refusal<bush>(R"({"sparseMap":{"k":{"text":"a"},"k":{"count":1}}})").pointer ==
        "/sparseMap/k/text");
}

TEST_CASE("an earlier one of equal members must be well formed too") {
  CHECK(refusal<leaf>(R"({"text":1,"text":"b"})").code == peer_errc::wrong_type);
}

TEST_CASE("each shape takes its own JSON type only") {
  const std::vector<std::string> values{"true", "\"x\"", "[]", "{}", "1", "0.5", "1e2"};
  const auto takers = [&](const std::string& member) {
    std::string taken;
    for (const auto& value : values) {
      const auto decoded = decode<bush>("{\"" + member + "\":" + value + "}");
      if (decoded) {
        taken += value + ' ';
      } else if (decoded.error().code != peer_errc::bad_value &&
                 decoded.error().code != peer_errc::missing_member) {
        CHECK(decoded.error() == decode_error{peer_errc::wrong_type, "/" + member, 0});
      }
    }
    return taken;
  };
  CHECK(takers("name") == "\"x\" ");
  CHECK(takers("tint") == "\"x\" ");
  CHECK(takers("flag") == "true ");
  CHECK(takers("number") == "1 1e2 ");
  CHECK(takers("ratio") == "1 0.5 1e2 ");
  CHECK(takers("when") == "1 0.5 1e2 ");
  CHECK(takers("rows") == "[] ");
  CHECK(takers("sparse") == "[] ");
  CHECK(takers("counts") == "{} ");
  CHECK(takers("one") == "");  // an object, but one that lacks a member
}

TEST_CASE("a value of the right type may still be impossible") {
  const auto impossible = [](const std::string& member, const std::string& value) {
    return refusal<bush>("{\"" + member + "\":" + value + "}") ==
           decode_error{peer_errc::bad_value, "/" + member, 0};
  };
  CHECK(impossible("when", "\"2026-02-30T00:00:00Z\""));
  CHECK(impossible("when", "\"\""));
  CHECK(impossible("when", "1e999"));
  CHECK(impossible("when", "-1e999"));
  CHECK(impossible("when", "253402300800"));  // 10000-01-01
  CHECK(impossible("when", "18446744073709551615"));
  CHECK(impossible("ratio", "1e999"));
  CHECK(impossible("ratio", "-1e999"));
  CHECK(impossible("number", "9223372036854775808"));
  CHECK(impossible("number", "0.5"));
  CHECK(impossible("number", "1e999"));
  CHECK(accepted<bush>(R"({"number":9223372036854775807})").number == INT64_MAX);
  CHECK(accepted<bush>(R"({"number":-9223372036854775808})").number == INT64_MIN);
}

TEST_CASE("a pointer leads through members, keys and indices") {
  CHECK(refusal<bush>(R"({"rows":[[],[1,null,"x"]]})").pointer == "/rows/1/2");
  CHECK(refusal<tree>(R"({"leaves":[{"text":"a"},{"text":"b","count":[]}]})").pointer ==
        "/leaves/1/count");
  CHECK(refusal<tree>(R"({"byColour":{"Red":{"text":"a"},"Light_Blue":{"seenAt":"x"}}})").pointer ==
        "/byColour/Light_Blue/seenAt");
  CHECK(refusal<tree>(R"({"byColour":{"Red":[]}})").pointer == "/byColour/Red");
}

TEST_CASE("a pointer escapes what RFC 6901 reserves, and is bounded") {
  CHECK(refusal<bush>(R"({"counts":{"a/b~c":""}})").pointer == "/counts/a~1b~0c");
  const std::string key(1'000'000, '/');
  const auto pointer = refusal<bush>("{\"counts\":{\"" + key + "\":\"\"}}").pointer;
  CHECK(pointer.size() == 8 + 2 * 64);
}

TEST_CASE("unknown members are ignored at any depth, whatever they hold") {
  std::mt19937 random(1);
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const auto any_json = [&](auto& self, unsigned depth) -> std::string {
    static const std::vector<std::string> scalars{
        "null",      "true",     "0",
        "-1.5e3",    "1e999",    "18446744073709551615",
        "\"\"",      "\"text\"", R"("\"\\\u00e9\ud83d\ude00")",
        R"("name")", "{}",       "[]"};
    if (depth == 0 || pick(3) == 0) return scalars[pick(static_cast<unsigned>(scalars.size()))];
    const bool object = pick(2) == 0;
    std::string json = object ? "{" : "[";
    for (unsigned i = pick(4); i-- != 0;) {
      static const std::vector<std::string> keys{"name", "text", "leaves", "", R"(\n)", "count"};
      if (object) json += '"' + keys[pick(6)] + "\":";
      json += self(self, depth - 1) + ",";
    }
    if (json.back() == ',') json.pop_back();
    return json + (object ? "}" : "]");
  };
  const auto expected = accepted<tree>(whole_tree);
  for (int round = 0; round != 500; ++round) {
    std::string json;
    for (std::size_t i = 0; i != whole_tree.size(); ++i) {
      // Before any member of a struct, but not of the map, all of whose members are known.
      const bool in_map = whole_tree.substr(0, i).ends_with("\"byColour\":{") ||
                          whole_tree.substr(i).starts_with("\"Green\"");
      const bool member =
          i != 0 && whole_tree[i] == '"' && (whole_tree[i - 1] == '{' || whole_tree[i - 1] == ',');
      if (member && !in_map && pick(3) == 0) {
        json += "\"unknown\":" + any_json(any_json, 4) + ",";
      }
      json += whole_tree[i];
    }
    CHECK(accepted<tree>(json) == expected);
  }
}

TEST_CASE("a body that was cut short is never anything but not_json") {
  for (const std::string_view body :
       {whole_tree, std::string_view(R"({"name":7,"extra":[1,{"x":"\ud83d\ude00 é"}]})")}) {
    for (std::size_t size = 0; size != body.size(); ++size) {
      CHECK(is_not_json(refusal<tree>(body.substr(0, size))));
    }
  }
}

TEST_CASE("what is no JSON is not_json, whatever else is wrong, with the byte where it stops") {
  const auto stops_at = [](std::string_view json, std::size_t offset) {
    return refusal<bush>(json) == decode_error{peer_errc::not_json, {}, offset};
  };
  CHECK(stops_at("", 0));
  CHECK(stops_at(" ", 1));
  CHECK(stops_at("\xEF\xBB\xBF{}", 0));
  CHECK(stops_at("<html>", 0));
  CHECK(stops_at("{} x", 3));
  CHECK(stops_at("{}{}", 2));
  CHECK(stops_at("{\"name\":\"a\nb\"}", 10));
  CHECK(stops_at("{\"name\":'a'}", 8));
  CHECK(stops_at("{\"name\":1,}", 10));
  CHECK(stops_at("// comment\n{}", 0));
  CHECK(stops_at("[1,]", 3));
  CHECK(is_not_json(refusal<bush>(std::string_view("{}\0", 3))));
  for (const std::string_view text :
       {"{\"name\":\"\xFF\"}", "{\"name\":\"\xC0\x80\"}", "{\"name\":\"\xED\xA0\x80\"}",
        "{\"x\":\"\xF4\x90\x80\x80\"}", "{\"\xE9\":1}", R"({"name":"\ud800"})",
        R"({"name":"\udc00\ud800"})", R"({"name":NaN})", R"({"name":Infinity})", R"({"name":01})",
        R"({"name":.5})", R"({"name":+1})", R"({"name":"\x"})", R"({name:1})", "nul", "\"",
        "{\"a\"}"}) {
    INFO(text);
    CHECK(is_not_json(refusal<bush>(text)));
  }
}

TEST_CASE("JSON that is no object is not_an_object") {
  for (const std::string_view json :
       {"null", "true", "false", "0", "-1", "1.5", "18446744073709551615", "\"{}\"", "\"\\n\"",
        "[]", "[{}]", "[[1],{\"name\":\"x\"}]", " 7 "}) {
    INFO(json);
    CHECK(refusal<bush>(json) == decode_error{peer_errc::not_an_object, {}, 0});
  }
}

TEST_CASE("a body over the limit is not looked at") {
  limits bounds;
  bounds.max_body = 2;
  CHECK(decode<bush>("{}", bounds).has_value());
  CHECK(refusal<bush>("{ }", bounds) == decode_error{peer_errc::body_too_large, {}, 0});
  CHECK(refusal<bush>("???", bounds).code == peer_errc::body_too_large);
}

TEST_CASE("nesting over the limit is too_deep, in unknown members too") {
  const auto nested = [](std::size_t depth, const std::string& open, const std::string& close) {
    std::string json = "{\"x\":";
    for (std::size_t i = 1; i != depth; ++i) json += open;
    json += "0";
    for (std::size_t i = 1; i != depth; ++i) json += close;
    return json + "}";
  };
  limits bounds;
  bounds.max_depth = 5;
  CHECK(accepted<bush>(nested(5, "[", "]"), bounds) == bush{});
  CHECK(refusal<bush>(nested(6, "[", "]"), bounds).code == peer_errc::too_deep);
  CHECK(accepted<bush>(nested(5, "{\"a\":", "}"), bounds) == bush{});
  CHECK(refusal<bush>(nested(6, "{\"a\":", "}"), bounds) ==
        decode_error{peer_errc::too_deep, {}, 5 + 4 * 5});
  bounds.max_depth = 0;
  CHECK(refusal<bush>("{}", bounds).code == peer_errc::too_deep);
}

TEST_CASE("no limit lets the nesting go beyond what the stack holds") {
  limits bounds;
  bounds.max_depth = static_cast<std::size_t>(-1);
  const std::string open(3'000'000, '[');
  CHECK(refusal<bush>(open, bounds) == decode_error{peer_errc::too_deep, {}, 512});
  CHECK(refusal<bush>("{\"name\":" + open, bounds).code == peer_errc::too_deep);
}

TEST_CASE("a map holds no more entries than are searched quickly") {
  const auto entries = [](std::size_t count, const std::string& value) {
    std::string json = "{\"counts\":{\"k0\":1";
    for (std::size_t i = 1; i != count; ++i) json += ",\"k" + std::to_string(i) + "\":" + value;
    return json + ",\"k0\":2}}";
  };
  const auto most = sansaws::json::most_map_entries;
  CHECK(accepted<bush>(entries(most, "1")).counts->size() == most);
  CHECK(refusal<bush>(entries(most + 1, "1")) == decode_error{peer_errc::bad_value, "/counts", 0});
  CHECK(accepted<bush>(entries(10 * most, "null")).counts->size() == 1);
}

TEST_CASE("strings are joined, however many escapes they have and however long they are") {
  for (const std::size_t size : {0U, 1U, 15U, 16U, 255U, 256U, 4095U, 4096U, 4097U, 20000U}) {
    std::string json = R"({"name":")";
    std::string expected;
    for (std::size_t i = 0; i != size; ++i) {
      json += i % 3 == 0 ? "\\n" : i % 7 == 0 ? "\\u00e9" : "x";
      expected += i % 3 == 0 ? "\n" : i % 7 == 0 ? "\xC3\xA9" : "x";
    }
    json += R"(","tint":"Re\u0064","counts":{"\u0061\u0062":1,"plain":2}})";
    const auto decoded = accepted<bush>(json);
    CHECK(decoded.name == expected);
    CHECK(decoded.tint == colour::red);
    REQUIRE(decoded.counts->size() == 2);
    CHECK(decoded.counts->begin()[0].first == "ab");
    CHECK(decoded.counts->begin()[1].first == "plain");
  }
}

TEST_CASE("corrupted bytes never crash, and what is still accepted can be encoded and read again") {
  std::mt19937 random(2);
  const std::string interesting =
      "\"\\{}[]:,0eE.+-ntfu \xC3\x00\xFF"
      "9";
  int successes = 0;
  for (int round = 0; round != 20'000; ++round) {
    std::string body(whole_tree);
    for (auto changes = 1 + random() % 3; changes-- != 0;) {
      const auto at = random() % body.size();
      const auto byte = random() % 2 == 0 ? interesting[random() % interesting.size()]
                                          : static_cast<char>(random() % 256);
      switch (random() % 3) {
        case 0:
          body[at] = byte;
          break;
        case 1:
          body.insert(at, 1, byte);
          break;
        default:
          body.erase(at, 1 + random() % 8);
      }
    }
    const auto decoded = decode<tree>(body);
    if (!decoded) continue;
    ++successes;
    CHECK(accepted<tree>(sansaws::json::encode(*decoded)) == *decoded);
  }
  CHECK(successes > 100);
}
