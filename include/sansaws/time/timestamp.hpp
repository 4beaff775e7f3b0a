// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A moment in time, to the nanosecond.
#pragma once

#include <sansaws/core/detail/config.hpp>

#include <compare>
#include <cstdint>
#include <type_traits>

namespace sansaws::inline SANSAWS_ABI {
namespace detail {

/// A time point of std::chrono::system_clock, recognised by its members, so that <chrono> need not
/// be included. Clocks that do not count from 1970, such as steady_clock, have no `to_time_t`.
///
/// It counts in a signed integer of at most 64 bits. Its unit is a whole number of seconds, or a
/// second is a whole number of units, at most 1'000'000'000.
template <class T>
concept unix_time_point = requires(const T& time, const typename T::clock::time_point& now) {
  T::clock::to_time_t(now);
  time.time_since_epoch().count();
  requires std::is_signed_v<typename T::rep> && std::is_integral_v<typename T::rep>;
  requires sizeof(typename T::rep) <= sizeof(std::int64_t);
  requires T::period::num == 1 || T::period::den == 1;
  requires T::period::den <= 1'000'000'000;
};

}  // namespace detail

struct timestamp;
constexpr timestamp clamped(timestamp time) noexcept;

/// Seconds since 1970-01-01T00:00:00Z without leap seconds, and the nanoseconds after that second.
///
/// Holds every moment that the text forms can express: the years 0000 to 9999, to the nanosecond.
/// 64 bits of nanoseconds are too few for that. A time point of std::chrono::system_clock converts
/// to a timestamp implicitly.
///
/// @snippet reference_examples.cpp timestamp
struct timestamp {
  std::int64_t seconds = 0;      ///< rounded down, so that the nanoseconds are never negative
  std::int32_t nanoseconds = 0;  ///< 0 to 999'999'999, also before 1970

  /// The beginning of 1970.
  constexpr timestamp() noexcept = default;
  /// Takes both as they are. Precondition: `fraction` is 0 to 999'999'999; see `clamped`.
  constexpr timestamp(std::int64_t since_1970, std::int32_t fraction) noexcept
      : seconds(since_1970), nanoseconds(fraction) {}
  /// The moment of a std::chrono::system_clock time point in any unit. One before `min()` becomes
  /// `min()`, one after `max()` becomes `max()`.
  template <detail::unix_time_point TimePoint>
  constexpr timestamp(const TimePoint& time) noexcept;  // NOLINT: implicit

  friend constexpr auto operator<=>(const timestamp&, const timestamp&) = default;
  friend constexpr bool operator==(const timestamp&, const timestamp&) = default;

  /// 0000-01-01T00:00:00Z, the first moment that the text forms can express.
  static constexpr timestamp(min)() noexcept { return {-62'167'219'200, 0}; }
  /// 9999-12-31T23:59:59.999999999Z, the last one.
  static constexpr timestamp(max)() noexcept { return {253'402'300'799, 999'999'999}; }

  /// The time point of this moment, rounded down to the unit of `TimePoint`. A moment outside the
  /// range of that type becomes the nearest one inside: 64-bit nanoseconds reach from the year 1677
  /// to 2262.
  template <detail::unix_time_point TimePoint>
  constexpr TimePoint to() const noexcept;
};

/// `time` itself where it is valid and within the years 0000 to 9999, else the nearest such moment.
constexpr timestamp clamped(timestamp time) noexcept {
  if (time < (timestamp::min)()) return (timestamp::min)();
  if (time > (timestamp::max)()) return (timestamp::max)();
  if (time.nanoseconds < 0) return {time.seconds, 0};
  if (time.nanoseconds > 999'999'999) return {time.seconds, 999'999'999};
  return time;
}

/// The moment `seconds` later, or earlier where that is negative. Clamped to the years 0000 to
/// 9999.
constexpr timestamp plus_seconds(timestamp time, std::int64_t seconds) noexcept {
  time = clamped(time);
  if (seconds > (timestamp::max)().seconds - time.seconds) return (timestamp::max)();
  if (seconds < (timestamp::min)().seconds - time.seconds) return (timestamp::min)();
  return {time.seconds + seconds, time.nanoseconds};
}

// Implementation. The unit of a time point is num / den seconds, where num or den is 1.

template <detail::unix_time_point TimePoint>
constexpr timestamp::timestamp(const TimePoint& time) noexcept {
  constexpr std::int64_t num = TimePoint::period::num;
  constexpr std::int64_t den = TimePoint::period::den;
  const std::int64_t count = time.time_since_epoch().count();
  const std::int64_t rest = count % den + (count % den < 0 ? den : 0);
  const std::int64_t whole = count / den - (count % den < 0 ? 1 : 0);
  if (whole > (max)().seconds / num) {
    *this = (max)();
  } else if (whole < (min)().seconds / num) {
    *this = (min)();
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
  if (time > timestamp((TimePoint::max)())) return (TimePoint::max)();
  // Equal too: the least time point, rounded down to nanoseconds, may be below itself.
  constexpr timestamp least((TimePoint::min)());
  if (time <= least && least != (timestamp::min)()) return (TimePoint::min)();
  // Before 1970, count back from the end of the second: TimePoint may be unable to hold its begin.
  const std::int64_t back = time.seconds < 0 ? 1 : 0;
  const std::int64_t whole = time.seconds / num - (time.seconds % num < 0 ? 1 : 0) + back;
  const std::int64_t part = time.nanoseconds * den / 1'000'000'000 - back * den;
  return TimePoint(
      typename TimePoint::duration(static_cast<typename TimePoint::rep>(whole * den + part)));
}

}  // namespace sansaws
