// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Credentials, ready to sign for one region and one service.
#pragma once

#include <sansaws/aws/region.hpp>
#include <sansaws/aws/service_name.hpp>
#include <sansaws/core/detail/sink.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/credential_scope.hpp>
#include <sansaws/sigv4/credentials.hpp>
#include <sansaws/sigv4/detail/written_scope.hpp>
#include <sansaws/sigv4/signing_key.hpp>
#include <sansaws/time/amz_date.hpp>
#include <sansaws/time/timestamp.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

namespace detail {

/// A credential scope, and the signing key derived for it.
template <crypto::hash_256 Hash>
struct scoped_key {
  written_scope scope;
  signing_key<Hash> key;

  scoped_key(const credentials& identity, const credential_scope& views)
      : scope(views), key(identity.secret_access_key().expose(), scope) {}
};

}  // namespace detail

/// Credentials together with a signing key for one region and one service. Kept in one object, so
/// that key, scope and session token always belong together.
///
/// Owns the credentials, the secret access key included, and the signing key. Secret, token and key
/// are wiped on destruction. A copy of a signer has a copy of the secret.
///
/// A signer is valid on every day. The key it holds is that of one day; a signature for another day
/// derives its own key, which costs about as much as the signature. So make a new signer each day.
/// A regular value without hidden state: any number of threads may sign with the same object.
///
/// @snippet reference_examples.cpp signer
template <crypto::hash_256 Hash = crypto::sha256>
class basic_signer {
 public:
  /// Derives the key for the day (UTC) of `time`: the day on which most requests will be signed.
  basic_signer(credentials identity, const aws::region& region, const aws::service_name& service,
               timestamp time);

  /// Who signs.
  const credentials& identity() const& noexcept { return identity_; }
  const credentials& identity() const&& = delete;
  /// The key that the constructor derived.
  const signing_key<Hash>& key() const& noexcept { return derived_.key; }
  const signing_key<Hash>& key() const&& = delete;
  /// The scope of that key: its members are `day()`, `region()` and `service()`.
  const detail::written_scope& scope() const& noexcept { return derived_.scope; }
  const detail::written_scope& scope() const&& = delete;

 private:
  basic_signer(credentials identity, const aws::region& region, const aws::service_name& service,
               const std::array<char, 16>& date)
      : identity_(std::move(identity)),
        derived_(identity_, {scope_date(date), region.text(), service.text()}) {}

  credentials identity_;
  detail::scoped_key<Hash> derived_;
};

/// The signer that nearly everybody needs: its hash is the one of this library.
using signer = basic_signer<>;

namespace detail {

/// A signer at one time: the date, and the credential scope and signing key of its day. The key is
/// that of the signer if the day is the same; else it is derived here.
///
/// Views the signer, which must outlive this object.
template <crypto::hash_256 Hash = crypto::sha256>
class dated_signer {
 public:
  dated_signer(const basic_signer<Hash>& by, timestamp time)
      : signer_(by), date_(format_amz_date(time)) {
    const written_scope& scope = by.scope();
    if (scope.day() == scope_date(date_)) return;
    other_day_.emplace(by.identity(),
                       credential_scope{scope_date(date_), scope.region(), scope.service()});
  }
  dated_signer(const basic_signer<Hash>&&, timestamp) = delete;
  dated_signer(const dated_signer&) = delete;
  dated_signer& operator=(const dated_signer&) = delete;

  /// `YYYYMMDDTHHMMSSZ`
  std::string_view date() const& noexcept { return sansaws::detail::text_of(date_); }
  void date() const&& = delete;
  const credentials& identity() const noexcept { return signer_.identity(); }
  const written_scope& scope() const noexcept {
    return other_day_ ? other_day_->scope : signer_.scope();
  }
  const signing_key<Hash>& key() const noexcept {
    return other_day_ ? other_day_->key : signer_.key();
  }

  /// Writes `access-key-id/day/region/service/aws4_request`.
  template <text_sink Sink>
  void append_credential(Sink& sink) const {
    sink.append(identity().access_key_id());
    sink.append("/");
    append_scope(sink, scope());
  }

 private:
  const basic_signer<Hash>& signer_;
  std::array<char, 16> date_;
  std::optional<scoped_key<Hash>> other_day_;
};

}  // namespace detail
template <crypto::hash_256 Hash>
basic_signer<Hash>::basic_signer(credentials identity, const aws::region& region,
                                 const aws::service_name& service, timestamp time)
    : basic_signer(std::move(identity), region, service, format_amz_date(time)) {}

#if SANSAWS_INSTANTIATIONS
SANSAWS_EXTERN template basic_signer<>::basic_signer(credentials, const aws::region&,
                                                     const aws::service_name&, timestamp);
#endif

}  // namespace sansaws::sigv4
