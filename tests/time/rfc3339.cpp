// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// RFC 3339 date-times and seconds since 1970.
#include <sansaws/time/rfc3339.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "catch.hpp"

using namespace sansaws;

namespace {

// RFC 3339 section 5.8.
static_assert(parse_rfc3339("1985-04-12T23:20:50.52Z") == timestamp{482'196'050, 520'000'000});
static_assert(parse_rfc3339("1996-12-19T16:39:57-08:00") == timestamp{851'042'397, 0});
static_assert(parse_rfc3339("1990-12-31T23:59:60Z") == timestamp{662'688'000, 0});
static_assert(parse_rfc3339("1990-12-31T15:59:60-08:00") == timestamp{662'688'000, 0});
static_assert(parse_rfc3339("1937-01-01T12:00:27.87+00:20") ==
              timestamp{-1'041'337'173, 870'000'000});

static_assert(timestamp_from_epoch(1'767'323'045.678) == timestamp{1'767'323'045, 678'000'000});
static_assert(timestamp_from_epoch(1'767'323'045) == timestamp{1'767'323'045, 0});

#if !defined(__clang__)  // whose constant expressions have no std::string yet
static_assert(format_rfc3339({851'042'397, 0}) == "1996-12-20T00:39:57Z");
#endif

timestamp random_moment(std::mt19937_64& random) {
  constexpr auto span =
      static_cast<std::uint64_t>(timestamp::max().seconds - timestamp::min().seconds + 1);
  timestamp moment{timestamp::min().seconds + static_cast<std::int64_t>(random() % span), 0};
  constexpr std::array<std::uint32_t, 5> units{1, 1'000, 1'000'000, 100'000'000, 1'000'000'000};
  const std::uint32_t unit = units[random() % units.size()];
  moment.nanoseconds = static_cast<std::int32_t>(random() % (1'000'000'000 / unit) * unit);
  return moment;
}

}  // namespace

TEST_CASE("an RFC 3339 date-time is written in UTC with as many fraction digits as it needs") {
  CHECK(format_rfc3339({1'767'323'045, 678'000'000}) == "2026-01-02T03:04:05.678Z");
  CHECK(format_rfc3339({1'767'323'045, 0}) == "2026-01-02T03:04:05Z");
  CHECK(format_rfc3339({1'767'323'045, 1}) == "2026-01-02T03:04:05.000000001Z");
  CHECK(format_rfc3339({1'767'323'045, 100'000'000}) == "2026-01-02T03:04:05.1Z");
  CHECK(format_rfc3339({-1, 999'999'999}) == "1969-12-31T23:59:59.999999999Z");
  CHECK(format_rfc3339(timestamp::min()) == "0000-01-01T00:00:00Z");
  CHECK(format_rfc3339(timestamp::max()) == "9999-12-31T23:59:59.999999999Z");
}

TEST_CASE("an RFC 3339 date-time of a moment out of bounds is the nearest within") {
  constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
  CHECK(format_rfc3339({far, 0}) == format_rfc3339(timestamp::max()));
  CHECK(format_rfc3339({-far, 0}) == format_rfc3339(timestamp::min()));
  CHECK(format_rfc3339({0, -1}) == "1970-01-01T00:00:00Z");
  CHECK(format_rfc3339({0, 2'000'000'000}) == "1970-01-01T00:00:00.999999999Z");
}

TEST_CASE(
    "reading an RFC 3339 date-time undoes writing it, for any moment of the years 0000 to 9999") {
  std::mt19937_64 random(1);
  for (int round = 0; round != 20'000; ++round) {
    const timestamp moment = random_moment(random);
    REQUIRE(parse_rfc3339(format_rfc3339(moment)) == moment);
  }
  CHECK(parse_rfc3339(format_rfc3339(timestamp::min())) == timestamp::min());
  CHECK(parse_rfc3339(format_rfc3339(timestamp::max())) == timestamp::max());
}

TEST_CASE("zero to nine fraction digits are read, and no more") {
  std::string text = "2026-01-02T03:04:05";
  CHECK(parse_rfc3339(text + "Z") == timestamp{1'767'323'045, 0});
  text += '.';
  CHECK_FALSE(parse_rfc3339(text + "Z").has_value());
  std::int32_t expected = 0;
  std::int32_t unit = 100'000'000;
  for (int digit = 1; digit <= 9; ++digit, unit /= 10) {
    text += static_cast<char>('0' + digit);
    expected += digit * unit;
    CHECK(parse_rfc3339(text + "Z") == timestamp{1'767'323'045, expected});
    CHECK(parse_rfc3339(text + "+00:00") == timestamp{1'767'323'045, expected});
  }
  CHECK_FALSE(parse_rfc3339(text + "0Z").has_value());
}

TEST_CASE("t and z may be lower case, RFC 3339 section 5.6") {
  CHECK(parse_rfc3339("2026-01-02t03:04:05z") == timestamp{1'767'323'045, 0});
}

TEST_CASE("offsets up to 23:59 are taken off, and an unknown one, -00:00, counts as UTC") {
  CHECK(parse_rfc3339("2026-01-02T03:04:05-00:00") == timestamp{1'767'323'045, 0});
  CHECK(parse_rfc3339("2026-01-03T03:03:05+23:59") == timestamp{1'767'323'045, 0});
  CHECK(parse_rfc3339("2026-01-01T03:05:05-23:59") == timestamp{1'767'323'045, 0});
  for (const std::string_view offset :
       {"", "+24:00", "-24:00", "+00:60", "+0000", "+00", "+00:0", "+00:000", "00:00", " Z", "ZZ",
        "Z ", "+-0:00", "+00-00", "+00:00Z", "UTC"}) {
    CHECK_FALSE(parse_rfc3339("2026-01-02T03:04:05" + std::string(offset)).has_value());
  }
}

TEST_CASE("an offset does not lead out of the years 0000 to 9999") {
  CHECK(parse_rfc3339("0000-01-01T00:01:00+00:01") == timestamp::min());
  CHECK_FALSE(parse_rfc3339("0000-01-01T00:00:59.999999999+00:01").has_value());
  CHECK(parse_rfc3339("9999-12-31T23:58:59.999999999-00:01") == timestamp::max());
  CHECK_FALSE(parse_rfc3339("9999-12-31T23:59:00-00:01").has_value());
  CHECK_FALSE(parse_rfc3339("9999-12-31T23:59:60Z").has_value());
}

TEST_CASE("RFC 3339 date-times that do not exist are refused") {
  for (const std::string_view text :
       {"2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-02T24:00:00Z",
        "2026-01-02T23:60:00Z", "2026-01-02T23:59:61Z"}) {
    CHECK_FALSE(parse_rfc3339(text).has_value());
  }
  CHECK(parse_rfc3339("2024-02-29T00:00:00Z").has_value());
  CHECK(parse_rfc3339("2000-02-29T00:00:00Z").has_value());
}

TEST_CASE("a leap second rolls forward to the next minute and keeps its fraction") {
  CHECK(parse_rfc3339("2016-12-31T23:59:60.5Z") == parse_rfc3339("2017-01-01T00:00:00.5Z"));
  CHECK(parse_rfc3339("2017-01-01T05:29:60+05:30") == parse_rfc3339("2017-01-01T00:00:00Z"));
  // As the AWS SDK for JavaScript does, at any minute.
  CHECK(parse_rfc3339("2026-01-02T12:00:60Z") == parse_rfc3339("2026-01-02T12:01:00Z"));
}

TEST_CASE("an RFC 3339 date-time that ends early or goes on is refused") {
  for (const std::string_view text :
       {"1985-04-12T23:20:50Z", "1985-04-12T23:20:50.520000001Z", "1996-12-19T16:39:57-08:00",
        "1937-01-01T12:00:27.87+00:20"}) {
    REQUIRE(parse_rfc3339(text).has_value());
    for (std::size_t size = 0; size != text.size(); ++size) {
      CHECK_FALSE(parse_rfc3339(text.substr(0, size)).has_value());
    }
    for (int c = 0; c != 256; ++c) {
      CHECK_FALSE(parse_rfc3339(std::string(text) + static_cast<char>(c)).has_value());
      CHECK_FALSE(parse_rfc3339(static_cast<char>(c) + std::string(text)).has_value());
    }
  }
}

TEST_CASE(
    "an RFC 3339 date-time with a digit where none may stand, or none where one must, is refused") {
  for (const std::string_view text :
       {"1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1937-01-01T12:00:27.87+00:20"}) {
    for (std::size_t at = 0; at != text.size(); ++at) {
      const bool must_be_digit = text[at] >= '0' && text[at] <= '9';
      for (int c = 0; c != 256; ++c) {
        std::string changed(text);
        changed[at] = static_cast<char>(c);
        const bool digit = c >= '0' && c <= '9';
        if (digit == must_be_digit) continue;
        INFO(changed);
        CHECK_FALSE(parse_rfc3339(changed).has_value());
      }
    }
  }
}

TEST_CASE("other notations of ISO 8601 are refused") {
  for (const std::string_view text :
       {"", "2026", "2026-01-02", "2026-01-02 03:04:05Z", "2026-01-02T03:04Z", "20260102T030405Z",
        "2026-01-02T03:04:05,5Z", "2026-1-2T3:4:5Z", "+2026-01-02T03:04:05Z",
        "-2026-01-02T03:04:05Z", "12026-01-02T03:04:05Z", "2026-W01-5T03:04:05Z",
        "2026-002T03:04:05Z", "1767323045"}) {
    CHECK_FALSE(parse_rfc3339(text).has_value());
  }
}

TEST_CASE("whole seconds since 1970 are taken within the years 0000 to 9999, from any integer") {
  CHECK(timestamp_from_epoch(0) == timestamp{});
  CHECK(timestamp_from_epoch(-1) == timestamp{-1, 0});
  CHECK(timestamp_from_epoch(timestamp::min().seconds) == timestamp::min());
  CHECK_FALSE(timestamp_from_epoch(timestamp::min().seconds - 1).has_value());
  CHECK(timestamp_from_epoch(timestamp::max().seconds) == timestamp{timestamp::max().seconds, 0});
  CHECK_FALSE(timestamp_from_epoch(timestamp::max().seconds + 1).has_value());
  CHECK_FALSE(timestamp_from_epoch(std::numeric_limits<std::uint64_t>::max()).has_value());
  CHECK_FALSE(timestamp_from_epoch(std::numeric_limits<std::int64_t>::min()).has_value());
}

TEST_CASE("a number with a fraction is the decimal that it was written as") {
  CHECK(timestamp_from_epoch(0.0) == timestamp{});
  CHECK(timestamp_from_epoch(-0.0) == timestamp{});
  CHECK(timestamp_from_epoch(0.1) == timestamp{0, 100'000'000});
  CHECK(timestamp_from_epoch(-0.1) == timestamp{-1, 900'000'000});
  CHECK(timestamp_from_epoch(-1.25) == timestamp{-2, 750'000'000});
  CHECK(timestamp_from_epoch(0.000000001) == timestamp{0, 1});
  CHECK(timestamp_from_epoch(0.123456789) == timestamp{0, 123'456'789});
  CHECK(timestamp_from_epoch(1'767'323'045.678) == timestamp{1'767'323'045, 678'000'000});
  CHECK(timestamp_from_epoch(1'767'323'045.678901) == timestamp{1'767'323'045, 678'901'000});
  CHECK(timestamp_from_epoch(-1'041'337'172.13) == timestamp{-1'041'337'173, 870'000'000});
}

TEST_CASE("a number with more than nine fraction digits is the nearest nanosecond") {
  CHECK(timestamp_from_epoch(0.9999999994) == timestamp{0, 999'999'999});
  CHECK(timestamp_from_epoch(0.9999999999) == timestamp{1, 0});
  CHECK(timestamp_from_epoch(-0.0000000001) == timestamp{0, 0});
  CHECK(timestamp_from_epoch(-0.0000000006) == timestamp{-1, 999'999'999});
  CHECK(timestamp_from_epoch(0.0000000004) == timestamp{0, 0});
  CHECK(timestamp_from_epoch(std::numeric_limits<double>::denorm_min()) == timestamp{0, 0});
  CHECK(timestamp_from_epoch(-std::numeric_limits<double>::denorm_min()) == timestamp{0, 0});
}

TEST_CASE("milliseconds and microseconds since 1970 survive the way through a double") {
  std::mt19937_64 random(2);
  for (int round = 0; round != 10'000; ++round) {
    const auto seconds = static_cast<std::int64_t>(random() % 4'000'000'000) - 1'000'000'000;
    const auto micros = static_cast<std::int32_t>(random() % 1'000'000);
    const double epoch = static_cast<double>(seconds * 1'000'000 + micros) / 1e6;
    REQUIRE(timestamp_from_epoch(epoch) == timestamp{seconds, micros * 1'000});
  }
}

TEST_CASE("numbers that are no moment of the years 0000 to 9999 are refused") {
  using limits = std::numeric_limits<double>;
  for (const double epoch :
       {1e300, -1e300, limits::infinity(), -limits::infinity(), limits::quiet_NaN(), limits::max(),
        limits::lowest(), 253'402'300'800.0, -62'167'219'200.5, 9.3e18, -9.3e18}) {
    CHECK_FALSE(timestamp_from_epoch(epoch).has_value());
  }
  CHECK(timestamp_from_epoch(-62'167'219'200.0) == timestamp::min());
  CHECK(timestamp_from_epoch(253'402'300'799.5) ==
        timestamp{timestamp::max().seconds, 500'000'000});
}
