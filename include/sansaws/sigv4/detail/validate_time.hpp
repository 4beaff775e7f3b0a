// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Whether a signature is valid at a time.
#pragma once

#include <sansaws/core/detail/decimal.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/expires_in.hpp>
#include <sansaws/sigv4/parse_signature.hpp>
#include <sansaws/sigv4/verify_error.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// The error of a scope whose day is not that of the date: `wrong_day`.
inline std::optional<verify_error> validate_day(const signature_claims& claims) {
  const auto date = format_amz_date(claims.time);
  const std::string_view day = scope_date(date);
  if (claims.day == day) return std::nullopt;
  std::string what = "'" + claims.day + "' != '";
  what.append(day).append("', from '").append(date.data(), date.size()).append("'");
  return verify_error{verify_errc::wrong_day, std::move(what)};
}

/// The error of a signature that is not valid at `now`: `not_yet_valid`, `expired`, `expired_url`.
inline std::optional<verify_error> validate_time(const signature_claims& claims, timestamp now,
                                                 std::chrono::seconds max_skew) {
  // At most some 34,000 years, so that no sum overflows.
  const std::int64_t skew = std::clamp<std::int64_t>(max_skew.count(), 0, std::int64_t{1} << 40U);
  const std::int64_t signed_at = clamped(claims.time).seconds;
  const bool is_url = claims.location == signature_location::query_params;
  const std::int64_t valid_for =
      is_url ? std::clamp<std::int64_t>(claims.expires_in.count(), 0, max_expires_in.count())
             : skew;
  const bool too_early = now.seconds < signed_at - skew;
  if (!too_early && now.seconds <= signed_at + valid_for) return std::nullopt;

  std::string what;
  const auto append = [&what](timestamp time) {
    const auto date = format_amz_date(time);
    what.append(date.data(), date.size());
  };
  const auto append_span = [&what](std::int64_t seconds) {
    const bool minutes = seconds % 60 == 0;
    sansaws::detail::append_decimal(what, minutes ? seconds / 60 : seconds);
    what += minutes ? " min." : " s";
  };
  append(claims.time);
  if (is_url && !too_early) {
    what += " + ";
    append_span(valid_for);
    what += " is now earlier than ";
    append(now);
    return verify_error{verify_errc::expired_url, std::move(what)};
  }
  what += too_early ? " is still later than " : " is now earlier than ";
  append(plus_seconds(now, too_early ? skew : -skew));
  what += " (";
  append(now);
  what += too_early ? " + " : " - ";
  append_span(skew);
  what += ')';
  return verify_error{too_early ? verify_errc::not_yet_valid : verify_errc::expired,
                      std::move(what)};
}

}  // namespace sansaws::sigv4::detail
