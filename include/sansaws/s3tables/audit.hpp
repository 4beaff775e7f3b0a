// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Asks for the maintenance of all tables of a table bucket: which requests to send, and when.
#pragma once

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/response.hpp>
#include <sansaws/rest_json1/pacer.hpp>
#include <sansaws/rest_json1/response_error.hpp>
#include <sansaws/rest_json1/retry.hpp>
#include <sansaws/s3tables/audit_error.hpp>
#include <sansaws/s3tables/audit_row.hpp>
#include <sansaws/s3tables/audit_state.hpp>
#include <sansaws/s3tables/detail/audit_clock.hpp>
#include <sansaws/s3tables/detail/audit_listing.hpp>
#include <sansaws/s3tables/detail/audit_queue.hpp>
#include <sansaws/s3tables/detail/audit_retries.hpp>
#include <sansaws/s3tables/detail/audit_tables.hpp>
#include <sansaws/s3tables/identifiers.hpp>
#include <sansaws/s3tables/list_parameters.hpp>
#include <sansaws/s3tables/list_tables.hpp>
#include <sansaws/time/timestamp.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace sansaws::inline SANSAWS_ABI::s3tables {

/// What is asked, and how hard.
struct audit_options {
  /// The namespace whose tables are asked for; all by default.
  std::optional<s3tables::namespace_name> namespace_name = {};
  /// The prefix of the names of the tables that are asked for.
  std::optional<name_prefix> prefix = {};
  /// Whether to ask for the configuration of each table, too, and for that of the bucket.
  bool with_configuration = false;
  std::size_t max_in_flight = 32;  ///< requests without an outcome at one time; 1 to 65536
  /// Requests a second at most, see `rest_json1::pacer`.
  double max_rate = std::numeric_limits<double>::infinity();
  /// Of requests that fail, but are not throttled. Its `max_extra_wait` holds for those, too.
  rest_json1::retry_policy retry = {};
  std::size_t max_tables = 100'000;  ///< where the bucket has more, the list ends with an error
  std::size_t max_pages = 10'000;    ///< of the list, likewise; at least 1
  /// Where all is throttled for longer than that, what is not known by then is given up. From 0 to
  /// a year.
  std::chrono::seconds give_up_after{600};
  limits bounds = {};      ///< of each answer; one about a table may have 64 KiB at most
  std::uint64_t seed = 0;  ///< for the random part of what a retry waits; a new one for each audit
};

/// A request to send.
struct audit_request {
  std::uint64_t ticket = 0;  ///< by which its outcome is told
  http::request request;     ///< unsigned
  timestamp sign_at;         ///< the time to sign it for: now, by the service's clock
};

/// What to do now.
struct audit_step {
  std::vector<audit_request> send;  ///< all of these
  /// Then to ask again at this time, or after the next outcome where that is earlier. Nothing: only
  /// after an outcome.
  std::optional<timestamp> wait_until;
  bool done = false;  ///< all is known, and nothing is in flight
};

/// How far an audit is.
struct audit_progress {
  std::size_t found = 0;        ///< tables
  bool listed = false;          ///< whether these are all
  std::size_t asked = 0;        ///< tables that were asked for, or need not be
  std::size_t done = 0;         ///< tables of which all is known
  std::size_t failed = 0;       ///< tables with an error
  std::size_t in_flight = 0;    ///< requests
  std::uint64_t requests = 0;   ///< that were sent
  std::uint64_t throttled = 0;  ///< of these
  double rate = 0;              ///< answers a second, in the last second, but for throttled ones
  /// How long the rest takes at that rate. Nothing while the tables are still listed, and while
  /// nothing is answered.
  std::optional<std::chrono::seconds> left;
};

/// The audit of one table bucket as a state machine: it lists the tables by pages and asks for the
/// maintenance jobs of each as soon as it is known. It sends nothing, waits for nothing and reads
/// no clock: `next` says what to do, and `take` is told what came of it.
///
/// - No more than `max_in_flight` requests are in flight, at a rate that the service accepts
///   (`rest_json1::pacer`).
/// - What fails is tried again by `plan_retry`; all calls share tokens and clock offset. What is
///   throttled is queued again, which is no attempt: no table is lost to it.
/// - What fails for one table is a value in its row, and stops nothing else. So is an answer about
///   another table (`bad_value` at `/tableARN`), and a name that cannot be asked for.
/// - A list that cannot go on is `listing_error`; what was found before is asked for.
/// - It comes to an end with any service: each failure is an attempt, `max_pages` and `max_tables`
///   end the list, and `give_up_after` the waiting; as long as each request gets an outcome. A
///   transport gives one up after some time, with a `rest_json1::transport_error`.
///
/// `now` is the time of the caller's clock. Where that is set back, nothing waits longer than it
/// should from there; where it leaps, no leap counts for more than a day.
///
/// Owns all it knows: at most 600 bytes a table with the jobs that are known, and their texts; a
/// hostile service can make that 200 KiB a table. `next` takes logarithmic time for each request,
/// and so does `take` for each table. Can be moved, not copied: `state` and `resume` do that.
/// Throws std::bad_alloc, after which it can only be destroyed.
///
/// @snippet reference_examples.cpp audit
class audit {
 public:
  /// Of the bucket with that ARN, at that endpoint. What of `options` is out of range becomes the
  /// nearest number inside.
  audit(s3tables::table_bucket_arn table_bucket_arn, aws::endpoint endpoint,
        audit_options options = {});

