// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/detail/identifier_rules.hpp>, against the patterns of the service's
// model and of the documentation, as another matcher reads them.
#include <sansaws/s3tables/detail/identifier_rules.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using sansaws::s3tables::detail::form;
using sansaws::s3tables::detail::validate_bucket_arn;
using sansaws::s3tables::detail::validate_name;

// A regular expression without alternatives: pieces that each repeat a class of bytes. Matched by
// trying every number of repetitions, unlike what is tested.
struct piece {
  std::string bytes;
  std::size_t least = 1;
  std::size_t most = 1;
};
using expression = std::vector<piece>;

bool matches(std::string_view text, const expression& pattern, std::size_t from = 0) {
  if (from == pattern.size()) return text.empty();
  const auto& [bytes, least, most] = pattern[from];
  std::size_t count = 0;
  while (count != text.size() && count != most && bytes.find(text[count]) != bytes.npos) ++count;
  for (++count; count-- > least;) {
    if (matches(text.substr(count), pattern, from + 1)) return true;
  }
  return false;
}

const std::string digit = "0123456789";
const std::string lower = "abcdefghijklmnopqrstuvwxyz" + digit;
const std::string alnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + lower;
constexpr std::size_t many = 100'000;

expression concatenated(const expression& left, const expression& right) {
  auto both = left;
  both.insert(both.end(), right.begin(), right.end());
  return both;
}
expression literal(std::string_view text) {
  expression pieces;
  for (const char c : text) pieces.push_back({std::string(1, c)});
  return pieces;
}
expression operator+(const expression& left, std::string_view text) {
  return concatenated(left, literal(text));
}
expression operator+(const expression& left, const piece& right) {
  return concatenated(left, {right});
}

// The model's "pattern" and "length" traits:
// arn:aws[-a-z0-9]*:[a-z0-9]+:[-a-z0-9]*:[0-9]{12}:bucket/[a-z0-9_-]{3,63}
const expression strict_arn = literal("arn:aws") + piece{lower + "-", 0, many} + ":" +
                              piece{lower, 1, many} + ":" + piece{lower + "-", 0, many} + ":" +
                              piece{digit, 12, 12} + ":bucket/" + piece{lower + "_-", 3, 63};
// The service takes hyphens, which the pattern of its model, [0-9a-z_]*, lacks: its own namespaces
// have them.
const expression strict_name{{lower + "_-", 1, 255}};
const expression model_name{{lower + "_", 1, 255}};
// The grammar that the header documents, but for its dots.
const expression relaxed_arn = literal("arn:") + piece{lower + "-", 1, many} + ":" +
                               piece{lower + "-", 1, many} + ":" + piece{lower + "-", 0, many} +
                               ":" + piece{alnum + "_-", 0, many} + ":bucket/" +
                               piece{alnum + "_-.", 1, 255};
const expression relaxed_name{{alnum + "_-.", 1, 255}};

// No name has a dot at its start or after another.
bool allowed(std::string_view text, const expression& pattern) {
  const bool wrong_dots =
      text.starts_with('.') || text.find("/.") != text.npos || text.find("..") != text.npos;
  return !wrong_dots && matches(text, pattern);
}

using checker = std::function<std::optional<caller_error>(std::string_view)>;
checker arn(form rules) {
  return [=](std::string_view text) { return validate_bucket_arn(text, rules, 2048); };
}
checker name(form rules) {
  return [=](std::string_view text) { return validate_name(text, rules, "name"); };
}

// Calls f(text, position) for every text that differs from `valid` by one byte put in or in place
// of another, or by one left out.
template <class F>
void for_each_neighbour(const std::string& valid, const std::string& bytes, F&& f) {
  for (std::size_t at = 0; at <= valid.size(); ++at) {
    for (const char byte : bytes) {
      f(std::string(valid).insert(at, 1, byte));
      if (at != valid.size()) f(std::string(valid).replace(at, 1, 1, byte));
    }
    if (at != valid.size()) f(std::string(valid).erase(at, 1));
    f(valid.substr(0, at));
  }
}

const std::string all_bytes = [] {
  std::string bytes;
  for (int byte = 0; byte != 256; ++byte) bytes += static_cast<char>(byte);
  return bytes;
}();

struct subject {
  checker check;
  const expression& pattern;
  std::vector<std::string> valid;
};
const std::vector<subject> subjects{
    {arn(form::strict),
     strict_arn,
     {"arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket",
      "arn:aws-us-gov:s3::000000000000:bucket/a_9"}},
    {arn(form::relaxed),
     relaxed_arn,
     {"arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket", "arn:x:y:::bucket/B",
      "arn:minio:s3-tables::Admin_1:bucket/My.Bucket-1"}},
    {name(form::strict), strict_name, {"orders", "_9", "a", "b_amzn-s3-demo-bucket"}},
    {name(form::model), model_name, {"orders", "_9", "a"}},
    {name(form::relaxed), relaxed_name, {"orders", "Sales.2026-Q1", "_"}},
};

}  // namespace

TEST_CASE("what is accepted is what the pattern matches, with every byte at every position") {
  for (const auto& subject : subjects) {
    for (const auto& text : subject.valid) {
      CHECK(subject.check(text) == std::nullopt);
      for_each_neighbour(text, all_bytes, [&](const auto& other) {
        if (subject.check(other).has_value() == allowed(other, subject.pattern)) {
          FAIL_CHECK("disagreement about: " << other);
        }
      });
    }
  }
}

