// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// A moment in time, to the nanosecond, without a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace sansaws::encoding {
namespace detail {

/// std::chrono::system_clock's time points, recognised by their members so that <chrono> need not
/// be included. A steady or file clock does not count from 1970 and has no `to_time_t`.
///
/// Any signed integer of any unit that is a whole number of seconds, or of which a whole number
/// makes a second.
template <class T>
concept unix_time_point = requires(const T& time, const typename T::clock::time_point& now) {
  T::clock::to_time_t(now);
  time.time_since_epoch().count();
  requires std::is_signed_v<typename T::rep> && std::is_integral_v<typename T::rep>;
  requires T::period::num == 1 || T::period::den == 1;
  requires T::period::den <= 1'000'000'000 || T::period::den % 1'000'000'000 == 0;
};

inline constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;

/// A part of a second, counted in 1/From, in 1/To; rounded down.
template <std::int64_t From, std::int64_t To>
constexpr std::int64_t rescale(std::int64_t part) noexcept {
  if constexpr (To % From == 0) {
    return part * (To / From);
  } else if constexpr (From % To == 0) {
    return part / (From / To);
  } else {
    return part * To / From;  // neither exceeds 10^9
  }
}

}  // namespace detail

struct timestamp;
constexpr timestamp clamped(timestamp time) noexcept;

/// Seconds since 1970-01-01T00:00:00Z without leap seconds, and nanoseconds forward from there.
struct timestamp {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;  ///< 0 to 999'999'999, also before 1970

  friend constexpr auto operator<=>(const timestamp&, const timestamp&) = default;
  friend constexpr bool operator==(const timestamp&, const timestamp&) = default;

  /// 0000-01-01T00:00:00Z, the first moment that the text forms can express.
  static constexpr timestamp min() noexcept { return {-62'167'219'200, 0}; }
  /// 9999-12-31T23:59:59.999999999Z, the last one.
  static constexpr timestamp max() noexcept { return {253'402'300'799, 999'999'999}; }

  /// The moment of a std::chrono::system_clock time point of any unit, rounded down to
  /// nanoseconds; one outside `min()` to `max()` becomes the nearer of the two.
  template <detail::unix_time_point TimePoint>
  static constexpr timestamp from(const TimePoint& time) noexcept {
    constexpr std::int64_t unit = TimePoint::period::num;  // seconds in one, or 1
    constexpr std::int64_t per_second = TimePoint::period::den;
    const std::int64_t count = time.time_since_epoch().count();
    if constexpr (per_second == 1) {
      if (count > max().seconds / unit) return max();
      if (count < min().seconds / unit) return min();
      return {count * unit, 0};
    } else {
      std::int64_t seconds = count / per_second;
      std::int64_t rest = count % per_second;
      if (rest < 0) {
        --seconds;
        rest += per_second;
      }
      if (seconds > max().seconds) return max();
      if (seconds < min().seconds) return min();
      return {seconds, static_cast<std::int32_t>(
                           detail::rescale<per_second, detail::nanoseconds_per_second>(rest))};
    }
  }

  /// The time point of this moment, rounded down to its unit; outside what its type can hold, the
  /// nearest that it can: 64-bit nanoseconds end in the years 1677 and 2262.
  template <detail::unix_time_point TimePoint>
  constexpr TimePoint to() const noexcept {
    using rep = typename TimePoint::rep;
    constexpr std::int64_t unit = TimePoint::period::num;
    constexpr std::int64_t per_second = TimePoint::period::den;
    using limits = std::numeric_limits<std::int64_t>;
    const timestamp time = clamped(*this);
    std::int64_t count = 0;
    if constexpr (per_second == 1) {
      count = time.seconds / unit - (time.seconds % unit < 0 ? 1 : 0);
    } else {
      std::int64_t whole = time.seconds;
      std::int64_t part =
          detail::rescale<detail::nanoseconds_per_second, per_second>(time.nanoseconds);
      if (whole < 0) {  // gives both parts one sign, so that the sum fits if neither step overflows
        ++whole;
        part -= per_second;
      }
      if (whole > 0 && whole > (limits::max() - part) / per_second) {
        count = limits::max();
      } else if (whole < 0 && whole < (limits::min() - part) / per_second) {
        count = limits::min();
      } else {
        count = whole * per_second + part;
      }
    }
    if (count > std::numeric_limits<rep>::max()) count = std::numeric_limits<rep>::max();
    if (count < std::numeric_limits<rep>::min()) count = std::numeric_limits<rep>::min();
    return TimePoint(typename TimePoint::duration(static_cast<rep>(count)));
  }
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

/// How many whole seconds lie from `start` to `end`, rounded down; negative where `end` is earlier.
constexpr std::int64_t seconds_between(timestamp start, timestamp end) noexcept {
  start = clamped(start);
  end = clamped(end);
  return end.seconds - start.seconds - (end.nanoseconds < start.nanoseconds ? 1 : 0);
}

}  // namespace sansaws::encoding
