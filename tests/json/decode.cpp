// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/decode.hpp>. The rules are those of RFC 8259 for JSON, of Smithy 2.0
// for null and unknown members, and of RFC 6901 for pointers.
#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/describe/class.hpp>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "json/example_shapes.hpp"
#include "json/rapidjson_takes.hpp"

namespace {
struct locked {
  sansaws::secret key;
  std::optional<sansaws::secret> spare;
};
BOOST_DESCRIBE_STRUCT(locked, (), (key, spare))
}  // namespace
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<locked>{"key", "spare"};

namespace {

using example::bush;
using example::colour;
using example::leaf;
using example::tree;
using sansaws::limits;
using sansaws::peer_errc;
using sansaws::timestamp;
using sansaws::json::decode;
using sansaws::json::decode_error;
using sansaws::json::max_nesting;

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

// Of a body without known members; no code where it is one.
peer_errc refusal_code(std::string_view json) {
  const auto decoded = decode<bush>(json);
  return decoded ? peer_errc{} : decoded.error().code;
}

// libc++ before 20 has no from_chars for double: there the last digit may be off.
template <class Double>
constexpr bool reads_exactly = requires(const char* at, Double& to) {
  std::from_chars(at, at, to);
};
bool nearest_to(double number, double written) {
  const double slack = reads_exactly<double> ? 0 : std::abs(written) * 1e-15;
  return std::abs(number - written) <= slack;
}

struct node {
  std::vector<node> nodes;
};
BOOST_DESCRIBE_STRUCT(node, (), (nodes))

struct filled {
  std::vector<std::int64_t> rows{1, 2};
};
BOOST_DESCRIBE_STRUCT(filled, (), (rows))

struct either {
  std::optional<std::string> text;
  std::optional<leaf> thing;
  friend bool operator==(const either&, const either&) = default;
};
BOOST_DESCRIBE_STRUCT(either, (), (text, thing))

struct choices {
  std::optional<either> one;
  std::optional<std::vector<either>> many;
  friend bool operator==(const choices&, const choices&) = default;
};
BOOST_DESCRIBE_STRUCT(choices, (), (one, many))

}  // namespace

template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<node>{"nodes"};
template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<filled>{"rows"};
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<either>{"text", "thing"};
template <>
inline constexpr bool sansaws::json::is_union<either> = true;
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<choices>{"one", "many"};

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

