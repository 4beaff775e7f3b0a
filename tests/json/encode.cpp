// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/json/encode.hpp>.
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/json/encode.hpp>

#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "catch.hpp"
#include "json/example_shapes.hpp"

namespace {

using example::bush;
using example::colour;
using example::leaf;
using example::tree;
using sansaws::open_enum;
using sansaws::timestamp;
using sansaws::json::decode;
using sansaws::json::encode;

class generator {
 public:
  explicit generator(unsigned seed) : random_(seed) {}

  std::string text() {
    static const std::string alphabet[] = {
        "a", "\"", "\\", "/", "\n", std::string(1, '\0'), "\x1F", "é", "€", "😀", "{", ":", "\x7F"};
    std::string result;
    for (auto n = random_() % 30; n-- != 0;) result += alphabet[random_() % std::size(alphabet)];
    return result;
  }
  std::int64_t integer() {
    return static_cast<std::int64_t>((std::uint64_t{random_()} << 32U) | random_()) >>
           (random_() % 64);
  }
  double real() {
    const double number =
        std::bit_cast<double>((std::uint64_t{random_()} << 32U) | std::uint64_t{random_()});
    return std::isfinite(number) ? number : 0.1;
  }
  timestamp time() {
    const auto span = timestamp::max().seconds - timestamp::min().seconds + 1;
    const auto raw = (std::uint64_t{random_()} << 32U) | std::uint64_t{random_()};
    return {timestamp::min().seconds +
                static_cast<std::int64_t>(raw % static_cast<std::uint64_t>(span)),
            static_cast<std::int32_t>(random_() % 1'000'000'000)};
  }
  open_enum<colour> tint() {
    return maybe() ? open_enum<colour>(maybe() ? colour::red : colour::light_blue)
                   : open_enum<colour>(std::string_view(text()));
  }
  bool maybe() { return random_() % 2 == 0; }
  std::size_t few() { return random_() % 4; }
  leaf any_leaf() {
    leaf made{text(), {}, {}};
    if (maybe()) made.count = integer();
    if (maybe()) made.seen_at = time();
    return made;
  }
  tree any_tree() {
    tree made{text(), maybe(), integer(), real(), tint(), time(), {}, {}};
    for (auto n = few(); n-- != 0;) made.leaves.push_back(any_leaf());
    for (auto n = few(); n-- != 0;) made.by_colour[tint()] = any_leaf();
    return made;
  }
  bush any_bush() {
    bush made;
    if (maybe()) made.name = text();
    if (maybe()) made.flag = maybe();
    if (maybe()) made.number = integer();
    if (maybe()) made.ratio = real();
    if (maybe()) made.tint = tint();
    if (maybe()) made.when = time();
    if (maybe()) made.one = any_leaf();
    if (maybe()) made.rows = {{integer(), integer()}, {}, {integer()}};
    if (maybe()) made.sparse = {{}, text(), {}};
    if (maybe()) {
      auto& map = made.sparse_map.emplace();
      for (auto n = few(); n-- != 0;) {
        auto& entry = map[text()];
        if (maybe()) entry = any_leaf();
      }
    }
    if (maybe()) made.counts.emplace()[text()] = integer();
    return made;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("members stand in the order of the description, and absent ones are left out") {
  CHECK(encode(bush{}) == "{}");
  CHECK(encode(leaf{"x", {}, {}}) == R"({"text":"x"})");
  CHECK(encode(leaf{"x", -1, timestamp{0, 500'000'000}}) ==
        R"({"text":"x","count":-1,"seenAt":"1970-01-01T00:00:00.5Z"})");
  bush all;
  all.flag = false;
  all.ratio = 0.1;
  all.tint = open_enum<colour>(std::string_view("Mauve"));
  all.rows = {{1, 2}, {}};
  all.sparse = {{}, ""};
  all.sparse_map.emplace()["a\"b"];
  all.counts.emplace();
  CHECK(encode(all) == R"({"flag":false,"ratio":0.1,"tint":"Mauve","rows":[[1,2],[]],)"
                       R"("sparse":[null,""],"sparseMap":{"a\"b":null},"counts":{}})");
}

TEST_CASE("what is encoded is decoded to an equal value") {
  generator any(4);
  for (int round = 0; round != 3'000; ++round) {
    const auto oak = any.any_tree();
    const auto oak_again = decode<tree>(encode(oak));
    REQUIRE(oak_again.has_value());
    CHECK(*oak_again == oak);
    const auto box = any.any_bush();
    const auto box_again = decode<bush>(encode(box));
    REQUIRE(box_again.has_value());
    CHECK(*box_again == box);
  }
}

TEST_CASE("the extremes of each number are read back equal") {
  for (const double number : {0.0, -0.0, 0.1, 1e23, 5e-324, 2.2250738585072014e-308,
                              1.7976931348623157e308, 1e16, -1.0}) {
    bush box;
    box.ratio = number;
    const auto again = decode<bush>(encode(box));
    REQUIRE(again.has_value());
    CHECK(again->ratio == number);
  }
  for (const std::int64_t number : {INT64_MIN, INT64_MAX, std::int64_t{0}}) {
    bush box;
    box.number = number;
    CHECK(*decode<bush>(encode(box)) == box);
  }
}

TEST_CASE("what JSON cannot say is written as null") {
  bush box;
  box.ratio = std::numeric_limits<double>::infinity();
  CHECK(encode(box) == R"({"ratio":null})");
  box.ratio = std::numeric_limits<double>::quiet_NaN();
  CHECK(encode(box) == R"({"ratio":null})");
}

TEST_CASE("the sink form writes the same text") {
  const auto oak = generator(5).any_tree();
  std::string json = "before ";
  sansaws::json::append_json(json, oak);
  CHECK(json == "before " + encode(oak));
  sansaws::detail::counting_sink size;
  sansaws::json::append_json(size, oak);
  CHECK(size.size == encode(oak).size());
}
