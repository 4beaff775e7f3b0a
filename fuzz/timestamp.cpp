// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The whole input is a date as text, its first bytes also a moment as numbers. What is read is what
// the calendar of <chrono> says; what is written is read again as the same moment.
#include "input.hpp"
#include "promise.hpp"

#include <sansaws/core/detail/text.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/http_date.hpp>
#include <sansaws/time/rfc3339.hpp>
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

using namespace sansaws;
using fuzz::promise;

namespace {

using std::chrono::sys_days;
using std::chrono::sys_seconds;

/// A text matches where each '0' of the mask stands for a digit and all else for itself.
bool matches(std::string_view text, std::string_view mask) {
  if (text.size() != mask.size()) return false;
  for (std::size_t i = 0; i != text.size(); ++i) {
    const bool digit = '0' <= text[i] && text[i] <= '9';
    if (mask[i] == '0' ? !digit : text[i] != mask[i]) return false;
  }
  return true;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// The moment of "YYYYMMDDhhmmss" by the calendar of <chrono>, where there is one.
std::optional<sys_seconds> by_calendar(std::string_view digits, std::chrono::minutes offset) {
  using namespace std::chrono;
  const year_month_day date(year(number(digits.substr(0, 4))),
                            month(static_cast<unsigned>(number(digits.substr(4, 2)))),
                            day(static_cast<unsigned>(number(digits.substr(6, 2)))));
  const hours hour(number(digits.substr(8, 2)));
  const minutes minute(number(digits.substr(10, 2)));
  const seconds second(number(digits.substr(12, 2)));
  if (!date.ok() || hour >= hours(24) || minute >= minutes(60) || second > seconds(60)) return {};
  const sys_seconds moment = sys_days(date) + hour + minute + second - offset;
  const auto in_utc = year_month_day(floor<days>(moment)).year();
  if (in_utc < year(0) || in_utc > year(9999)) return {};
  return moment;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if ('0' <= c && c <= '9') digits += c;
  }
  return digits;
}

std::optional<timestamp> rfc3339_by_calendar(std::string text) {
  if (text.size() < 20) return {};
  const bool time_mark = text[10] == 'T' || text[10] == 't';
  text[10] = 'T';
  if (!time_mark || !matches(text.substr(0, 19), "0000-00-00T00:00:00")) return {};
  const auto digits = digits_of(text.substr(0, 19));
  text.erase(0, 19);

  std::int32_t nanoseconds = 0;
  if (text.front() == '.') {
    const auto end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    const auto count = end - 1;
    if (count < 1 || count > 9) return {};
    nanoseconds = number(text.substr(1, count) + std::string(9 - count, '0'));
    text.erase(0, end);
  }

  std::chrono::minutes offset(0);
  if (matches(text, "+00:00") || matches(text, "-00:00")) {
    const int hours = number(std::string_view(text).substr(1, 2));
    const int minutes = number(std::string_view(text).substr(4, 2));
    if (hours > 23 || minutes > 59) return {};
    offset = std::chrono::minutes((hours * 60 + minutes) * (text.front() == '-' ? -1 : 1));
  } else if (text != "Z" && text != "z") {
    return {};
  }
  const auto moment = by_calendar(digits, offset);
  if (!moment) return {};
  return timestamp{moment->time_since_epoch().count(), nanoseconds};
}

std::optional<timestamp> amz_date_by_calendar(std::string_view text) {
  if (!matches(text, "00000000T000000Z") || number(text.substr(13, 2)) == 60) return {};
  const auto moment = by_calendar(digits_of(text), std::chrono::minutes(0));
  if (!moment) return {};
  return timestamp{moment->time_since_epoch().count(), 0};
}

bool in_range(timestamp time) {
  return timestamp::min() <= time && time <= timestamp::max() && time.nanoseconds >= 0 &&
         time.nanoseconds <= 999'999'999;
}

void check_text(std::string_view text) {
  const auto moment = parse_rfc3339(text);
  promise(moment == rfc3339_by_calendar(std::string(text)), "RFC 3339 text is what <chrono> says");
  if (moment) promise(in_range(*moment), "a moment is in the years 0000 to 9999");

  const auto amz = parse_amz_date(text);
  promise(amz == amz_date_by_calendar(text), "an amz-date is what <chrono> says");
  if (amz) {
    const auto written = format_amz_date(*amz);
    promise(detail::text_of(written) == text, "an amz-date is written as it was read");
  }

  if (const auto http = parse_http_date(text)) {
    promise(in_range(*http) && http->nanoseconds == 0, "an HTTP-date is a whole second in range");
    const auto written = format_http_date(*http);
    promise(parse_http_date(written) == http, "an HTTP-date is read again as the same moment");
    if (text.substr(3, 2) == ", " && text.size() == 29 && text.substr(23, 2) != "60") {
      promise(text.substr(3) == written.substr(3), "an IMF-fixdate is written as it was read");
    }
  }
}

void check_moment(timestamp any) {
  const auto held = clamped(any);
  promise(in_range(held), "a clamped moment is in the years 0000 to 9999");
  promise(!in_range(any) || held == any, "a moment in range is not changed");
  const timestamp whole{held.seconds, 0};
  promise(parse_rfc3339(format_rfc3339(any)) == held, "RFC 3339 text has the whole moment");
  const auto amz = format_amz_date(any);
  promise(parse_amz_date(detail::text_of(amz)) == whole, "an amz-date has the second");
  const auto http = format_http_date(any);
  promise(parse_http_date(http) == whole, "an HTTP-date has the second");
  const std::chrono::weekday day(
      std::chrono::floor<std::chrono::days>(sys_seconds(std::chrono::seconds(held.seconds))));
  constexpr std::string_view names = "SunMonTueWedThuFriSat";
  promise(http.starts_with(names.substr(day.c_encoding() * 3, 3)), "an HTTP-date has the weekday");
  promise(timestamp_from_epoch(held.seconds) == whole, "an epoch second is that second");
  const auto written = format_rfc3339(any);
  promise(rfc3339_by_calendar(written) == held, "<chrono> reads what is written");

  using nanoseconds = std::chrono::sys_time<std::chrono::nanoseconds>;
  constexpr auto in_64_bits = std::int64_t{1} << 33U;
  if (held.seconds > -in_64_bits && held.seconds < in_64_bits) {
    promise(timestamp(held.to<nanoseconds>()) == held, "a time point is that moment");
  }
}

void check_epoch(double epoch) {
  const auto moment = timestamp_from_epoch(epoch);
  if (!moment) {
    const bool inside = epoch >= -62'167'219'200.0 && epoch < 253'402'300'799.0;
    promise(!inside, "an epoch in range is a moment");
    return;
  }
  promise(in_range(*moment), "a moment is in the years 0000 to 9999");
  // Two terms, as their sum is no double.
  const double off = (static_cast<double>(moment->seconds) - epoch) +
                     static_cast<double>(moment->nanoseconds) / 1e9;
  const double unit = std::nextafter(std::fabs(epoch), HUGE_VAL) - std::fabs(epoch);
  promise(std::fabs(off) <= unit + 1e-9, "an epoch is the moment nearest to it");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_text(fuzz::as_text(data, size));
  timestamp any;
  if (size >= sizeof any.seconds + sizeof any.nanoseconds) {
    std::memcpy(&any.seconds, data, sizeof any.seconds);
    std::memcpy(&any.nanoseconds, data + sizeof any.seconds, sizeof any.nanoseconds);
    double epoch = 0;
    std::memcpy(&epoch, data, sizeof epoch);
    check_epoch(epoch);
    check_moment(any);
    // Most numbers are of no year that has four digits; these are.
    any.seconds %= 300'000'000'000;
    check_moment(any);
    check_epoch(static_cast<double>(any.seconds) + static_cast<double>(any.nanoseconds) / 1e9);
  }
  return 0;
}
