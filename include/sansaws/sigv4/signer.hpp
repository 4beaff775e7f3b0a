// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Credentials at work: one day, one region, one service.
#pragma once

#include <sansaws/aws/region.hpp>
#include <sansaws/core/result.hpp>
#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/encoding/timestamp.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/sigv4/signing_key.hpp>
#include <sansaws/sigv4/written_scope.hpp>

#include <array>
#include <utility>

namespace sansaws::sigv4 {

/// Credentials with the key derived from them, so that key, scope and token cannot be mixed up.
///
/// Make one a day and keep it: deriving its key costs about as much as signing a request.
/// A value without hidden state; any number of threads may sign with the same one.
template <encoding::hash_256 Hash = encoding::sha256>
class signer {
 public:
  /// `time` is any time of the day (UTC) on which requests are going to be signed.
  signer(credentials identity, const aws::region& region, const service_name& service,
         encoding::timestamp time)
      : identity_(std::move(identity)),
        day_(time),
        scope_(day_, region, service),
        key_(identity_.secret_access_key().expose(), scope_) {}

  const credentials& identity() const& noexcept { return identity_; }
  const credentials& identity() const&& = delete;
  const signing_key<Hash>& key() const& noexcept { return key_; }
  const signing_key<Hash>& key() const&& = delete;
  const written_scope& scope() const& noexcept { return scope_; }
  const written_scope& scope() const&& = delete;
  /// Whether the key is good at `time`; after midnight UTC it is not.
  bool covers(encoding::timestamp time) const noexcept { return date_of(time).has_value(); }
  /// `time` as `YYYYMMDDTHHMMSSZ`, the form that is signed. Error: `conflict` "time" where the key
  /// is not good then.
  [[nodiscard]] result<std::array<char, 16>> date_of(encoding::timestamp time) const noexcept {
    return day_.date_of(time);
  }

  /// Writes `access-key-id/day/region/service/aws4_request`.
  template <text_sink Sink>
  void append_credential(Sink& sink) const {
    sink.append(identity_.access_key_id());
    sink.append("/");
    append_scope(sink, scope_);
  }

 private:
  credentials identity_;
  signing_day day_;
  written_scope scope_;
  signing_key<Hash> key_;
};

}  // namespace sansaws::sigv4
