// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)

#include <sansaws/aws/arn.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace {

using sansaws::aws::arn_view;

constexpr std::string_view bucket = "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo";

std::string join(const arn_view& arn) {
  std::string text("arn");
  for (const auto part : {arn.partition, arn.service, arn.region, arn.account, arn.resource}) {
    text += ':';
    text += part;
  }
  return text;
}

template <class T>
concept parsable = requires(T&& text) {
  arn_view::parse(std::forward<T>(text));
};

static_assert(arn_view::parse(bucket) ==
              arn_view{"aws", "s3tables", "us-east-1", "111122223333", "bucket/amzn-s3-demo"});
static_assert(parsable<std::string&> && parsable<const std::string&>);
static_assert(!parsable<std::string> && !parsable<const std::string>, "parts of a temporary");

}  // namespace

// The forms of the AWS General Reference and the IAM User Guide's "Identify AWS resources with
// ARNs": resource, type/resource and type:resource, with region and account where there are any.
TEST_CASE("an ARN is cut into its parts") {
  CHECK(arn_view::parse("arn:aws:iam::123456789012:user/johndoe") ==
        arn_view{"aws", "iam", "", "123456789012", "user/johndoe"});
  CHECK(arn_view::parse("arn:aws:sns:us-east-1:123456789012:example-sns-topic-name") ==
        arn_view{"aws", "sns", "us-east-1", "123456789012", "example-sns-topic-name"});
  CHECK(arn_view::parse("arn:aws-cn:s3:::demo/path/to/object") ==
        arn_view{"aws-cn", "s3", "", "", "demo/path/to/object"});
}

TEST_CASE("an ARN's resource keeps its colons and slashes") {
  CHECK(arn_view::parse("arn:p:s:r:a:type:name:1/x:/")->resource == "type:name:1/x:/");
  CHECK(arn_view::parse("arn:p:s:r:a::")->resource == ":");
  CHECK(arn_view::parse("arn:p:s:r:a:/")->resource == "/");
}

TEST_CASE("an ARN's parts are views of the text") {
  const std::string text(bucket);
  const auto arn = arn_view::parse(text);
  REQUIRE(arn);
  CHECK(arn->partition.data() == text.data() + 4);
  CHECK(arn->resource.data() + arn->resource.size() == text.data() + text.size());
}

TEST_CASE("a text that is no ARN is not cut") {
  for (const std::string_view text :
       {"", "arn", "arn:", "arn:::::", "arn:aws:s3tables:us-east-1:111122223333",
        "arn:aws:s3tables:us-east-1:111122223333:", "arn::s3tables:r:a:bucket/x",
        "arn:aws::r:a:bucket/x", "ARN:aws:s3tables:r:a:bucket/x", "urn:aws:s3tables:r:a:bucket/x",
        " arn:aws:s3tables:r:a:bucket/x", ":aws:s3tables:r:a:bucket/x"}) {
    CAPTURE(text);
    CHECK_FALSE(arn_view::parse(text));
  }
}

TEST_CASE("a truncated ARN is cut only where something of its resource is left") {
  const auto resource = bucket.find("bucket/");
  for (std::size_t size = 0; size <= bucket.size(); ++size) {
    CAPTURE(size);
    const auto arn = arn_view::parse(bucket.substr(0, size));
    REQUIRE(arn.has_value() == (size > resource));
    if (arn) REQUIRE(join(*arn) == bucket.substr(0, size));
  }
}

TEST_CASE("an ARN's parts joined are the ARN, whatever the bytes") {
  std::size_t cut = 0;
  for (std::size_t at = 0; at != bucket.size(); ++at) {
    for (int byte = 0; byte != 256; ++byte) {
      std::string text(bucket);
      text[at] = static_cast<char>(byte);
      CAPTURE(text);
      const auto arn = arn_view::parse(text);
      if (at < 3) REQUIRE(arn.has_value() == (text == bucket));
      if (!arn) continue;
      REQUIRE(join(*arn) == text);
      ++cut;
    }
  }
  // All but the colons that part it may be any byte, even colons: the last part takes what is over.
  CHECK(cut > 200 * (bucket.size() - 10));
}
