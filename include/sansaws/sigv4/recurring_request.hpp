// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// One request that is going to be sent again and again, signed anew each time.
#pragma once

#include <sansaws/core/result.hpp>
#include <sansaws/encoding/amz_date.hpp>
#include <sansaws/encoding/fixed_text.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/encoding/timestamp.hpp>
#include <sansaws/http/request.hpp>
#include <sansaws/http/write_request.hpp>
#include <sansaws/sigv4/options.hpp>
#include <sansaws/sigv4/sign.hpp>
#include <sansaws/sigv4/signer.hpp>
#include <sansaws/sigv4/string_to_sign.hpp>
#include <sansaws/sigv4/written_scope.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace sansaws::sigv4 {

/// A request with all but its time of signing settled: hashed up to the date, and laid out as
/// HTTP/1.1 bytes. Signing it once more costs what comes after the date, which is mostly the
/// session token.
///
/// Holds the key as HMAC states, and the token among the bytes and what is hashed of them. A value
/// without hidden state; any number of threads may write the same one.
template <encoding::hash_256 Hash = encoding::sha256>
class recurring_request {
 public:
  /// See `make_recurring`, which needs no template argument.
  [[nodiscard]] static result<recurring_request> make(const http::request& request,
                                                      const signer<Hash>& signer,
                                                      const options& options = {}) {
    const std::string midnight = std::string(signer.scope().day()) + "T000000Z";
    const encoding::timestamp time = *encoding::parse_amz_date(midnight);
    const auto stages = sign_stages(request, signer, time, options);
    if (!stages) return stages.error();
    const auto signed_request = sign(request, signer, time, options);
    if (!signed_request) return signed_request.error();
    auto bytes = http::write_request(*signed_request);
    if (!bytes) return bytes.error();
    return recurring_request(signer, time, stages->canonical_request, *std::move(bytes));
  }

  /// The size of the bytes that `write` writes, at any time.
  std::size_t size() const noexcept { return bytes_.size(); }

  /// Writes the bytes of `http::write_request(sign(request, signer, time, options))` to the front
  /// of `out`. Does not allocate.
  ///
  /// Errors: `conflict` "time" where the signer's key is for another day; `no_room` "buffer"
  /// where `out` has less than `size()` bytes, with that as its position.
  [[nodiscard]] result<std::string_view> write(std::span<char> out,
                                               encoding::timestamp time) const {
    const auto date_digits = day_.date_of(time);
    if (!date_digits) return date_digits.error();
    const std::string_view date = encoding::as_view(*date_digits);
    if (out.size() < size()) return caller_error{caller_errc::no_room, "buffer", size()};
    Hash hash = before_date_;
    hash.update(date);
    hash.update(after_date_);
    const hex_digest canonical(hash.finish());
    const hex_digest signature = key_.sign_written(
        [&](auto& sink) { append_string_to_sign(sink, date, scope_, canonical); });
    bytes_.copy(out.data(), bytes_.size());
    date.copy(out.data() + date_begin_, date.size());
    signature.text().copy(out.data() + signature_begin_, signature.text().size());
    return std::string_view(out.data(), bytes_.size());
  }

 private:
  // The signer's date stands in no other place: names are unique, and no line end is in a value.
  static constexpr std::string_view date_in_canonical = "\nx-amz-date:";
  static constexpr std::string_view date_in_bytes = "\r\nx-amz-date: ";
  static constexpr std::string_view signature_in_bytes = ", Signature=";

  recurring_request(const signer<Hash>& signer, encoding::timestamp time,
                    std::string_view canonical, std::string bytes)
      : key_(signer.key()),
        day_(time),
        scope_(signer.scope()),
        bytes_(std::move(bytes)),
        date_begin_(bytes_.find(date_in_bytes) + date_in_bytes.size()) {
    const std::size_t date = canonical.find(date_in_canonical) + date_in_canonical.size();
    before_date_.update(canonical.substr(0, date));
    after_date_ = canonical.substr(date + 16);
    const std::size_t authorization = bytes_.find("\r\nauthorization: ", date_begin_);
    signature_begin_ = bytes_.find(signature_in_bytes, authorization) + signature_in_bytes.size();
  }

  signing_key<Hash> key_;
  signing_day day_;
  written_scope scope_;
  Hash before_date_;
  std::string after_date_;
  std::string bytes_;
  std::size_t date_begin_ = 0;
  std::size_t signature_begin_ = 0;
};

/// Prepares `request` to be sent again and again on the signer's day.
///
/// Errors: those of `sign`, save for the time, and of `http::write_request`.
template <encoding::hash_256 Hash>
[[nodiscard]] result<recurring_request<Hash>> make_recurring(const http::request& request,
                                                             const signer<Hash>& signer,
                                                             const options& options = {}) {
  return recurring_request<Hash>::make(request, signer, options);
}

}  // namespace sansaws::sigv4
