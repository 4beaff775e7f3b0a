// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Dates in HTTP fields.
#include <sansaws/time/http_date.hpp>

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

// RFC 9110 section 5.6.7: the three examples, all the same moment.
constexpr timestamp example{784'111'777, 0};
constexpr std::string_view imf_fixdate = "Sun, 06 Nov 1994 08:49:37 GMT";
constexpr std::string_view rfc850_date = "Sunday, 06-Nov-94 08:49:37 GMT";
constexpr std::string_view asctime_date = "Sun Nov  6 08:49:37 1994";
static_assert(parse_http_date(imf_fixdate) == example);
static_assert(parse_http_date(rfc850_date) == example);
static_assert(parse_http_date(asctime_date) == example);

#if !defined(__clang__)  // whose constant expressions have no std::string yet
static_assert(format_http_date(example) == imf_fixdate);
#endif

std::optional<timestamp> in_2026(std::string_view text) {
  return parse_http_date(text, {1'767'323'045, 0});
}

}  // namespace

TEST_CASE("RFC 9110's examples are read in all three forms and written in the first") {
  CHECK(parse_http_date(imf_fixdate) == example);
  CHECK(parse_http_date(rfc850_date) == example);
  CHECK(parse_http_date(asctime_date) == example);
  CHECK(format_http_date(example) == imf_fixdate);
}

TEST_CASE("every day of the week and every month has its name") {
  CHECK(format_http_date({0, 0}) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(format_http_date({1'767'323'045, 999'999'999}) == "Fri, 02 Jan 2026 03:04:05 GMT");
  CHECK(format_http_date({951'827'696, 0}) == "Tue, 29 Feb 2000 12:34:56 GMT");
  CHECK(format_http_date(timestamp::min()) == "Sat, 01 Jan 0000 00:00:00 GMT");
  CHECK(format_http_date(timestamp::max()) == "Fri, 31 Dec 9999 23:59:59 GMT");
  CHECK(format_http_date({std::numeric_limits<std::int64_t>::max(), 0}) ==
        "Fri, 31 Dec 9999 23:59:59 GMT");
  const std::string months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string days[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  std::int64_t day = 0;
  for (const std::string& month : months) {
    const std::string text = format_http_date({day * 86'400, 0});
    CHECK(text == days[day % 7] + ", 01 " + month + " 1970 00:00:00 GMT");
    CHECK(parse_http_date(text) == timestamp{day * 86'400, 0});
    day += detail::days_in_month(1970, static_cast<int>(&month - months) + 1);
  }
}

TEST_CASE("reading an HTTP date undoes writing it, for any second of the years 0000 to 9999") {
  std::mt19937_64 random(1);
  constexpr auto span =
      static_cast<std::uint64_t>(timestamp::max().seconds - timestamp::min().seconds + 1);
  for (int round = 0; round != 20'000; ++round) {
    const timestamp moment{timestamp::min().seconds + static_cast<std::int64_t>(random() % span),
                           0};
    REQUIRE(parse_http_date(format_http_date(moment)) == moment);
  }
}

TEST_CASE("a two-digit year is the latest that is at most fifty years ahead") {
  const auto year_of = [](std::optional<timestamp> time) {
    return time ? detail::civil_from_seconds(time->seconds).year : -1;
  };
  CHECK(year_of(in_2026("Sunday, 06-Nov-94 08:49:37 GMT")) == 1994);
  CHECK(year_of(in_2026("Sunday, 06-Nov-26 08:49:37 GMT")) == 2026);
  CHECK(year_of(in_2026("Sunday, 06-Nov-75 08:49:37 GMT")) == 2075);
  CHECK(year_of(in_2026("Saturday, 03-Jan-76 03:00:00 GMT")) == 1976);
  CHECK(year_of(in_2026("Wednesday, 01-Jan-76 03:00:00 GMT")) == 2076);
  CHECK(year_of(in_2026("Sunday, 06-Nov-77 08:49:37 GMT")) == 1977);
  CHECK(year_of(in_2026("Tuesday, 29-Feb-00 08:49:37 GMT")) == 2000);
  CHECK(year_of(in_2026("Tuesday, 29-Feb-76 08:49:37 GMT")) == 1976);
  CHECK_FALSE(in_2026("Tuesday, 29-Feb-01 08:49:37 GMT").has_value());
  for (int year = 70; year != 170; ++year) {  // who says no time reads as in 2020
    std::string text = "Sunday, 06-Nov-00 08:49:37 GMT";
    text[15] = static_cast<char>('0' + year / 10 % 10);
    text[16] = static_cast<char>('0' + year % 10);
    CHECK(year_of(parse_http_date(text)) == 1900 + year);
  }
  CHECK_FALSE(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", timestamp::min()).has_value());
  CHECK(year_of(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", timestamp::max())) == 9994);
}

TEST_CASE("a day of the week is needed and need not fit the date") {
  for (const std::string_view day : {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}) {
    CHECK(parse_http_date(std::string(day) + ", 06 Nov 1994 08:49:37 GMT") == example);
    CHECK(parse_http_date(std::string(day) + " Nov  6 08:49:37 1994") == example);
  }
  for (const std::string_view day :
       {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}) {
    CHECK(parse_http_date(std::string(day) + ", 06-Nov-94 08:49:37 GMT") == example);
    CHECK_FALSE(parse_http_date(std::string(day) + ", 06 Nov 1994 08:49:37 GMT").has_value());
  }
}

TEST_CASE("an HTTP date that ends early or goes on is refused, in each form") {
  for (const std::string_view text : {imf_fixdate, rfc850_date, asctime_date}) {
    for (std::size_t size = 0; size != text.size(); ++size) {
      CHECK_FALSE(parse_http_date(text.substr(0, size)).has_value());
    }
    for (int c = 0; c != 256; ++c) {
      CHECK_FALSE(parse_http_date(std::string(text) + static_cast<char>(c)).has_value());
      CHECK_FALSE(parse_http_date(static_cast<char>(c) + std::string(text)).has_value());
    }
  }
}

TEST_CASE(
    "an HTTP date with a changed byte is refused, unless a digit took its place where one may "
    "stand") {
  for (const std::string_view text : {imf_fixdate, rfc850_date, asctime_date}) {
    for (std::size_t at = 0; at != text.size(); ++at) {
      const bool must_be_digit = text[at] >= '0' && text[at] <= '9';
      for (int c = 0; c != 256; ++c) {
        std::string changed(text);
        changed[at] = static_cast<char>(c);
        const bool digit = c >= '0' && c <= '9';
        const bool day_column = text == asctime_date && at == 8;
        if (changed == text || (digit && (must_be_digit || day_column))) continue;
        INFO(changed);
        CHECK_FALSE(parse_http_date(changed).has_value());
      }
    }
  }
}

TEST_CASE("HTTP dates that do not exist and other notations are refused") {
  for (const std::string_view text :
       {"", "Mon, 30 Feb 2026 00:00:00 GMT", "Mon, 00 Jan 2026 00:00:00 GMT",
        "Mon, 01 Jan 2026 24:00:00 GMT", "Mon, 01 Jan 2026 00:60:00 GMT",
        "Mon, 01 Jan 2026 00:00:61 GMT", "Mon, 01 Jan 2026 00:00:00 UTC",
        "Mon, 01 Jan 2026 00:00:00 gmt", "mon, 01 Jan 2026 00:00:00 GMT",
        "Mon, 01 jan 2026 00:00:00 GMT", "Mon, 1 Jan 2026 00:00:00 GMT",
        "Mon, 01 Jan 26 00:00:00 GMT", "Mon, 01-Jan-2026 00:00:00 GMT",
        "Mon, 01 Jan 2026 00:00:00 +0000", "01 Jan 2026 00:00:00 GMT", "Mon Jan 1 00:00:00 2026",
        "Mon, 01 Jan 2026 00:00 GMT", "2026-01-01T00:00:00Z"}) {
    CHECK_FALSE(parse_http_date(text).has_value());
  }
}

TEST_CASE("a leap second in an HTTP date counts as the second after it") {
  CHECK(parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT") ==
        parse_http_date("Sun, 01 Jan 2017 00:00:00 GMT"));
}
