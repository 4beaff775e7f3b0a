// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The settings of a signature: what SigV4 leaves to each service.
#pragma once

#include <sansaws/core/detail/config.hpp>
#include <sansaws/crypto/sha256.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <ranges>
#include <span>
#include <string_view>

namespace sansaws::inline SANSAWS_ABI::sigv4 {

/// How often the path is percent-encoded for the canonical request.
enum class uri_encoding {
  double_,  ///< The rule: the path on the wire is encoded once more, so a `%` becomes `%25`.
  single,   ///< Amazon S3 alone: the path is decoded, and what comes out is encoded. S3 takes a
            ///< `+` for a space and `%2F` for a slash, and refuses a `%` that begins no escape.
};

/// Whether dot segments and empty segments are removed from the path before it is signed.
enum class path_normalization {
  on,   ///< The rule: the service turns `/a/../b//c` into `/b/c` before it checks the signature.
  off,  ///< Amazon S3 alone: object keys may have such segments.
};

/// Whether the session token of temporary credentials is signed. It is sent either way.
enum class session_token_mode {
  include,  ///< The rule: `x-amz-security-token` is one of the signed headers.
  exclude,  ///< A few services, AWS IoT among them: the token is added after signing.
};

/// Whether the payload hash is sent as the field `x-amz-content-sha256`, which is then signed.
enum class payload_checksum_header {
  omit,  ///< Enough for most services: the canonical request ends with the hash either way.
  add,   ///< Amazon S3 requires it, and so do some gateways in front of other services.
};

/// Which hash of the body is signed.
class payload_signing {
 public:
  /// The rule: the SHA-256 of the request's body.
  static const payload_signing on;
  /// `UNSIGNED-PAYLOAD` in place of a hash. Only some services allow this. `sign` then sends
  /// `x-amz-content-sha256` in any case, as the service has to know.
  static const payload_signing off;
  /// Amazon S3: `on` for `sign`, `off` for `presign`, as a URL is made before there is a body.
  static const payload_signing unless_presigned;
  /// This SHA-256, of a body that is elsewhere: in a file, in a stream. The body of the request is
  /// not read, and may be empty.
  static constexpr payload_signing of_hash(const crypto::digest& sha256) noexcept {
    return payload_signing(rule::of_hash, sha256);
  }

  /// The hash that is given. Nothing where it has to be made of the body, or none is signed.
  constexpr std::optional<crypto::digest> hash() const noexcept {
    return rule_ == rule::of_hash ? std::optional(hash_) : std::nullopt;
  }
  /// What this is for a request that is presigned.
  constexpr payload_signing when_presigned() const noexcept;

  friend constexpr bool operator==(const payload_signing&, const payload_signing&) = default;

 private:
  enum class rule : unsigned char { on, off, unless_presigned, of_hash };

  constexpr explicit payload_signing(rule chosen, const crypto::digest& hash = {}) noexcept
      : rule_(chosen), hash_(hash) {}

  rule rule_;
  crypto::digest hash_;
};

inline constexpr payload_signing payload_signing::on{rule::on};
inline constexpr payload_signing payload_signing::off{rule::off};
inline constexpr payload_signing payload_signing::unless_presigned{rule::unless_presigned};

constexpr payload_signing payload_signing::when_presigned() const noexcept {
  return rule_ == rule::unless_presigned ? off : *this;
}

/// Names of fields, in any letter case.
///
/// Views an array or vector of names, which must outlive this object. A list in braces is kept
/// inside: its names have to be literals, at most `max_literals`; any other does not compile.
///
/// @snippet reference_examples.cpp field_names
class field_names {
 public:
  static constexpr std::size_t max_literals = 6;  ///< the most names of a list in braces

  /// No names.
  constexpr field_names() noexcept = default;
  /// Views these names.
  template <class Names>
  requires std::convertible_to<const Names&, std::span<const std::string_view>>
  constexpr field_names(const Names& names) noexcept : viewed_(names) {}  // NOLINT: only a view
  /// Refuses temporaries that own the names: these would be gone before anybody reads them.
  /// (`enable_borrowed_range` comes with <span>. All of <ranges> would take long to compile.)
  template <class Names>
  requires(!std::ranges::enable_borrowed_range<Names> && !std::same_as<Names, field_names>)
      field_names(const Names&&)
  = delete;
  /// Keeps these literals.
  consteval field_names(std::initializer_list<std::string_view> names) {  // NOLINT: implicit
    if (names.size() > max_literals) refused_more_than_max_literals();
    for (const std::string_view name : names) literals_[count_++] = name;
  }

  /// All names but `names`, and but those that are never signed unless asked for by name, as a
  /// hop on the way may change or drop such a field: `authorization`, `cache-control`,
  /// `connection`, `expect`, `from`, `keep-alive`, `max-forwards`, `pragma`, `referer`, `te`,
  /// `trailer`, `transfer-encoding`, `upgrade`, `user-agent`, `x-amzn-trace-id`, and all that begin
  /// with `proxy-` or `sec-`.
  static constexpr field_names all_but(field_names names) noexcept {
    names.all_but_ = true;
    return names;
  }
  /// Whether this is all names but those listed.
  constexpr bool is_all_but() const noexcept { return all_but_; }

  // The list. Its iterators point into this object, or into what it views.
  constexpr const std::string_view* begin() const& noexcept {
    return count_ != 0 ? literals_.data() : viewed_.data();
  }
  constexpr const std::string_view* end() const& noexcept { return begin() + size(); }
  void begin() const&& = delete;
  void end() const&& = delete;
  constexpr std::size_t size() const noexcept { return count_ != 0 ? count_ : viewed_.size(); }
  constexpr bool empty() const noexcept { return size() == 0; }
  /// Precondition: index < size().
  constexpr std::string_view operator[](std::size_t index) const noexcept { return begin()[index]; }

 private:
  // Not constexpr on purpose: its call is an error in a constant expression.
  static void refused_more_than_max_literals() {}

  std::span<const std::string_view> viewed_;
  std::array<std::string_view, max_literals> literals_{};
  std::size_t count_ = 0;  // of the literals
  bool all_but_ = false;
};

/// The settings of one signature. The defaults are right for nearly every service; Amazon S3 needs
/// those of `s3`.
///
/// @snippet reference_examples.cpp options
struct options {
  /// How often the path is percent-encoded.
  sigv4::uri_encoding uri_encoding = sigv4::uri_encoding::double_;
  /// Whether dot segments and empty segments count.
  sigv4::path_normalization path_normalization = sigv4::path_normalization::on;
  /// Whether the session token is signed.
  sigv4::session_token_mode session_token_mode = sigv4::session_token_mode::include;
  /// Whether the hash of the body is sent as a field, too.
  sigv4::payload_checksum_header payload_checksum_header = sigv4::payload_checksum_header::omit;
  /// Whether, and how, the body is hashed.
  sigv4::payload_signing payload_signing = sigv4::payload_signing::on;
  /// Fields to sign beside `host` and all `x-amz-*`, which are always signed. A proxy that rewrites
  /// a signed field breaks the signature, so sign no more than is needed.
  field_names additional_signed_headers = {};

  /// The settings of Amazon S3, for `sign` and for `presign`.
  static constexpr options s3() noexcept {
    options made;
    made.uri_encoding = sigv4::uri_encoding::single;
    made.path_normalization = sigv4::path_normalization::off;
    made.payload_checksum_header = sigv4::payload_checksum_header::add;
    made.payload_signing = sigv4::payload_signing::unless_presigned;
    return made;
  }
};

}  // namespace sansaws::sigv4
