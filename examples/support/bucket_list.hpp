// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Lists the table buckets of an account, page by page.
#pragma once

#include "audit_progress.hpp"
#include "audit_settings.hpp"
#include "audited_buckets.hpp"
#include "curl_multi_transport.hpp"
#include "current_signer.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "surroundings.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/printable.hpp>
#include <sansaws/rest_json1/make_request.hpp>
#include <sansaws/rest_json1/next_page.hpp>
#include <sansaws/rest_json1/pacer.hpp>
#include <sansaws/rest_json1/parse_response.hpp>
#include <sansaws/rest_json1/retry.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/identifiers.hpp>
#include <sansaws/s3tables/list_table_buckets.hpp>
#include <sansaws/sigv4/sign.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// A list of table buckets. Without an error it is complete, unless it was cut off.
struct bucket_list {
  std::vector<sansaws::s3tables::table_bucket_arn> buckets = {};
  std::optional<sansaws::s3tables::audit_error> error = {};
  bool complete = false;
};

/// Asks for one page after the other, as patiently as an audit does.
class bucket_lister {
 public:
  /// `options` say how hard to try.
  bucket_lister(curl_multi_transport& transport, current_signer& signers,
                const sansaws::aws::endpoint& endpoint,
                const sansaws::s3tables::audit_options& options, audit_progress_display& progress)
      : transport_(transport),
        signers_(signers),
        endpoint_(endpoint),
        options_(options),
        progress_(progress),
        pacer_(options.max_rate) {}

  bucket_list list() {
    operation::input input;
    input.max_buckets = sansaws::s3tables::page_size::of<1000>();
    for (std::size_t pages = 0; pages != options_.max_pages; ++pages) {
      const auto page = answer_to(input);
      if (!page) return std::move(list_);
      if (!*page) return ended(page->error());
      add(**page);
      if (list_.buckets.size() > max_buckets) {
        return ended("more than " + std::to_string(max_buckets) + " table buckets");
      }
      auto next = sansaws::rest_json1::next_page<operation>(input, **page);
      if (!next) return ended(next.error());
      if (!*next) {
        list_.complete = !list_.error;
        return std::move(list_);
      }
      input = **std::move(next);
    }
    return ended(std::to_string(options_.max_pages) + " pages, and more");
  }

 private:
  using operation = sansaws::s3tables::list_table_buckets;
  using outcome = sansaws::result<operation::output, sansaws::rest_json1::response_error>;
  using clock = std::chrono::steady_clock;

  static sansaws::s3tables::audit_error described(std::string text) {
    return {200, {}, std::move(text), false};
  }
  bucket_list ended(std::string text) {
    list_.error = described(std::move(text));
    return std::move(list_);
  }
  bucket_list ended(const sansaws::json::decode_error& error) { return ended(to_string(error)); }
  bucket_list ended(const sansaws::rest_json1::response_error& error) {
    list_.error = sansaws::s3tables::audit_error_of(error);
    return std::move(list_);
  }

  void add(const operation::output& page) {
    for (const auto& each : page.table_buckets) {
      auto arn = sansaws::s3tables::table_bucket_arn::parse_relaxed(each.arn);
      if (arn) {
        list_.buckets.push_back(*std::move(arn));
      } else if (!list_.error) {
        list_.error =
            described("'" + sansaws::printable(each.arn, 100) + "' is no ARN of a table bucket");
      }
    }
  }

  /// The last answer, after all attempts; nothing where the user has had enough, or nobody can
  /// sign.
  std::optional<outcome> answer_to(const operation::input& input) {
    using sansaws::rest_json1::condition;
    const auto request = sansaws::rest_json1::make_request<operation>(input, endpoint_);
    constexpr auto never = (clock::time_point::max)();
    auto throttled_since = never;
    while (true) {
      wait_until(begin_ + pacer_.next());
      const auto sent = clock::now();
      const auto sent_at = now();
      const auto sign_at = sent_at + state_.offset;
      const auto* const signer = signers_.at(sign_at);
      if (signer == nullptr) return std::nullopt;
      pacer_.sent(sent - begin_);
      const auto answer =
          exchange(value_or_refuse(sansaws::sigv4::sign(request, *signer, sign_at)));
      if (!answer) return std::nullopt;
      if (answer->has_error() && answer->error().is(condition::throttled)) {
        // As in an audit, that is no attempt.
        throttled_since = std::min(throttled_since, sent);
        if (clock::now() - throttled_since > options_.give_up_after) return answer;
        pacer_.throttled(sent - begin_, clock::now() - begin_);
        const auto wish = answer->error().retry_after.value_or(std::chrono::milliseconds(0));
        wait_until(clock::now() + std::min(wish, options_.retry.max_extra_wait));
        continue;
      }
      if (!answer->has_error() || answer->error().http_status != 0) {
        throttled_since = never;
        pacer_.accepted(clock::now() - begin_);
      }
      const auto plan =
          plan_retry(options_.retry, state_, *answer, random_(generator_), {sent_at, now()});
      state_ = plan.state;
      if (!plan.again()) return answer;
      wait_until(clock::now() + plan.delay);
    }
  }

  std::optional<outcome> exchange(const sansaws::http::request& request) {
    std::optional<outcome> answer;
    transport_.send(0, request);
    while (!answer && interrupted == 0) {
      move([&](std::uint64_t, const curl_multi_transport::outcome& response) {
        answer = response ? sansaws::rest_json1::parse_response<operation>(*response)
                          : outcome(response.error());
      });
    }
    return answer;
  }

  void wait_until(clock::time_point then) {
    while (interrupted == 0 && clock::now() < then) {
      move([](auto&&...) {}, std::chrono::ceil<std::chrono::milliseconds>(then - clock::now()));
    }
  }
  template <class Done>
  void move(Done done, std::chrono::milliseconds patience = most_patience) {
    transport_.run(std::min(patience, most_patience), done);
    if (progress_.due()) {
      progress_.show(counted(list_.buckets.size(), "table bucket") + " so far");
    }
  }

  static constexpr std::chrono::milliseconds most_patience{100};
  static constexpr std::size_t max_buckets = 10'000;  // hundreds of times the service's quota

  curl_multi_transport& transport_;
  current_signer& signers_;
  const sansaws::aws::endpoint& endpoint_;
  const sansaws::s3tables::audit_options& options_;
  audit_progress_display& progress_;
  sansaws::rest_json1::pacer pacer_;
  sansaws::rest_json1::retry_state state_;
  std::minstd_rand generator_{std::random_device{}()};
  std::uniform_real_distribution<double> random_{0, 1};
  clock::time_point begin_ = clock::now();
  bucket_list list_;
};

/// Adds an audit for each bucket that is not known yet. Returns whether to go on: the user wants
/// it, and there is somebody to sign.
inline bool list(audited_buckets& buckets, curl_multi_transport& transport, current_signer& signers,
                 const sansaws::aws::endpoint& endpoint, const audit_arguments& arguments,
                 audit_progress_display& progress) {
  const auto options = audit_options_of(arguments);
  auto found = bucket_lister(transport, signers, endpoint, options, progress).list();
  if (interrupted != 0 || signers.ended()) return false;
  buckets.listed = found.complete;
  buckets.listing_error = std::move(found.error);
  std::set<std::string> known;
  for (const auto& each : buckets.audits) known.emplace(each.table_bucket_arn().text());
  for (auto& arn : found.buckets) {
    if (!known.emplace(arn.text()).second) continue;
    buckets.audits.emplace_back(std::move(arn), endpoint, audit_options_of(arguments));
  }
  return true;
}

}  // namespace examples
