// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/rest_json1/next_page.hpp>, with the lists of S3 Tables as examples.
#include <sansaws/rest_json1/next_page.hpp>

#include <sansaws/s3tables/list_namespaces.hpp>
#include <sansaws/s3tables/list_table_buckets.hpp>
#include <sansaws/s3tables/list_tables.hpp>

#include <map>
#include <string>
#include <string_view>

#include "catch.hpp"

namespace {

using namespace sansaws::s3tables;
using sansaws::peer_errc;
using sansaws::rest_json1::next_page;

static_assert(sansaws::rest_json1::paginated<list_tables>);

const list_tables::input first{
    .table_bucket_arn =
        table_bucket_arn("arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket"),
    .prefix = name_prefix("p"),
    .max_tables = page_size::of<2>()};

list_tables::output page(std::optional<std::string> token) {
  return {.tables = {}, .continuation_token = std::move(token)};
}

}  // namespace

TEST_CASE("a page without a token, or with an empty one, is the last") {
  CHECK_FALSE(next_page<list_tables>(first, page({})).value().has_value());
  CHECK_FALSE(next_page<list_tables>(first, page("")).value().has_value());
}

TEST_CASE("the next page is asked for as the first was, but for the token") {
  const auto second = next_page<list_tables>(first, page("a==")).value().value();
  auto expected = first;
  expected.continuation_token = continuation_token("a==");
  CHECK(second == expected);
  const auto third = next_page<list_tables>(second, page("b")).value().value();
  CHECK(third.continuation_token == continuation_token("b"));
}

TEST_CASE("a token that repeats is an error that says so") {
  const auto second = next_page<list_tables>(first, page("a")).value().value();
  const auto error = next_page<list_tables>(second, page("a")).error();
  CHECK(error.code == peer_errc::repeated_page);
  CHECK(error.pointer == "/continuationToken");
  CHECK(to_string(error) == "the next page of the list is the same page again: /continuationToken");
}

TEST_CASE("a token that the service would not take back is an error") {
  CHECK(next_page<list_tables>(first, page(std::string(2048, 't'))).has_value());
  const auto error = next_page<list_tables>(first, page(std::string(2049, 't'))).error();
  CHECK(error.code == peer_errc::bad_value);
  CHECK(error.pointer == "/continuationToken");
}

TEST_CASE("every list of the service is walked by its description alone") {
  CHECK(next_page<list_table_buckets>({}, {{}, "t"}).value()->continuation_token->text() == "t");
  const list_namespaces::input namespaces{.table_bucket_arn = first.table_bucket_arn};
  CHECK(next_page<list_namespaces>(namespaces, {{}, "t"}).value()->continuation_token->text() ==
        "t");
}
