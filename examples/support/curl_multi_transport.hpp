// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Many signed requests at a time over libcurl's multi interface, in one thread.
#pragma once

#include "curl_transport.hpp"

#include <sansaws/aws/endpoint.hpp>
#include <sansaws/core/limits.hpp>
#include <sansaws/core/peer_errc.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/http/grammar.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/response.hpp>
#include <sansaws/rest_json1/response_error.hpp>

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

/// Sends requests to one endpoint and collects the answers, each by its ticket. Connections are
/// kept, and are never more than the requests in flight.
class curl_multi_transport {
 public:
  using outcome = sansaws::result<sansaws::http::response, sansaws::rest_json1::response_error>;

  /// `timeout` is for all of an exchange, from the name of the host to the last byte. The
  /// certificates that are trusted are those of AWS_CA_BUNDLE, else those of the system.
  curl_multi_transport(const sansaws::aws::endpoint& endpoint, std::size_t max_in_flight,
                       std::chrono::seconds timeout)
      : origin_(endpoint.origin()), timeout_(timeout) {
    check(curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(max_in_flight)));
  }
  curl_multi_transport(const curl_multi_transport&) = delete;
  curl_multi_transport& operator=(const curl_multi_transport&) = delete;
  ~curl_multi_transport() {
    for (const auto& each : exchanges_) curl_multi_remove_handle(multi_.get(), each->handle.get());
  }

  /// Puts a signed request into flight, as it is.
  void send(std::uint64_t ticket, const sansaws::http::request& request) {
    exchange& each = idle_exchange();
    each.ticket = ticket;
    each.answer = {};
    each.trailers = 0;
    each.broken = {};
    each.why.front() = '\0';
    curl_slist* lines = nullptr;
    for (const auto field : request.fields) {
      lines = curl_slist_append(lines, header_line(field).c_str());
    }
    each.lines.reset(lines);
    CURL* const handle = each.handle.get();
    curl_easy_setopt(handle, CURLOPT_URL, (origin_ + request.target).c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, lines);
    check(curl_multi_add_handle(multi_.get(), handle));
  }

  /// Moves what can be moved, and calls `done(ticket, outcome)` for each request that is no longer
  /// in flight. Where there is none, waits until there may be, but not longer than `patience`. A
  /// signal ends the wait, too.
  template <class Done>
  void run(std::chrono::milliseconds patience, Done done) {
    if (take_finished(done) || patience.count() <= 0) return;
    const auto most = static_cast<int>(patience.count());
    check(curl_multi_poll(multi_.get(), nullptr, 0, most, nullptr));
    take_finished(done);
  }

 private:
  /// A handle of libcurl, and what it collects of one response.
  struct exchange {
    std::unique_ptr<CURL, void (*)(CURL*)> handle{curl_easy_init(), curl_easy_cleanup};
    std::unique_ptr<curl_slist, void (*)(curl_slist*)> lines{nullptr, curl_slist_free_all};
    std::uint64_t ticket = 0;
    sansaws::http::response answer;
    bool head_ended = false;
    std::size_t trailers = 0;
    std::optional<sansaws::peer_errc> broken;  // why the rest of the response is not wanted
    std::array<char, CURL_ERROR_SIZE> why{};
  };

  static void check(CURLMcode code) {
    if (code != CURLM_OK) throw std::runtime_error(curl_multi_strerror(code));
  }

  // What each of these returns, other than `size`, makes libcurl give up.
  static std::size_t take_line(char* data, std::size_t, std::size_t size, void* user) {
    auto& each = *static_cast<exchange*>(user);
    std::string_view line(data, size);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with("HTTP/")) {
      each.answer.fields.clear();  // an interim response came before
      each.head_ended = false;
      return size;
    }
    if (line.empty()) each.head_ended = true;
    constexpr sansaws::limits limits;
    const std::size_t colon = line.find(':');
    if (each.head_ended) {  // a trailer is no field of the head, but libcurl keeps it
      if (++each.trailers > limits.max_fields) each.broken = sansaws::peer_errc::too_many_fields;
      return each.broken ? 0 : size;
    }
    if (colon == line.npos) return size;
    if (line.size() > limits.max_line) {
      each.broken = sansaws::peer_errc::line_too_long;
    } else if (each.answer.fields.size() == limits.max_fields) {
      each.broken = sansaws::peer_errc::too_many_fields;
    } else if (!each.answer.fields.append(line.substr(0, colon), line.substr(colon + 1))) {
      each.broken = sansaws::peer_errc::bad_field;
    }
    return each.broken ? 0 : size;
  }
  static std::size_t take_piece(char* data, std::size_t, std::size_t size, void* user) {
    auto& each = *static_cast<exchange*>(user);
    if (each.answer.body.size() + size > sansaws::limits{}.max_body) {
      each.broken = sansaws::peer_errc::body_too_large;
      return 0;
    }
    each.answer.body.append(data, size);
    return size;
  }

  /// What stays the same from request to request.
  void set_up(exchange& each) const {
    CURL* const handle = each.handle.get();
    curl_easy_setopt(handle, CURLOPT_PRIVATE, &each);
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);  // the path is signed byte for byte
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_line);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &each);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_piece);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &each);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, each.why.data());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(timeout_.count()));
#if CURL_AT_LEAST_VERSION(7, 87, 0)
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);  // does not wait for the resolver
#endif
    if (!ca_bundle_) return;
    curl_easy_setopt(handle, CURLOPT_CAINFO, ca_bundle_->c_str());
    curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
  }

  exchange& idle_exchange() {
    if (idle_.empty()) {
      idle_.push_back(exchanges_.emplace_back(std::make_unique<exchange>()).get());
      set_up(*idle_.back());
    }
    exchange& each = *idle_.back();
    idle_.pop_back();
    return each;
  }

  template <class Done>
  bool take_finished(Done& done) {
    int count = 0;
    check(curl_multi_perform(multi_.get(), &count));
    bool any = false;
    while (const CURLMsg* const message = curl_multi_info_read(multi_.get(), &count)) {
      const CURLcode code = message->data.result;  // gone once the handle is removed
      CURL* const handle = message->easy_handle;
      char* user = nullptr;
      curl_easy_getinfo(handle, CURLINFO_PRIVATE, &user);
      auto& each = *static_cast<exchange*>(static_cast<void*>(user));
      check(curl_multi_remove_handle(multi_.get(), handle));
      idle_.push_back(&each);
      done(each.ticket, outcome_of(each, code));
      any = true;
    }
    return any;
  }

  outcome outcome_of(exchange& each, CURLcode code) const {
    long status = 0;
    // A proxy that refuses to connect has answered, too.
    const auto which = code == CURLE_OK ? CURLINFO_RESPONSE_CODE : CURLINFO_HTTP_CONNECTCODE;
    curl_easy_getinfo(each.handle.get(), which, &status);
    each.answer.status = static_cast<int>(status);
    if (code == CURLE_OK || status >= 300) return std::move(each.answer);
    auto failure = failure_of(code, each.why.data(), ca_bundle_);
    if (each.broken) failure.code = *each.broken;
    return failure;
  }

  std::string origin_;
  std::chrono::seconds timeout_;
  std::optional<std::string> ca_bundle_ = ca_bundle();
  std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> multi_{curl_multi_init(), curl_multi_cleanup};
  std::vector<std::unique_ptr<exchange>> exchanges_;
  std::vector<exchange*> idle_;
};

}  // namespace examples