TEST_CASE("the position is that of the first byte after which nothing could make it right") {
  // A prefix can still become right if some end of a valid text completes it.
  int refused = 0;
  for (const auto& subject : subjects) {
    for (const auto& text : subject.valid) {
      const auto hopeful = [&](const std::string& prefix) {
        for (std::size_t from = 0; from <= text.size(); ++from) {
          if (allowed(prefix + text.substr(from), subject.pattern)) return true;
        }
        return allowed(prefix + "x", subject.pattern);
      };
      const std::string bytes("aZ0.:/\0", 7);
      for_each_neighbour(text, bytes, [&](const auto& other) {
        const auto error = subject.check(other);
        if (!error || error->code == caller_errc::missing) return;
        ++refused;
        INFO(other << ": " << to_string(*error));
        REQUIRE(error->position <= other.size());
        REQUIRE(hopeful(other.substr(0, error->position)));
        if (error->position != other.size()) {
          REQUIRE_FALSE(hopeful(other.substr(0, error->position + 1)));
        }
      });
    }
  }
  CHECK(refused > 2'000);
}

TEST_CASE("whatever is strict is relaxed") {
  for (const auto& text : subjects[0].valid) CHECK_FALSE(arn(form::relaxed)(text));
  for (const char c : std::string("abcdefghijklmnopqrstuvwxyz0123456789_-")) {
    const auto odd = "arn:aws:s3tables:us-east-1:123456789012:bucket/" + std::string(3, c);
    CHECK_FALSE(arn(form::strict)(odd));
    CHECK_FALSE(arn(form::relaxed)(odd));
  }
  for (const char c : std::string("abcdefghijklmnopqrstuvwxyz0123456789_-")) {
    CHECK_FALSE(name(form::strict)(std::string(255, c)));
    CHECK_FALSE(name(form::relaxed)(std::string(255, c)));
  }
}

TEST_CASE("a refusal says why") {
  const auto code = [](const checker& check, std::string_view text) {
    const auto error = check(text);
    return error ? static_cast<int>(error->code) : 0;
  };
  const auto is = [](caller_errc errc) { return static_cast<int>(errc); };
  const auto bad_at = [](std::size_t position, form rules) {
    return caller_error{
        caller_errc::bad_character, "name", position,
        rules == form::strict ? "a-z, 0-9, _ and -" : "A-Z, a-z, 0-9, _, - and single dots inside"};
  };
  for (const auto rules : {form::strict, form::relaxed}) {
    CHECK(name(rules)("") == caller_error{caller_errc::missing, "name", 0});
    CHECK(name(rules)(std::string(255, 'a')) == std::nullopt);
    CHECK(name(rules)(std::string(256, 'a')) == caller_error{caller_errc::too_long, "name", 255});
    CHECK(name(rules)("a%2e") == bad_at(1, rules));
    CHECK(name(rules)("a/b") == bad_at(1, rules));
    CHECK(name(rules)("..") == bad_at(0, rules));
    for (const char* text : {"a\r\n", "a\n", "a ", "a\t "}) {
      CHECK(name(rules)(text) ==
            caller_error{caller_errc::bad_character, "name", 1, "no blank or line end after it"});
    }
    CHECK(name(rules)("a b") == bad_at(1, rules));
    CHECK(arn(rules)("") == caller_error{caller_errc::missing, "table_bucket_arn", 0});
    CHECK(arn(rules)(std::string(2049, 'a')) ==
          caller_error{caller_errc::too_long, "table_bucket_arn", 2048});
  }
  CHECK(name(form::strict)("aB") == bad_at(1, form::strict));
  CHECK(name(form::relaxed)("a..b") == bad_at(2, form::relaxed));

  const std::string head = "arn:aws:s3tables:us-east-1:123456789012:bucket/";
  CHECK(arn(form::strict)(head + std::string(63, 'a')) == std::nullopt);
  CHECK(arn(form::strict)(head + std::string(64, 'a')) ==
        caller_error{caller_errc::too_long, "table_bucket_arn", head.size() + 63});
  CHECK(arn(form::strict)(head + "ab") ==
        caller_error{caller_errc::too_short, "table_bucket_arn", head.size() + 2});
  CHECK(arn(form::strict)(head) ==
        caller_error{caller_errc::too_short, "table_bucket_arn", head.size()});
  CHECK(arn(form::relaxed)(head + std::string(256, 'a')) ==
        caller_error{caller_errc::too_long, "table_bucket_arn", head.size() + 255});
  CHECK(code(arn(form::strict), "arn:aws") == is(caller_errc::bad_format));
  CHECK(code(arn(form::strict), "my-bucket") == is(caller_errc::bad_format));
  CHECK(code(arn(form::strict), "arn:aws:s3tables:us-east-1::bucket/abc") ==
        is(caller_errc::bad_format));
  CHECK(code(arn(form::strict), "arn:aws:s3tables:us-east-1:1234567890123:bucket/abc") ==
        is(caller_errc::bad_format));
  CHECK(code(arn(form::strict), "arn:aws:s3tables:us_east-1:123456789012:bucket/abc") ==
        is(caller_errc::bad_character));
  CHECK(code(arn(form::strict), head + "abc/../def") == is(caller_errc::bad_character));
}

TEST_CASE("rules are checked while compiling too") {
  STATIC_REQUIRE_FALSE(validate_name("orders", form::strict, "name").has_value());
  STATIC_REQUIRE(validate_name("..", form::strict, "name").has_value());
  STATIC_REQUIRE_FALSE(
      validate_bucket_arn("arn:aws:s3tables:us-east-1:123456789012:bucket/abc", form::strict, 2048)
          .has_value());
}
