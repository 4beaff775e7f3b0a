// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/s3tables/list_parameters.hpp>. The limits are those of the service's model:
// NextToken has 1 to 2048 characters, the limits of all three lists are 1 to 1000, and prefixes
// have 1 to 255 characters, those of table buckets 1 to 63.
#include <sansaws/s3tables/list_parameters.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "catch.hpp"

namespace {

using sansaws::caller_errc;
using sansaws::caller_error;
using namespace sansaws::s3tables;

// One is not taken for another.
static_assert(!std::is_same_v<name_prefix, bucket_name_prefix>);
static_assert(!std::is_convertible_v<continuation_token, name_prefix>);

template <class Text>
void check_sizes(std::string_view parameter, std::size_t max) {
  CHECK(Text::parse("").error() == caller_error{caller_errc::missing, parameter});
  for (const std::size_t size : {std::size_t{1}, std::size_t{2}, max}) {
    const auto parsed = Text::parse(std::string(size, 'x')).value();
    CHECK(parsed.text() == std::string(size, 'x'));
  }
  CHECK(Text::parse(std::string(max + 1, 'x')).error() ==
        caller_error{caller_errc::too_long, parameter, max});
}

}  // namespace

TEST_CASE("a token and a prefix have the sizes of the service's model") {
  check_sizes<continuation_token>("continuation_token", 2048);
  check_sizes<name_prefix>("prefix", 255);
  check_sizes<bucket_name_prefix>("prefix", 63);
}

TEST_CASE("a token may have any bytes, as only the service can read it") {
  for (int byte = 0; byte != 256; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    const auto token = continuation_token::parse(text).value();
    CHECK(token.text() == text);
  }
}

TEST_CASE("a page has 1 to 1000 items") {
  for (const std::uint64_t size : {1U, 2U, 999U, 1000U}) CHECK(page_size::make(size).has_value());
  for (const std::uint64_t size : {0U, 1001U, 100'000U}) {
    CHECK(page_size::make(size).error() == caller_error{caller_errc::out_of_range, "page_size"});
  }
}
