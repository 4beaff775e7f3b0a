// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The last line of a canonical request: the hash of the body or a given one, or
// `UNSIGNED-PAYLOAD`.
#pragma once

#include <sansaws/crypto/hex_digest.hpp>
#include <sansaws/crypto/sha256.hpp>
#include <sansaws/sigv4/canonical_request.hpp>
#include <sansaws/sigv4/options.hpp>

#include <optional>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4::detail {

/// The hash of a body, or the hash that is given, as hex digits, or `UNSIGNED-PAYLOAD`. Owns its
/// text. Linear time in the body; the hash of an empty body is a constant.
template <crypto::hash_256 Hash = crypto::sha256>
class payload_hash {
 public:
  constexpr payload_hash(std::string_view body, const payload_signing& signing) {
    if (const auto given = signing.hash()) {
      digits_.emplace(*given);
    } else if (signing == payload_signing::off) {
      constant_ = unsigned_payload;
    } else if (!body.empty()) {
      digits_.emplace(crypto::hash<Hash>(body));
    }
  }
  constexpr std::string_view text() const& noexcept {
    return digits_ ? digits_->text() : constant_;
  }
  std::string_view text() const&& = delete;

 private:
  std::string_view constant_ = empty_payload_hash;
  std::optional<crypto::hex_digest> digits_;
};

}  // namespace sansaws::sigv4::detail