  /// An audit that goes on where another one was, as its `state` says.
  ///
  /// Nothing is asked again that has an answer; a `retryable` error does not count as one. A list
  /// that was not complete goes on with the page that was next. Where the service refuses its token
  /// (400 or 404, and not to be tried again), the list begins again; tables that are known are not
  /// added twice.
  ///
  /// Errors: those of the ARN, "namespace" and "prefix" in the state; `conflict` where
  /// `options.namespace_name` or `options.prefix` is another one; `out_of_range` "tables" where
  /// there are more than `options.max_tables`.
  [[nodiscard]] static result<audit> resume(const audit_state& state, aws::endpoint endpoint,
                                            audit_options options = {});

  /// What to do at this time. A request that it returns is in flight from now on.
  audit_step next(timestamp now);

  /// What came of the request with that ticket, in any order. `outcome` is an answer with any
  /// status, or why there is none. Returns whether the ticket was in flight: otherwise, as where a
  /// ticket comes twice, nothing changes.
  bool take(std::uint64_t ticket, const result<http::response, rest_json1::response_error>& outcome,
            timestamp now);

  /// The tables, in the order in which they were found. Rows stay where they are.
  const std::deque<audit_row>& rows() const noexcept { return tables_.rows(); }
  /// Whether the list of the tables is complete.
  bool listed() const noexcept { return listing_.complete(); }
  /// Why the list ended too early, if it did.
  const std::optional<audit_error>& listing_error() const noexcept { return listing_.error(); }
  /// How the maintenance of the bucket is set, once that is known.
  const std::optional<table_bucket_maintenance_configurations>& bucket_configuration()
      const noexcept {
    return bucket_configuration_;
  }
  /// Why that is not known.
  const std::optional<audit_error>& bucket_configuration_error() const noexcept {
    return bucket_configuration_error_;
  }
  /// The bucket that is asked for.
  const s3tables::table_bucket_arn& table_bucket_arn() const noexcept { return bucket_; }

  /// How far it is at this time. Constant time.
  audit_progress progress(timestamp now) const;
  /// All that is known, for `resume`. What is in flight is not. Linear time.
  audit_state state() const;

 private:
  using time = detail::audit_clock::time;

  bool bucket_is_next() const noexcept { return options_.with_configuration && !bucket_called_; }
  std::optional<audit_request> launch(time at, timestamp now);
  std::optional<detail::audit_call> next_call(time at);
  std::optional<time> next_due(time at);
  http::request request_of(const detail::audit_call& call) const;
  template <class Op, class Use>
  void conclude(const detail::audit_flight& flight,
                const result<http::response, rest_json1::response_error>& outcome, timestamp now,
                Use use);
  void retry_or_fail(detail::audit_flight flight, const rest_json1::response_error& error,
                     timestamp now);
  void fail(const detail::audit_call& call, audit_error error);
  void give_up_rest();
  void add_page(const list_tables_output& page);
  template <class Map>
  void check_and_set(const detail::audit_call& call, const std::string& arn, const Map& map);

  s3tables::table_bucket_arn bucket_;
  aws::endpoint endpoint_;
  audit_options options_;
  detail::audit_clock clock_;
  rest_json1::pacer pacer_;
  detail::audit_retries retries_;
  detail::audit_queue queue_;
  detail::audit_listing listing_;
  detail::audit_tables tables_;
  bool bucket_called_ = false;
  std::optional<table_bucket_maintenance_configurations> bucket_configuration_;
  std::optional<audit_error> bucket_configuration_error_;
  std::uint64_t requests_ = 0, throttled_ = 0;
};

}  // namespace sansaws::s3tables

#include <sansaws/s3tables/detail/audit_exchange.hpp>
#include <sansaws/s3tables/detail/audit_resuming.hpp>
