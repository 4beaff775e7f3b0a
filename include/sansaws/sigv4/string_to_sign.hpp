// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Stage two: what is signed, in four lines.
#pragma once

#include <sansaws/core/sink.hpp>
#include <sansaws/encoding/hash_writer.hpp>
#include <sansaws/encoding/hex.hpp>
#include <sansaws/encoding/sha256.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/credential_scope.hpp>

#include <array>
#include <string_view>

namespace sansaws::sigv4 {

inline constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

/// Sixty-four lower-case hex digits: a digest as SigV4 writes it.
class hex_digest {
 public:
  constexpr explicit hex_digest(const encoding::digest& bytes) noexcept
      : digits_(encoding::to_hex_array(bytes)) {}
  constexpr std::string_view text() const& noexcept { return {digits_.data(), digits_.size()}; }
  std::string_view text() const&& = delete;
  friend constexpr bool operator==(const hex_digest&, const hex_digest&) = default;

 private:
  std::array<char, 64> digits_;
};

/// The hash of a request's canonical form, of which never more than a piece is put together.
template <encoding::hash_256 Hash = encoding::sha256>
constexpr hex_digest hash_canonical_request(const signable& request, const options& options) {
  Hash hash;
  encoding::hash_writer<Hash, 1024> text(hash);
  append_canonical_request(text, request, options);
  return hex_digest(text.finish());
}

/// Writes the string to sign. `date` is the time of signing as `YYYYMMDDTHHMMSSZ`; the scope may be
/// one that is written already.
///
/// Specification: AWS Signature Version 4, "Create a string to sign".
template <text_sink Sink, class Scope = credential_scope>
constexpr void append_string_to_sign(Sink& sink, std::string_view date, const Scope& scope,
                                     const hex_digest& canonical_request_hash) {
  sink.append(algorithm);
  sink.append("\n");
  sink.append(date);
  sink.append("\n");
  append_scope(sink, scope);
  sink.append("\n");
  sink.append(canonical_request_hash.text());
}

}  // namespace sansaws::sigv4