TEST_CASE("a secret is a string, with escapes or without, and the last of equal ones counts") {
  const auto key_of = [](const std::string& json) {
    const auto read = accepted<locked>(json);
    return std::string(read.key.expose());
  };
  CHECK(key_of(R"({"key": "hush"})") == "hush");
  CHECK(key_of(R"({"key": "a\/\u0041\n"})") == "a/A\n");
  CHECK(key_of(R"({"key": "a\/", "key": "b"})") == "b");
  CHECK(key_of(R"({"key": ""})").empty());
  const auto both = accepted<locked>(R"({"key": "a", "spare": "b\/", "other": "c"})");
  REQUIRE(both.spare);
  CHECK(both.spare->expose() == "b/");
  CHECK_FALSE(accepted<locked>(R"({"key": "a", "spare": "b", "spare": null})").spare);
  const std::string large(100'000, 'x');
  CHECK(key_of(R"({"key": ")" + large + R"("})") == large);
  CHECK(key_of(R"({"key": "\/)" + large + R"("})") == "/" + large);
  CHECK(refusal<locked>(R"({"key": 1})") == decode_error{peer_errc::wrong_type, "/key", 0});
  CHECK(refusal<locked>("{}") == decode_error{peer_errc::missing_member, "/key", 0});
}

TEST_CASE("a list replaces the initializer of its member") {
  CHECK(accepted<filled>(R"({"rows":[3]})").rows == std::vector<std::int64_t>{3});
  CHECK(accepted<filled>(R"({"rows":[3],"rows":[4]})").rows == std::vector<std::int64_t>{4});
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

TEST_CASE("no limit lets a body be longer than the parser counts") {
  limits bounds;
  bounds.max_body = static_cast<std::size_t>(-1);
  const std::string_view claimed(whole_tree.data(), std::size_t{1} << 31U);  // never looked at
  CHECK(refusal<tree>(claimed, bounds) == decode_error{peer_errc::body_too_large, {}, 0});
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
  const auto most = sansaws::json::max_map_entries;
  CHECK(accepted<bush>(entries(most, "1")).counts->size() == most);
  CHECK(refusal<bush>(entries(most + 1, "1")) == decode_error{peer_errc::bad_value, "/counts", 0});
  CHECK(accepted<bush>(entries(10 * most, "null")).counts->size() == 1);
}

TEST_CASE("all lists together hold no more elements than the limit") {
  const limits bounds{.max_elements = 5};
  CHECK(accepted<bush>(R"({"rows":[[1],[2,3]]})", bounds).rows->size() == 2);
  CHECK(refusal<bush>(R"({"rows":[[1],[2,3],[]]})", bounds) ==
        decode_error{peer_errc::too_many_elements, "/rows", 0});
  CHECK(refusal<bush>(R"({"rows":[[1],[2,3,4]]})", bounds) ==
        decode_error{peer_errc::too_many_elements, "/rows/1", 0});
  CHECK(refusal<bush>(R"({"rows":[[null,null],[null,null]]})", bounds).code ==
        peer_errc::too_many_elements);
  // What is ignored is not kept, and so not counted.
  accepted<bush>(R"({"other":[1,2,3,4,5,6,7,[8,9]]})", bounds);
  CHECK(refusal<bush>(R"({"rows":[[]]})", {.max_elements = 0}).code ==
        peer_errc::too_many_elements);
}

TEST_CASE("a union has exactly one member") {
  CHECK(accepted<choices>(R"({"one":{"text":"a"}})").one == either{"a", {}});
  CHECK(accepted<choices>(R"({"one":{"text":null,"thing":{"text":"b"}}})").one ==
        either{{}, leaf{"b", {}, {}}});
  for (const std::string_view wrong :
       {R"({})", R"({"text":null})", R"({"text":"a","thing":{"text":"b"}})"}) {
    INFO(wrong);
    CHECK(refusal<choices>("{\"one\":" + std::string(wrong) + "}") ==
          decode_error{peer_errc::bad_value, "/one", 0});
    CHECK(refusal<choices>("{\"many\":[{\"text\":\"a\"}," + std::string(wrong) + "]}") ==
          decode_error{peer_errc::bad_value, "/many/1", 0});
  }
}

TEST_CASE("a member of a union that is not known is one of a newer service, and counts as one") {
  for (const std::string_view newer :
       {R"({"one":{"new":1}})", R"({"one":{"new":{"a":[1]},"text":null}})",
        R"({"one":{"new":1,"newer":null}})"}) {
    INFO(newer);
    CHECK(accepted<choices>(newer).one == either{});
  }
  for (const std::string_view wrong :
       {R"({"one":{"new":1,"text":"a"}})", R"({"one":{"text":"a","new":1}})",
        R"({"one":{"new":1,"newer":2}})", R"({"one":{"new":1,"newer":2,"newest":3}})"}) {
    INFO(wrong);
    CHECK(refusal<choices>(wrong) == decode_error{peer_errc::bad_value, "/one", 0});
  }
}

TEST_CASE("a union of a variant that is not known can be written and read back") {
  const auto newer = accepted<choices>(R"({"one":{"new":1},"many":[{"newer":{}},{"text":"a"}]})");
  CHECK(accepted<choices>(sansaws::json::encode(newer)) == newer);
}

// Smithy's test RestJsonDeserializeIgnoreType.
TEST_CASE("the __type in a union is ignored") {
  CHECK(accepted<choices>(R"({"one":{"__type":"aws#Either","text":"a"}})").one == either{"a", {}});
  CHECK(refusal<choices>(R"({"one":{"__type":"aws#Either"}})") ==
        decode_error{peer_errc::bad_value, "/one", 0});
}

TEST_CASE("the last of equal members of a union counts") {
  CHECK(accepted<choices>(R"({"one":{"text":"a","text":"b"}})").one == either{"b", {}});
  CHECK(refusal<choices>(R"({"one":{"text":"a","text":null}})").code == peer_errc::bad_value);
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

TEST_CASE("an escape may stand anywhere in a text of any length") {
  // Boost.JSON hands over what has escapes in pieces of 4 KiB.
  for (const std::size_t size : {1U, 20U, 300U, 4090U, 4096U, 4100U, 8200U}) {
    for (const std::size_t at : {std::size_t{0}, size / 2, size}) {
      CAPTURE(size, at);
      const auto written = std::string(size, 'x').insert(at, "\\\"");
      const auto meant = std::string(size, 'x').insert(at, "\"");
      const auto text = '"' + written + '"';
      const auto json = "{" + text + ":[" + text + ",{" + text + ":" + text +
                        "}],\"name\":" + text + ",\"tint\":" + text + ",\"sparse\":[" + text + "," +
                        text + "],\"counts\":{" + text + ":1,\"k\":2," + text +
                        ":3},\"sparseMap\":{" + text + ":{\"text\":" + text + "}}}";
      const auto decoded = accepted<bush>(json);
      CHECK(decoded.name == meant);
      CHECK(decoded.tint->text() == meant);
      CHECK(decoded.sparse == std::vector<std::optional<std::string>>{meant, meant});
      REQUIRE(decoded.counts->size() == 2);
      CHECK(*decoded.counts->find(meant) == 3);
      CHECK(*decoded.sparse_map->find(meant) == leaf{meant, {}, {}});
    }
  }
}

TEST_CASE("names and enumerators are found plain, with escapes, and by no other spelling") {
  const auto tint = [](const std::string& name, const std::string& colour) {
    return accepted<bush>("{\"" + name + "\":\"" + colour + "\"}").tint;
  };
  for (const std::string name : {"tint", "t\\u0069nt", "\\u0074\\u0069\\u006e\\u0074"}) {
    for (const std::string red : {"Red", "R\\u0065d", "\\u0052ed"}) {
      CHECK(tint(name, red) == colour::red);
    }
    for (const std::string other : {"", "R", "Redd", "red", "Red\\u0000"}) {
      REQUIRE(tint(name, other).has_value());
      CHECK_FALSE(tint(name, other)->known());
    }
  }
  for (const std::string name : {"", "tin", "tints", "Tint", "tint\\u0000"}) {
    CHECK_FALSE(tint(name, "Red").has_value());
  }
}

TEST_CASE("every escape of RFC 8259 section 7 has its meaning") {
  const auto meaning = [](const std::string& inside) {
    return accepted<leaf>("{\"text\":\"" + inside + "\"}").text;
  };
  CHECK(meaning(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
  CHECK(meaning(R"(x\u0041y)") == "xAy");
  CHECK(meaning(R"(\u00e9\u00E9)") == "\u00e9\u00e9");
  CHECK(meaning(R"(\u20ac)") == "\u20ac");
  CHECK(meaning(R"(\ud834\udd1e)") == "\U0001d11e");  // the example of section 7
  CHECK(meaning(R"(\u0000)") == std::string(1, '\0'));
  CHECK(meaning(R"(\udbff\udfff)") == "\U0010ffff");
  CHECK(meaning("\u00e9\\n\u20ac") == "\u00e9\n\u20ac");
}

TEST_CASE("a bad escape, half a surrogate pair, a control character and bad UTF-8 are refused") {
  for (const std::string_view bad :
       {R"(\x41)", R"(\u)", R"(\u00)", R"(\u004)", R"(\u00g0)", R"(\ud834)", R"(\ud834x)",
        R"(\ud834\n)", R"(\ud834\u0041)", R"(\udd1e)", R"(\ud834\ud834)", R"(\ud834\udd1)", "\n",
        "\x1f", "\xe9", "\xc0\x80", "\xed\xa0\x80"}) {
    for (const std::string before : {"", "plain", "\\t", "a long text before what is wrong \\n"}) {
      // Where there is room behind it, the parser reads an escape by another way.
      for (const std::string after : {"", "zzz", "zzz and a long text behind it"}) {
        const auto text = '"' + before + std::string(bad) + after + '"';
        CAPTURE(text);
        CHECK(is_not_json(refusal<leaf>("{\"text\":" + text + "}")));
        CHECK(is_not_json(refusal<leaf>("{\"text\":\"\"," + text + ":1}")));
        CHECK(is_not_json(refusal<leaf>("{\"text\":\"\",\"other\":[" + text + "]}")));
      }
    }
  }
}

TEST_CASE("quotes, escapes, control characters and bytes over 0x7f are seen everywhere") {
  using text = std::string_view;
  for (std::size_t size = 0; size != 40; ++size) {
    for (std::size_t at = 0; at <= size; ++at) {
      for (const auto& [written, meant] : {std::pair<text, std::optional<text>>{"", ""},
                                           {"\\\"", "\""},
                                           {"\\\\", "\\"},
                                           {"\\u0022", "\""},
                                           {"\xc3\xa9", "\u00e9"},
                                           {"\x7f", "\x7f"},
                                           {" ", " "},  // the neighbour of control characters
                                           {"!", "!"},  // the neighbours of the quote
                                           {"#", "#"},
                                           {"[", "["},  // and of the backslash
                                           {"]", "]"},
                                           {"\x1f", std::nullopt},
                                           {"\x01", std::nullopt},
                                           {"\x80", std::nullopt},
                                           {"\xff", std::nullopt}}) {
        const auto inside = std::string(size, 'x').insert(at, written);
        const auto json = "{\"x\":\"" + inside + "\",\"name\":\"" + inside + "\"}";
        const auto decoded = decode<bush>(json);
        if (meant) {
          REQUIRE(decoded.has_value());
          REQUIRE(decoded->name == std::string(size, 'x').insert(at, *meant));
        } else {
          REQUIRE(decoded.has_error());
          REQUIRE(is_not_json(decoded.error()));
        }
      }
    }
  }
}

TEST_CASE("numbers are those of RFC 8259 section 6") {
  const auto is_number = [](std::string_view written) {
    const auto decoded = decode<bush>("{\"x\":[" + std::string(written) + "]}");
    if (!decoded) CHECK(is_not_json(decoded.error()));
    return decoded.has_value();
  };
  for (const std::string_view number :
       {"0", "-0", "7", "-1", "10", "1234567890123456789012345", "0.5", "-0.0", "1.25", "1e5",
        "1E5", "1e+5", "1e-5", "0e0", "1.5E-300", "1e2147483647", "-1e-2147483647"}) {
    CAPTURE(number);
    CHECK(is_number(number));
  }
  for (const std::string_view number :
       {"-", "+1", "01", "-01", "00", ".5", "1.", "1.e5", "1e", "1e+", "1e-", "--1", "1e5.", "0x10",
        "NaN", "Infinity", "-Infinity", "1_000"}) {
    CAPTURE(number);
    CHECK_FALSE(is_number(number));
  }
}

TEST_CASE("an exponent beyond the range of an int is not_json") {
  for (const std::string number : {"1e2147483648", "1e-2147483648", "0e99999999999999999999"}) {
    CHECK(is_not_json(refusal<bush>("{\"ratio\":" + number + "}")));
    CHECK(is_not_json(refusal<bush>("{\"x\":" + number + "}")));
  }
}

TEST_CASE("a double is the one nearest to what was written") {
  const auto ratio = [](const std::string& written) {
    return *accepted<bush>("{\"ratio\":" + written + "}").ratio;
  };
  CHECK(ratio("0.1") == 0.1);
  CHECK(nearest_to(ratio("1.7976931348623157e308"), 1.7976931348623157e308));
  CHECK(ratio("5e-324") == 5e-324);
  CHECK(ratio("1e-999") == 0);
  CHECK(ratio("0e999") == 0);
  std::mt19937_64 random(3);
  for (int round = 0; round != 20'000; ++round) {
    const auto bits = random();
    const double number = std::bit_cast<double>(bits);
    if (!std::isfinite(number)) continue;
    char text[64];
    std::snprintf(text, sizeof text, "%.17g", number);
    if (!nearest_to(ratio(text), number)) FAIL(text);
  }
}

TEST_CASE("arrays and objects end by their own bracket at every depth") {
  limits deep;
  deep.max_depth = 200;
  // Each depth is one or the other, by the bits of a number.
  for (unsigned kinds = 0; kinds != 64; ++kinds) {
    std::string json = "0";
    for (unsigned depth = 0; depth != 140; ++depth) {
      const bool object = (kinds >> depth % 6 & 1U) != 0;
      json = object ? "{\"k\":" + json + "}" : "[" + json + "]";
    }
    json = "{\"x\":" + json + "}";
    CHECK(accepted<bush>(json, deep) == bush{});
    for (std::size_t at = json.find('0') + 1; at != json.size(); ++at) {
      json[at] = json[at] == ']' ? '}' : ']';
      CHECK(refusal<bush>(json, deep) == decode_error{peer_errc::not_json, {}, at});
      json[at] = json[at] == ']' ? '}' : ']';
    }
  }
}

TEST_CASE("of an error and of what is no JSON behind it, the latter counts") {
  CHECK(refusal<leaf>(R"({"text":7,"count":tru})") == decode_error{peer_errc::not_json, {}, 18});
  CHECK(refusal<leaf>(R"({"text":7,"count":[1,{"x":2}]})").code == peer_errc::wrong_type);
  CHECK(refusal<leaf>(R"({"text":7,"count":[1,{"x":2]})") ==
        decode_error{peer_errc::not_json, {}, 27});
  CHECK(is_not_json(refusal<leaf>(R"({"count":1} )"
                                  "\n,")));
}

TEST_CASE("of several errors the first in the body is reported") {
  CHECK(refusal<tree>(
            R"({"name":"oak","leaves":[{"text":"a"},{"text":7},{"text":8}],"flag":"no"})") ==
        decode_error{peer_errc::wrong_type, "/leaves/1/text", 0});
  CHECK(refusal<bush>(R"({"one":{"count":1},"rows":7})") ==
        decode_error{peer_errc::missing_member, "/one/text", 0});
}

TEST_CASE("a type that holds itself may be nested to the limit") {
  const auto nested = [](std::size_t pairs, const std::string& inmost) {
    std::string json;
    for (std::size_t i = 0; i != pairs; ++i) json += "{\"nodes\":[";
    json += inmost;
    for (std::size_t i = 0; i != pairs; ++i) json += "]}";
    return json;
  };
  limits bounds;
  bounds.max_depth = 100'000;
  auto decoded = accepted<node>(nested(max_nesting / 2, ""), bounds);
  std::size_t depth = 1;
  for (const node* at = &decoded; !at->nodes.empty(); at = &at->nodes.front()) ++depth;
  CHECK(depth == max_nesting / 2);
  const auto wrong = refusal<node>(nested(max_nesting / 2, "7"), bounds);
  CHECK(wrong.code == peer_errc::wrong_type);
  std::string pointer;
  for (std::size_t i = 0; i != max_nesting / 2; ++i) pointer += "/nodes/0";
  CHECK(wrong.pointer == pointer);
  CHECK(refusal<node>(nested(max_nesting / 2, "{}"), bounds).code == peer_errc::too_deep);
}

TEST_CASE("changed bytes are JSON where another parser says so") {
  const std::vector<std::string> values{"true",
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
                                        "\t[\r\n{ \"k\" : -1.5e+3 , \"\" : null } ]\n"};
  std::mt19937 random(3);
  const std::string interesting = "\"\\{}[]:,0eE.+-ntfu \xC3\x1f\xFF";
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
    const auto code = refusal_code("{\"x\":" + json + "}");
    taken += code == peer_errc{} ? 1 : 0;
    const bool other = rapidjson_takes("{\"x\":" + json + "}");
    if (code != (other ? peer_errc{} : peer_errc::not_json)) FAIL(json);
  }
  CHECK(taken > 1000);
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
