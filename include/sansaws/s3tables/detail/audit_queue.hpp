// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The calls of an audit: those in flight by their tickets, and those that wait to be sent again.
#pragma once

#include <sansaws/time/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::s3tables::detail {

/// What a call asks for.
enum class audit_question : std::uint8_t { page, bucket_configuration, jobs, configuration };

/// One call, through all its attempts.
struct audit_call {
  audit_question asks;
  bool corrected = false;  ///< as in `retry_state`, like the next two
  std::int32_t attempt = 1;
  std::int32_t last_cost = 0;
  std::uint32_t row = 0;  ///< of the table that is asked for
};

/// A call that was sent.
struct audit_flight {
  audit_call call;
  std::chrono::nanoseconds sent;  ///< by the audit's own clock
  timestamp sent_at;              ///< by the caller's
  std::chrono::seconds offset;    ///< that it was signed with
};

/// Owns both kinds of calls. A ticket is never given twice.
class audit_queue {
 public:
  using time = std::chrono::nanoseconds;

  /// Precondition: 1 to 65536.
  explicit audit_queue(std::size_t max_in_flight) noexcept : max_in_flight_(max_in_flight) {}

  std::size_t in_flight() const noexcept { return places_.size() - free_.size(); }
  bool full() const noexcept { return in_flight() == max_in_flight_; }

  /// Precondition: not `full()`. Amortized O(1).
  std::uint64_t launch(const audit_flight& flight) {
    if (free_.empty()) {
      free_.reserve(places_.size() + 1);  // so that landing allocates nothing
      places_.emplace_back();
      free_.push_back(static_cast<std::uint16_t>(places_.size() - 1));
    }
    const std::uint16_t number = free_.back();
    free_.pop_back();
    const std::uint64_t ticket = ++launched_ * max_in_flight_ + number;
    places_[number] = {ticket, flight};
    return ticket;
  }
  /// The call of that ticket, once. O(1).
  std::optional<audit_flight> land(std::uint64_t ticket) {
    const auto number = static_cast<std::uint16_t>(ticket % max_in_flight_);
    if (ticket == 0 || number >= places_.size()) return std::nullopt;
    if (places_[number].ticket != ticket) return std::nullopt;
    places_[number].ticket = 0;  // which is no ticket
    free_.push_back(number);
    return places_[number].flight;
  }

  /// O(log(size)).
  void wait(const audit_call& call, time until) {
    waiting_.push_back({until, ++waited_, call});
    std::ranges::push_heap(waiting_, later);
  }
  /// When the first one that waits is due; of those that are due at once, the one that waits
  /// longest.
  std::optional<time> due() const noexcept {
    if (waiting_.empty()) return std::nullopt;
    return waiting_.front().due;
  }
  /// Precondition: one waits.
  audit_call pop() {
    std::ranges::pop_heap(waiting_, later);
    const audit_call call = waiting_.back().call;
    waiting_.pop_back();
    return call;
  }

 private:
  struct place {
    std::uint64_t ticket = 0;
    audit_flight flight{};
  };
  struct waiting_call {
    time due;
    std::uint64_t order;
    audit_call call;
  };
  static bool later(const waiting_call& a, const waiting_call& b) noexcept {
    return std::pair(a.due, a.order) > std::pair(b.due, b.order);
  }

  std::size_t max_in_flight_;
  std::uint64_t launched_ = 0;
  std::vector<place> places_;
  std::vector<std::uint16_t> free_;
  std::uint64_t waited_ = 0;
  std::vector<waiting_call> waiting_;  // a heap
};

}  // namespace sansaws::s3tables::detail
