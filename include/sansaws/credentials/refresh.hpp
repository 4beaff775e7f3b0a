// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// When credentials are to be replaced by newer ones. Nothing waits here, and nothing is asked for.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>

namespace sansaws::inline SANSAWS_ABI::credentials {

/// What to do about credentials before they sign.
enum class freshness {
  good,          ///< nothing
  refresh_soon,  ///< ask for newer ones; where there are none, sign with these
  refresh_now,   ///< ask for newer ones first; where there are none, tell the user
  expired,       ///< the same, and these are refused by services
};
BOOST_DESCRIBE_ENUM(freshness, good, refresh_soon, refresh_now, expired)

/// The moments at which the freshness of credentials changes: after each of them. They are in this
/// order.
struct refresh_times {
  timestamp soon = (timestamp::max)();     ///< after this they should be replaced
  timestamp now = (timestamp::max)();      ///< after this they must be
  timestamp expired = (timestamp::max)();  ///< after this they are refused
  /// Whether their real end has passed, and they stay in use: a warning is due.
  bool extended = false;

  friend constexpr bool operator==(const refresh_times&, const refresh_times&) = default;
};

namespace detail {

/// `seconds` times a random number of at least 0 and below 1. NaN counts as 0, and another number
/// as the nearest.
constexpr std::int64_t random_part(std::int64_t seconds, double random) noexcept {
  if (!(random > 0)) return 0;
  if (random >= 1) return seconds;
  return static_cast<std::int64_t>(random * static_cast<double>(seconds));
}

}  // namespace detail

/// The times of credentials that were `obtained` then. Without an expiration they are always good.
///
/// They must be replaced 10 minutes before they end, and should be 10 to 15 minutes before, as
/// `random` says: a number of at least 0 and below 1, drawn once for each credentials, so that
/// clients that got theirs together do not come again together. Credentials that were good for less
/// than half an hour to begin with have a third and a half of that time in place of 10 and 15
/// minutes; otherwise they would be asked for before each request. Total: whatever the arguments,
/// nothing overflows. O(1).
///
/// Botocore has the same 15 and 10 minutes, but no random part; the AWS SDK for JavaScript has 5.
///
/// @snippet reference_examples.cpp plan_refresh
constexpr refresh_times plan_refresh(timestamp obtained, std::optional<timestamp> expiration,
                                     double random) noexcept {
  if (!expiration) return {};
  const timestamp end = clamped(*expiration);
  const std::int64_t lifetime = std::max<std::int64_t>(0, end.seconds - clamped(obtained).seconds);
  const std::int64_t advised = std::min<std::int64_t>(15 * 60, lifetime / 2);
  const std::int64_t required = std::min<std::int64_t>(10 * 60, lifetime / 3);
  const std::int64_t later = detail::random_part(advised - required, random);
  return {plus_seconds(end, later - advised), plus_seconds(end, -required), end, false};
}

/// The times of credentials of an instance whose end has passed, or of which no newer ones can be
/// got although they must be: they stay in use for 5 to 10 minutes, as `random` says, and then
/// must be asked for again; as often as that is needed. Services accept them meanwhile where AWS
/// itself has the trouble; where not, they refuse them.
///
/// AWS SDKs and Tools Reference Guide, "static stability": a warning is due, and only credentials
/// of an instance are used so. O(1).
constexpr refresh_times extend_refresh(timestamp now, double random) noexcept {
  const timestamp next = plus_seconds(now, 5 * 60 + detail::random_part(5 * 60, random));
  return {next, next, (timestamp::max)(), true};
}

/// What to do now. The same moment as one of the times still belongs to what was before it. O(1).
constexpr freshness freshness_at(const refresh_times& times, timestamp now) noexcept {
  now = clamped(now);
  if (now > times.expired) return freshness::expired;
  if (now > times.now) return freshness::refresh_now;
  if (now > times.soon) return freshness::refresh_soon;
  return freshness::good;
}

}  // namespace sansaws::credentials
