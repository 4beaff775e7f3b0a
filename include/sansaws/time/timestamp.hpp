// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A moment in time, to the nanosecond, without a clock.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <compare>
#include <cstdint>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI {
namespace detail {

/// std::chrono::system_clock's time points, recognised by their members so that <chrono> need not
/// be included. A steady or file clock does not count from 1970 and has no `to_time_t`.
///
/// Any signed integer of a unit that is a whole number of seconds, or of which a whole number, at
/// most a thousand million, makes a second.
template <class T>
concept unix_time_point = requires(const T& time, const typename T::clock::time_point& now) {
  T::clock::to_time_t(now);
  time.time_since_epoch().count();
  requires std::is_signed_v<typename T::rep> && std::is_integral_v<typename T::rep>;
  requires T::period::num == 1 || T::period::den == 1;
  requires T::period::den <= 1'000'000'000;
};

}  // namespace detail

struct timestamp;
constexpr timestamp clamped(timestamp time) noexcept;

/// Seconds since 1970-01-01T00:00:00Z without leap seconds, and nanoseconds forward from there.
///
/// Holds what the text forms can express, the years 0000 to 9999 to the nanosecond, for which 64
/// bits of nanoseconds are too few. A time point of std::chrono::system_clock is one as it is.
struct timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;  ///< 0 to 999'999'999, also before 1970

  constexpr timestamp() noexcept = default;
  constexpr timestamp(std::int64_t since_1970, std::int32_t fraction) noexcept
      : seconds(since_1970), nanoseconds(fraction) {}
  /// The moment of a std::chrono::system_clock time point of any unit; one outside `min()` to
  /// `max()` becomes the nearer of the two.
  template <detail::unix_time_point TimePoint>
  constexpr timestamp(const TimePoint& time) noexcept;  // NOLINT: a time point is a timestamp

  friend constexpr auto operator<=>(const timestamp&, const timestamp&) = default;
  friend constexpr bool operator==(const timestamp&, const timestamp&) = default;

  /// 0000-01-01T00:00:00Z, the first moment that the text forms can express.
  static constexpr timestamp min() noexcept { return {-62'167'219'200, 0}; }
  /// 9999-12-31T23:59:59.999999999Z, the last one.
  static constexpr timestamp max() noexcept { return {253'402'300'799, 999'999'999}; }

  /// The time point of this moment, rounded down to its unit; outside what its type can hold, the
  /// nearest that it can: 64-bit nanoseconds end in the years 1677 and 2262.
  template <detail::unix_time_point TimePoint>
  constexpr TimePoint to() const noexcept;
};

/// `time` itself where it is within the years 0000 to 9999, else the nearest moment that is.
constexpr timestamp clamped(timestamp time) noexcept {
  if (time < timestamp::min()) return timestamp::min();
  if (time > timestamp::max()) return timestamp::max();
  if (time.nanoseconds < 0) return {time.seconds, 0};
  if (time.nanoseconds > 999'999'999) return {time.seconds, 999'999'999};
  return time;
}

/// The moment `seconds` later (earlier where negative), held within the years 0000 to 9999.
constexpr timestamp plus_seconds(timestamp time, std::int64_t seconds) noexcept {
  time = clamped(time);
  if (seconds > timestamp::max().seconds - time.seconds) return timestamp::max();
  if (seconds < timestamp::min().seconds - time.seconds) return timestamp::min();
  return {time.seconds + seconds, time.nanoseconds};
}

// Implementation. A time point counts units of `num` seconds, or `den` units a second.

template <detail::unix_time_point TimePoint>
constexpr timestamp::timestamp(const TimePoint& time) noexcept {
  constexpr std::int64_t num = TimePoint::period::num;
  constexpr std::int64_t den = TimePoint::period::den;
  const std::int64_t count = time.time_since_epoch().count();
  const std::int64_t rest = count % den + (count % den < 0 ? den : 0);
  const std::int64_t whole = count / den - (count % den < 0 ? 1 : 0);
  if (whole > max().seconds / num) {
    *this = max();
  } else if (whole < min().seconds / num) {
    *this = min();
  } else {
    seconds = whole * num;
    nanoseconds = static_cast<std::int32_t>(rest * 1'000'000'000 / den);
  }
}

template <detail::unix_time_point TimePoint>
constexpr TimePoint timestamp::to() const noexcept {
  constexpr std::int64_t num = TimePoint::period::num;
  constexpr std::int64_t den = TimePoint::period::den;
  const timestamp time = clamped(*this);
  if (time > timestamp(TimePoint::max())) return TimePoint::max();
  if (time < timestamp(TimePoint::min())) return TimePoint::min();
  // Before 1970 from the end of the second, as its begin may be one that the type cannot hold.
  const std::int64_t back = time.seconds < 0 ? 1 : 0;
  const std::int64_t whole = time.seconds / num - (time.seconds % num < 0 ? 1 : 0) + back;
  const std::int64_t part = time.nanoseconds * den / 1'000'000'000 - back * den;
  return TimePoint(
      typename TimePoint::duration(static_cast<typename TimePoint::rep>(whole * den + part)));
}

}  // namespace sansaws
