// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/identifiers.hpp>. Which texts are accepted: see identifier_rules.cpp.
#include <sansaws/s3tables/identifiers.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include "catch.hpp"

using namespace sansaws::s3tables;
using sansaws::caller_errc;
using sansaws::caller_error;

namespace {

constexpr std::string_view arn_text = "arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket";

template <class Id>
concept text_of_a_temporary = requires(Id&& id) {
  static_cast<Id&&>(id).text();
};
template <class Id>
concept region_of_a_temporary = requires(Id&& id) {
  static_cast<Id&&>(id).region();
};
static_assert(!text_of_a_temporary<table_name> && text_of_a_temporary<const table_name&>);
static_assert(!region_of_a_temporary<table_bucket_arn> &&
              region_of_a_temporary<const table_bucket_arn&>);

// Only a check leads into them, and none is another.
static_assert(!std::is_default_constructible_v<table_name>);
static_assert(!std::is_constructible_v<table_name, std::string_view>);
static_assert(!std::is_constructible_v<table_name, std::string>);
static_assert(!std::is_constructible_v<table_name, namespace_name>);
static_assert(!std::is_convertible_v<const char (&)[2], table_name>);

static_assert(!table_name::validate("orders") && table_name::validate("..")->parameter == "name");
static_assert(!namespace_name::validate("sales") &&
              namespace_name::validate("A")->parameter == "namespace");
static_assert(!table_bucket_arn::validate(arn_text) &&
              table_bucket_arn::validate("")->parameter == "table_bucket_arn");

template <class Id>
void holds_what_was_accepted(std::string_view strict, std::string_view relaxed) {
  const auto id = Id::parse(strict);
  REQUIRE(id.has_value());
  CHECK(id->text() == strict);
  CHECK(*id == *Id::parse_relaxed(strict));
  const auto refused = Id::parse(relaxed);
  REQUIRE(refused.has_error());
  CHECK(refused.error() == Id::validate(relaxed));
  const auto wider = Id::parse_relaxed(relaxed);
  REQUIRE(wider.has_value());
  CHECK(wider->text() == relaxed);
  CHECK(*wider != *id);
  CHECK(Id::parse_relaxed("../x").error() == Id::validate_relaxed("../x"));
}

}  // namespace

TEST_CASE("an identifier holds the text that was accepted, strict or relaxed") {
  holds_what_was_accepted<table_name>("orders", "Orders.2026");
  holds_what_was_accepted<namespace_name>("sales", "Sales-EU");
  holds_what_was_accepted<table_bucket_arn>(arn_text, "arn:aws:s3tables:::bucket/warehouse");
}

TEST_CASE("a literal is checked while compiling") {
  CHECK(table_name("orders") == *table_name::parse("orders"));
  CHECK(namespace_name("sales") == *namespace_name::parse("sales"));
  CHECK(table_bucket_arn("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket") ==
        *table_bucket_arn::parse(arn_text));
}

TEST_CASE("each kind names its parameter as the wire does") {
  CHECK(table_name::parse("").error() == caller_error{caller_errc::missing, "name", 0});
  CHECK(namespace_name::parse("").error() == caller_error{caller_errc::missing, "namespace", 0});
  CHECK(table_bucket_arn::parse("").error() ==
        caller_error{caller_errc::missing, "table_bucket_arn", 0});
  CHECK(to_string(table_name::parse("a b").error()) ==
        "name has a character that is not allowed, at byte 1 (allowed: a-z, 0-9, _ and -)");
}

TEST_CASE("the pattern of the service's model can be asked for: it has no hyphen") {
  CHECK(namespace_name::validate_model("sales") == std::nullopt);
  CHECK(namespace_name::parse("b_amzn-s3-demo-bucket").has_value());
  CHECK(namespace_name::validate_model("b_amzn-s3-demo-bucket") ==
        caller_error{caller_errc::bad_character, "namespace", 6, "a-z, 0-9 and _"});
  CHECK(table_name::validate_model("a-b")->parameter == "name");
}

TEST_CASE("the ARN of a table says which part of it is wanted") {
  const std::string table = std::string(arn_text) + "/table/7d2d7e44-8a5c-4a8e-9f63-0e2f0c6a1b01";
  CHECK(to_string(table_bucket_arn::parse(table).error()) ==
        "table_bucket_arn has a character that is not allowed, at byte " +
            std::to_string(arn_text.size()) +
            " (allowed: the ARN of the table's bucket, which ends before /table/)");
  CHECK(to_string(table_bucket_arn::parse_relaxed(table).error()) ==
        to_string(table_bucket_arn::parse(table).error()));
}

TEST_CASE("another name of a bucket in place of its ARN is called what it is") {
  const auto words = [](std::string_view text) {
    return to_string(table_bucket_arn::parse(text).error());
  };
  CHECK(words("arn:aws:s3:::amzn-s3-demo-bucket") ==
        "table_bucket_arn is not of the required form, at byte 12 (allowed: "
        "arn:aws:s3tables:REGION:ACCOUNT:bucket/NAME, and not the ARN of a bucket of S3)");
  CHECK(words("my-bucket") ==
        "table_bucket_arn is not of the required form, at byte 0 (allowed: "
        "arn:aws:s3tables:REGION:ACCOUNT:bucket/NAME, and not the bucket's name alone)");
  CHECK(words("arn:aws:s3tables:us-east-1:123456789012:table/orders") ==
        "table_bucket_arn is not of the required form, at byte 40 (allowed: "
        "arn:aws:s3tables:REGION:ACCOUNT:bucket/NAME)");
  CHECK(table_bucket_arn::parse_relaxed("arn:aws:s3:::amzn-s3-demo-bucket").error().other ==
        table_bucket_arn::parse("arn:aws:s3:::amzn-s3-demo-bucket").error().other);
  CHECK(words(std::string(arn_text) + "\n").ends_with("(allowed: no blank or line end after it)"));
}

TEST_CASE("an ARN offers its region, perhaps an empty one") {
  const auto arn = *table_bucket_arn::parse(arn_text);
  CHECK(arn.region() == "us-east-1");
  const auto no_region = *table_bucket_arn::parse("arn:aws:s3tables::123456789012:bucket/abc");
  CHECK(no_region.region().empty());
  const auto relaxed = *table_bucket_arn::parse_relaxed("arn:aws:s3tables:eu-west-1::bucket/abc");
  CHECK(relaxed.region() == "eu-west-1");
}
